package storybook_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/start"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
	"authwalk/ui/storybook"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

var record = flag.Bool("record", false, "walk against the emulator and write the recordings anew")

// pair signs what the emulator wants signed.
var pair = aws.Credentials{AccessKeyID: "AKIAEXAMPLE", SecretAccessKey: "example"}

const (
	password  = "Winter-2026!"
	temporary = "Start-2026!"
)

// recorded are the walks that the stories play, each with a user of the demo
// pools, and the challenges that they meet. Recordings that are not listed here
// were written by hand, because the emulator does not ask such a challenge.
var recorded = []struct {
	name  string
	start storybook.RecordedStart
	walk  func(*session)
	path  []string
}{
	{
		name: "tokens", start: srp("nadia"), path: []string{"PASSWORD_VERIFIER"},
		walk: func(s *session) { s.perform("GetUser"); s.perform("GetUserAuthFactors"); s.refresh() },
	},
	{
		name: "sms", start: srp("sam"), path: []string{"PASSWORD_VERIFIER", "SMS_MFA"},
		walk: func(s *session) { s.answer("SMS_MFA_CODE", s.code()); s.suggestPools() },
	},
	{
		name: "sms-refused", start: srp("sam"), path: []string{"PASSWORD_VERIFIER", "SMS_MFA"},
		walk: func(s *session) { s.answer("SMS_MFA_CODE", "000000"); s.answer("SMS_MFA_CODE", s.code()) },
	},
	{name: "totp", start: srp("theo"), path: []string{"PASSWORD_VERIFIER", "SOFTWARE_TOKEN_MFA"}},
	{name: "email-code", start: srp("emil"), path: []string{"PASSWORD_VERIFIER", "EMAIL_OTP"}},
	{name: "select-mfa", start: srp("selma"), path: []string{"PASSWORD_VERIFIER", "SELECT_MFA_TYPE"}},
	{name: "select-challenge", start: userAuth("chloe"), path: []string{"SELECT_CHALLENGE"}},
	{
		name: "first-factor-code", start: userAuth("olga"), path: []string{"SELECT_CHALLENGE"},
		walk: func(s *session) { s.answer("ANSWER", "EMAIL_OTP") },
	},
	{
		name: "new-password", start: required(srp("max"), temporary), path: []string{"PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED"},
	},
	{
		name: "mfa-setup", start: required(srp("mia"), password), path: []string{"PASSWORD_VERIFIER", "MFA_SETUP"},
		walk: func(s *session) { s.answer("TYPE", "SOFTWARE_TOKEN_MFA") },
	},
	{
		name: "device", start: devices(srp("ned")), path: []string{"PASSWORD_VERIFIER", "SMS_MFA"},
		walk: func(s *session) { s.answer("SMS_MFA_CODE", s.code()); s.perform("ConfirmDevice") },
	},
	{
		name: "triggers", start: custom("rita"), path: []string{"CUSTOM_CHALLENGE"},
		walk: func(s *session) { s.answer("ANSWER", "bottle"); s.sendEventAgain() },
	},
	{
		name: "custom-code", start: custom("cara"), path: []string{"CUSTOM_CHALLENGE"},
		walk: func(s *session) { s.readInbox(); s.answer("ANSWER", s.sum()) },
	},
	{
		name: "passkey", start: passkeys("kim", "USER_AUTH", map[string]string{"PREFERRED_CHALLENGE": "WEB_AUTHN"}), path: []string{"WEB_AUTHN"},
		walk: func(s *session) { s.answer("PASSKEY", base64.RawURLEncoding.EncodeToString(s.kept[0].ID)) },
	},
	{
		name: "passkey-registration", start: passkeys("kurt", "USER_PASSWORD_AUTH", nil),
		walk: func(s *session) { s.perform("StartWebAuthnRegistration"); s.answer("PASSKEY", "made here") },
	},
	{name: "trigger-refused", start: triggers("boris", "USER_PASSWORD_AUTH")},
	{name: "refused", start: secret(srp("sid"))},
	{name: "wrong-password", start: wrong(srp("nadia")), path: []string{"PASSWORD_VERIFIER"}},
	{name: "unconfirmed", start: srp("uma")},
}

func srp(user string) storybook.RecordedStart {
	return storybook.RecordedStart{
		UserPoolID: "us-east-1_AuthwalkD", ClientID: "authwalkdemoweb",
		Operation: walk.InitiateAuth, AuthFlow: "USER_SRP_AUTH", Username: user, Password: password,
	}
}

func userAuth(user string) storybook.RecordedStart {
	start := srp(user)
	start.AuthFlow = "USER_AUTH"
	return start
}

func required(start storybook.RecordedStart, password string) storybook.RecordedStart {
	start.UserPoolID, start.ClientID, start.Password = "us-east-1_AuthwalkM", "authwalkdemomfa", password
	return start
}

func devices(start storybook.RecordedStart) storybook.RecordedStart {
	start.UserPoolID, start.ClientID = "us-east-1_AuthwalkR", "authwalkdemodevice"
	return start
}

func triggers(user, flow string) storybook.RecordedStart {
	start := srp(user)
	start.UserPoolID, start.ClientID, start.AuthFlow = "us-east-1_AuthwalkT", "authwalkdemotrigger", flow
	return start
}

// custom begins with the challenge of the pool's triggers.
func custom(user string) storybook.RecordedStart {
	start := triggers(user, "CUSTOM_AUTH")
	start.Password = ""
	return start
}

func passkeys(user, flow string, parameters map[string]string) storybook.RecordedStart {
	start := srp(user)
	start.UserPoolID, start.ClientID, start.AuthFlow, start.Parameters = "us-east-1_AuthwalkK", "authwalkdemopasskey", flow, parameters
	return start
}

// secret signs in at the client with a secret, and gives another one.
func secret(start storybook.RecordedStart) storybook.RecordedStart {
	start.ClientID, start.ClientSecret = "authwalkdemosecret", "not0the0secret0of0this0client0at0all0"
	return start
}

func wrong(start storybook.RecordedStart) storybook.RecordedStart {
	start.Password = "Summer-2026!"
	return start
}

// TestRecordings plays every recording through the real controller and expects
// the path that was recorded.
func TestRecordings(t *testing.T) {
	if *record {
		recordAll(t)
	}
	for _, wanted := range recorded {
		t.Run(wanted.name, func(t *testing.T) {
			options, start := storybook.Play(wanted.name, "http://127.0.0.1:9229")
			w := flow.New(options).Begin(context.Background(), start)
			if got := w.Path(); !slices.Equal(got, wanted.path) {
				t.Errorf("the path is %v, want %v", got, wanted.path)
			}
		})
	}
}

func recordAll(t *testing.T) {
	recordDemoUsers(t)
	for _, wanted := range recorded {
		s := newSession(t, wanted.start)
		s.begin()
		if wanted.walk != nil {
			wanted.walk(s)
		}
		s.controller.Verify(context.Background(), s.made)
		s.readInbox()
		s.save(filepath.Join("recordings", wanted.name+".json"))
		if err := s.emulator.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// session is one walk against an emulator of its own, kept as it crosses.
type session struct {
	t          *testing.T
	controller *flow.Controller
	start      storybook.RecordedStart
	made       walk.Walk
	recorder   *recorder
	emulator   *emulator.Emulator
	// kept are the user's passkeys before the walk.
	kept []vault.Passkey
}

func newSession(t *testing.T, start storybook.RecordedStart) *session {
	t.Helper()
	now := func() time.Time { return storybook.Now }
	pools, err := emulator.Demo(storybook.Now.Add(-time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	served, err := emulator.New(emulator.Options{
		Files: pools, Listen: "127.0.0.1:9229", Clock: now, Random: &seeded{}, Token: "token", Credentials: &emulator.Credentials{AccessKeyID: pair.AccessKeyID, SecretAccessKey: pair.SecretAccessKey},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := served.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	passkeys, err := demouser.Vault(pools, served.Endpoint())
	if err != nil {
		t.Fatal(err)
	}
	recorder := &recorder{next: &http.Transport{DisableKeepAlives: true}}
	controller := flow.New(flow.Options{
		Now: now, Random: &seeded{}, Transport: recorder, OutboxToken: "token", Vault: passkeys,
		Credentials: credentials.NewStaticCredentialsProvider(pair.AccessKeyID, pair.SecretAccessKey, ""),
	})
	s := &session{t: t, start: start, recorder: recorder, emulator: served, kept: passkeys.Passkeys(served.Endpoint(), start.UserPoolID)}
	s.kept = slices.DeleteFunc(s.kept, func(kept vault.Passkey) bool { return kept.UserName != start.Username })
	s.made.Start = walk.Start{
		Target: walk.Target{
			UserPoolID: start.UserPoolID, ClientID: start.ClientID, Region: walk.RegionOf(start.UserPoolID), Endpoint: served.Endpoint(),
		},
		Operation: start.Operation, AuthFlow: start.AuthFlow, Username: start.Username,
		Password: walk.NewSecret(start.Password), ClientSecret: walk.NewSecret(start.ClientSecret),
		Parameters: walk.NewValues(start.Parameters),
	}
	s.controller = controller.WithPoolFacts(t.Context(), s.made.Start)
	return s
}

func (s *session) begin() { s.made = s.controller.Begin(s.t.Context(), s.made.Start) }

func (s *session) answer(name, text string) {
	s.made = s.controller.Answer(s.t.Context(), s.made, walk.NewValues(map[string]string{name: text}))
}

func (s *session) perform(operation string) {
	s.made = s.controller.Perform(s.t.Context(), s.made, operation, walk.Values{})
}

func (s *session) refresh() { s.perform("REFRESH_TOKEN_AUTH") }

// sendEventAgain sends the event of the newest step's first trigger again.
func (s *session) sendEventAgain() {
	if _, err := s.controller.SendEventAgain(s.t.Context(), s.made, s.made.Last().Triggers[0]); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) suggestPools() {
	form := start.Form{Service: s.controller}
	if _, err := form.Suggest(s.t.Context(), form.Filled(s.made.Start), "UserPoolId"); err != nil {
		s.t.Fatal(err)
	}
}

// sum is the answer to the captcha of the demo pools.
func (s *session) sum() string {
	var a, b int
	if _, err := fmt.Sscanf(s.made.Last().Challenge.Parameters["captcha"], "%d + %d", &a, &b); err != nil {
		s.t.Fatal(err)
	}
	return strconv.Itoa(a + b)
}

func (s *session) readInbox() { _, _ = s.controller.Inbox(s.t.Context(), s.made) }

// code is the newest code that was sent to the user.
func (s *session) code() string {
	messages, err := s.controller.Inbox(s.t.Context(), s.made)
	if err != nil || len(messages) == 0 {
		s.t.Fatalf("no message: %v", err)
	}
	return messages[0].Code.Reveal()
}

func (s *session) save(path string) {
	save(s.t, path, storybook.Recording{Start: s.start, Exchanges: s.recorder.exchanges, Passkeys: s.kept})
}

// recordDemoUsers lists the demo pools' users with their notes.
func recordDemoUsers(t *testing.T) {
	pools, err := emulator.Demo(storybook.Now)
	if err != nil {
		t.Fatal(err)
	}
	users, err := demouser.Of(pools, "http://127.0.0.1:9229")
	if err != nil {
		t.Fatal(err)
	}
	var listed []any
	for _, user := range users {
		start := srp(user.Username)
		start.UserPoolID, start.ClientID = user.Start.Target.UserPoolID, user.Start.Target.ClientID
		listed = append(listed, map[string]any{"Heading": user.Heading, "Note": user.Note, "Start": start})
	}
	save(t, filepath.Join("recordings", "demo-users.json"), listed)
}

func save(t *testing.T, path string, what any) {
	t.Helper()
	var file bytes.Buffer
	encoder := json.NewEncoder(&file)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(what); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// recorder keeps what crosses.
type recorder struct {
	next      http.RoundTripper
	mutex     sync.Mutex
	exchanges []storybook.Exchange
}

func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	if err := signAt(request, storybook.Now); err != nil {
		return nil, err
	}
	call, err := storybook.CallOf(request)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	response, err := r.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	exchange := storybook.Exchange{
		Call: call, Status: response.StatusCode, Body: body, Headers: map[string]string{},
		Milliseconds: int(time.Since(began).Milliseconds()) + 1,
	}
	for _, name := range []string{"Content-Type", "Date", "X-Amzn-Requestid", "X-Amzn-Errortype", "X-Amzn-Errormessage", "X-Authwalk-Triggers"} {
		if value := response.Header.Get(name); value != "" {
			exchange.Headers[name] = value
		}
	}
	if strings.TrimSpace(string(body)) == "" {
		exchange.Body = nil
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.exchanges = append(r.exchanges, exchange)
	return response, nil
}

// signAt signs a signed request once more, at the time of the stories: the SDK
// signs by the machine's clock.
func signAt(request *http.Request, at time.Time) error {
	if request.Header.Get("Authorization") == "" || request.Header.Get("X-Amz-Target") == "" {
		return nil
	}
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return err
	}
	request.Body = io.NopCloser(bytes.NewReader(body))
	sum := sha256.Sum256(body)
	return v4.NewSigner().SignHTTP(request.Context(), pair, request, hex.EncodeToString(sum[:]), "cognito-idp", "us-east-1", at)
}

// seeded is randomness that is the same in every run: SHA-256 of a counter.
type seeded struct {
	mutex   sync.Mutex
	counter uint64
	rest    []byte
}

func (s *seeded) Read(p []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for len(s.rest) < len(p) {
		block := sha256.Sum256(binary.BigEndian.AppendUint64(nil, s.counter))
		s.rest = append(s.rest, block[:]...)
		s.counter++
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}
