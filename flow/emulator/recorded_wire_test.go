package emulator

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/poolfile"
	"authwalk/srp"

	"github.com/pquerna/otp/hotp"
)

const recordedPoolFile = `
UserPool:
  Id: eu-west-1_Ab12Cd34E
  Name: recorded
  AutoVerifiedAttributes: [email, phone_number]
  EmailConfiguration: {EmailSendingAccount: DEVELOPER}
  SmsConfiguration: {SnsCallerArn: "arn:aws:iam::000000000000:role/sms"}
  Policies:
    PasswordPolicy: {MinimumLength: 8, RequireNumbers: true}
    SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP, SMS_OTP]}
MfaConfig:
  MfaConfiguration: OPTIONAL
  SmsMfaConfiguration: {}
  SoftwareTokenMfaConfiguration: {Enabled: true}
  EmailMfaConfiguration: {}
Clients:
  - ClientId: public
    ExplicitAuthFlows: &FLOWS
  - ClientId: hiding
    PreventUserExistenceErrors: ENABLED
    ExplicitAuthFlows: &FLOWS
  - ClientId: secret
    ClientSecret: s3cr3tKeyForTests0123456789
    ExplicitAuthFlows: &FLOWS
Users:
  - Username: nadia
    Password: Winter-2026
    UserAttributes:
      - {Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7aa}
      - {Name: email, Value: nadia@example.org}
      - {Name: email_verified, Value: true}
  - Username: temporary
    TemporaryPassword: Winter-2026
    UserAttributes: [{Name: email, Value: t@example.org}]
  - Username: bare
    Password: Winter-2026
  - Username: totp
    Password: Winter-2026
    TotpSecret: JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW
    UserMFASettingList: [SOFTWARE_TOKEN_MFA]
  - Username: sms
    Password: Winter-2026
    UserMFASettingList: [SMS_MFA]
    UserAttributes: [{Name: phone_number, Value: +15550100142}]
  - Username: both
    Password: Winter-2026
    UserMFASettingList: [SMS_MFA, EMAIL_OTP]
    UserAttributes: [{Name: phone_number, Value: +15550100142}, {Name: email, Value: b@example.org}]
`

const allFlows = "[ALLOW_USER_AUTH, ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_CUSTOM_AUTH]"

const (
	rightPassword = "Winter-2026"
	totpSecret    = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW"
	clientSecret  = "s3cr3tKeyForTests0123456789"
	recordedPool  = "eu-west-1_Ab12Cd34E"
)

// rawClient asks an emulator behind real HTTP with a clock that stands still.
type rawClient struct {
	t        *testing.T
	emulator *Emulator
	server   *httptest.Server
	mu       sync.Mutex
	time     time.Time
	// restart stops the emulator before every request and starts it again, nil where it
	// goes on.
	restart func()
}

type members = map[string]any

func newRawClient(t *testing.T, set func(*poolfile.File)) *rawClient {
	t.Helper()
	file, err := poolfile.Parse([]byte(strings.ReplaceAll(recordedPoolFile, "&FLOWS", allFlows)))
	if err != nil {
		t.Fatal(err)
	}
	if set != nil {
		set(file)
	}
	return newRawClientOf(t, []*poolfile.File{file})
}

func newRawClientOf(t *testing.T, files []*poolfile.File) *rawClient {
	t.Helper()
	w := &rawClient{t: t, time: time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)}
	var err error
	w.emulator, err = New(Options{Files: files, Clock: w.now, Keys: testKeys()})
	if err != nil {
		t.Fatal(err)
	}
	w.server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) { w.emulator.ServeHTTP(out, r) }))
	t.Cleanup(w.server.Close)
	return w
}

func (w *rawClient) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.time
}

func (w *rawClient) wait(by time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.time = w.time.Add(by)
}

// reply is an answer as it came.
type reply struct {
	status int
	header http.Header
	raw    []byte
	body   members
}

func (r reply) text(name string) string {
	text, _ := r.body[name].(string)
	return text
}

func (r reply) exception() string { return r.text("__type") }
func (r reply) message() string   { return r.text("message") }

func (r reply) parameter(name string) string {
	parameters, _ := r.body["ChallengeParameters"].(members)
	text, _ := parameters[name].(string)
	return text
}

func (r reply) token(name string) string {
	result, _ := r.body["AuthenticationResult"].(members)
	text, _ := result[name].(string)
	return text
}

// list is a list of texts.
func (r reply) list(name string) []string {
	var texts []string
	items, _ := r.body[name].([]any)
	for _, item := range items {
		text, _ := item.(string)
		texts = append(texts, text)
	}
	return texts
}

const wellFormedSignature = "AWS4-HMAC-SHA256 Credential=KEY/20260107/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=" +
	"0000000000000000000000000000000000000000000000000000000000000000"

// call makes a request, signed where the operation wants it.
func (w *rawClient) call(operation string, in members) reply {
	w.t.Helper()
	headers := map[string]string{"X-Amz-Target": targetOf + operation, "Content-Type": jsonContent}
	if declared, _ := api.FindOperation(operation); declared.Access == api.Signed {
		headers["Authorization"], headers["X-Amz-Date"] = wellFormedSignature, "20260107T080509Z"
	}
	body, err := json.Marshal(in)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.send(headers, body)
}

func (w *rawClient) send(headers map[string]string, body []byte) reply {
	w.t.Helper()
	if w.restart != nil {
		w.restart()
	}
	request, err := http.NewRequestWithContext(w.t.Context(), http.MethodPost, w.server.URL+"/", bytes.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	response, err := w.server.Client().Do(request)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	r := reply{status: response.StatusCode, header: response.Header}
	if r.raw, err = io.ReadAll(response.Body); err != nil {
		w.t.Fatal(err)
	}
	_ = json.Unmarshal(r.raw, &r.body)
	return r
}

// initiate is InitiateAuth with the client public.
func (w *rawClient) initiate(flow string, parameters members) reply {
	w.t.Helper()
	return w.initiateAs("public", flow, parameters)
}

func (w *rawClient) initiateAs(client, flow string, parameters members) reply {
	w.t.Helper()
	return w.call("InitiateAuth", members{"ClientId": client, "AuthFlow": flow, "AuthParameters": parameters})
}

func (w *rawClient) admin(flow string, parameters members) reply {
	w.t.Helper()
	return w.call("AdminInitiateAuth", members{
		"UserPoolId": recordedPool, "ClientId": "public", "AuthFlow": flow, "AuthParameters": parameters,
	})
}

func (w *rawClient) signIn(username, password string) reply {
	w.t.Helper()
	return w.initiate("USER_PASSWORD_AUTH", members{"USERNAME": username, "PASSWORD": password})
}

func (w *rawClient) signInHiding(username, password string) reply {
	w.t.Helper()
	return w.initiateAs("hiding", "USER_PASSWORD_AUTH", members{"USERNAME": username, "PASSWORD": password})
}

// respond answers the challenge in r with its session.
func (w *rawClient) respond(r reply, challenge, username string, responses members) reply {
	w.t.Helper()
	return w.call("RespondToAuthChallenge", w.response(r, challenge, username, responses))
}

func (w *rawClient) response(r reply, challenge, username string, responses members) members {
	all := members{"USERNAME": username}
	for name, value := range responses {
		all[name] = value
	}
	in := members{"ClientId": "public", "ChallengeName": challenge, "ChallengeResponses": all}
	if session := r.text("Session"); session != "" {
		in["Session"] = session
	}
	return in
}

func (w *rawClient) adminRespond(r reply, challenge, username string, responses members) reply {
	w.t.Helper()
	in := w.response(r, challenge, username, responses)
	in["UserPoolId"] = recordedPool
	return w.call("AdminRespondToAuthChallenge", in)
}

// code is the newest code in the outbox for the user.
func (w *rawClient) code(username string) string {
	w.t.Helper()
	for _, m := range w.emulator.data().Outbox.Of(func(_, user string) bool { return user == username }) {
		if m.Code != "" {
			return m.Code
		}
	}
	w.t.Fatalf("no code for %s", username)
	return ""
}

// wrong is a code of the same length that is not the right one.
func wrong(code string) string {
	if strings.HasPrefix(code, "0") {
		return "1" + code[1:]
	}
	return "0" + code[1:]
}

func (w *rawClient) totp(secret string) string {
	w.t.Helper()
	code, err := hotp.GenerateCode(secret, uint64(w.now().Unix()/30))
	if err != nil {
		w.t.Fatal(err)
	}
	return code
}

// beginSRP starts USER_SRP_AUTH.
func (w *rawClient) beginSRP(client, username string) (*srp.Client, reply) {
	w.t.Helper()
	handshake, err := srp.NewClient(rand.Reader)
	if err != nil {
		w.t.Fatal(err)
	}
	return handshake, w.initiateAs(client, "USER_SRP_AUTH", members{"USERNAME": username, "SRP_A": handshake.A()})
}

// prove makes the answer to a PASSWORD_VERIFIER; the timestamp is signed and
// sent as it is.
func (w *rawClient) prove(handshake *srp.Client, r reply, password, timestamp string) members {
	w.t.Helper()
	identity := srp.Identity{Scope: "Ab12Cd34E", ID: r.parameter("USER_ID_FOR_SRP")}
	challenge := srp.Challenge{Salt: r.parameter("SALT"), B: r.parameter("SRP_B"), SecretBlock: r.parameter("SECRET_BLOCK")}
	proof, err := handshake.Prove(identity, password, challenge, timestamp)
	if err != nil {
		w.t.Fatal(err)
	}
	return members{
		"PASSWORD_CLAIM_SECRET_BLOCK": challenge.SecretBlock, "PASSWORD_CLAIM_SIGNATURE": proof.Signature, "TIMESTAMP": timestamp,
	}
}

// srp signs in with USER_SRP_AUTH; alter may change the answer.
func (w *rawClient) srp(username, password string, alter func(members)) reply {
	w.t.Helper()
	handshake, r := w.beginSRP("public", username)
	answer := w.prove(handshake, r, password, srp.Timestamp(w.now()))
	if alter != nil {
		alter(answer)
	}
	return w.respond(r, "PASSWORD_VERIFIER", r.parameter("USERNAME"), answer)
}

// claims are the claims of a token, unverified.
func claims(t *testing.T, token string) members { return tokenPart(t, token, 1) }

func tokenPart(t *testing.T, token string, part int) members {
	t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) <= part {
		t.Fatalf("a token of %d parts", len(parts))
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[part])
	if err != nil {
		t.Fatal(err)
	}
	var decoded members
	if err := json.Unmarshal(raw, &decoded); err != nil {
		t.Fatal(err)
	}
	return decoded
}
