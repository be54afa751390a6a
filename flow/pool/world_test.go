package pool

import (
	"encoding/json"
	"testing"
	"time"
)

var testNow = time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)

// settings are a pool with its clients and users, as a test begins with them.
type settings struct {
	UserPool  UserPool
	MfaConfig *MfaConfig
	Clients   []Client
	Users     []User
}

func newSettings() *settings {
	return &settings{
		UserPool: UserPool{
			ID:                 "eu-west-1_Ab12Cd34E",
			AliasAttributes:    []string{"email"},
			SchemaAttributes:   []SchemaAttribute{{Name: "given_name", Required: true}},
			EmailConfiguration: &EmailConfiguration{EmailSendingAccount: "DEVELOPER"},
			Policies: &Policies{
				PasswordPolicy: &PasswordPolicy{MinimumLength: 8, RequireUppercase: true, RequireNumbers: true},
				SignInPolicy:   &SignInPolicy{AllowedFirstAuthFactors: []string{"PASSWORD", "EMAIL_OTP", "SMS_OTP"}},
			},
		},
		MfaConfig: &MfaConfig{
			MfaConfiguration:              "OPTIONAL",
			SmsMfaConfiguration:           &SmsMfa{},
			SoftwareTokenMfaConfiguration: &SoftwareToken{Enabled: true},
			EmailMfaConfiguration:         &EmailMfa{},
		},
		Clients: []Client{{ClientID: "public", ExplicitAuthFlows: []string{
			"ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH",
		}}},
		Users: []User{{
			Username: "nadia", Password: "Winter-2026!",
			UserAttributes: Attributes{{"email", "nadia@example.org"}, {"given_name", "Nadia"}},
		}},
	}
}

// world is a pool, its client and a user at work in a test, with the answers to
// what the rules ask.
type world struct {
	t       *testing.T
	file    *settings
	user    *User
	now     time.Time
	code    string
	refresh TokenState
	// token is what is known of an access token.
	token Event
	// assertion is what a passkey has signed.
	assertion *Assertion
	// sent are the deliveries asked for.
	sent     []*Delivery
	progress Progress
	state    SessionState
}

func newWorld(t *testing.T) *world {
	t.Helper()
	file := newSettings()
	return &world{t: t, file: file, user: &file.Users[0], now: testNow, code: "123456", refresh: TokenValid}
}

func (w *world) facts() Facts {
	return Facts{
		Now: w.now, Pool: &w.file.UserPool, Mfa: w.file.MfaConfig, Client: &w.file.Clients[0],
		Users: []*User{w.user}, SimulatedID: "5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa",
	}
}

func (w *world) answerNeed(n *Need) Event {
	event := Event{Kind: n.Kind}
	switch n.Kind {
	case VerifyPassword, VerifyProof:
		event.OK = w.user.Username == n.Name && n.Given == w.user.CurrentPassword()
	case VerifyCode:
		event.OK = n.Given == w.code
	case VerifyTOTP:
		if n.Given == "654321" {
			event.Steps = []int64{w.now.Unix() / 30}
		}
	case CheckRefreshToken:
		event.Token, event.Username = w.refresh, w.user.Username
	case CheckAccessToken:
		event = w.token
	case MakePasskeyChallenge:
		event.Text = "challenge"
	case VerifyAssertion:
		event.Assertion = w.assertion
	case CheckSignUpSession:
		event.Session = w.state
	case Deliver:
		w.sent = append(w.sent, n.Delivery)
	default:
		event.OK = n.Given != "wrong"
	}
	return event
}

func (w *world) resolve(d Decision) Decision {
	w.t.Helper()
	for d.Need != nil {
		checkOneKind(w.t, d)
		stored := copyProgress(w.t, d.Progress)
		d = Resume(w.facts(), stored, w.answerNeed(d.Need))
	}
	checkOneKind(w.t, d)
	w.user = w.user.Clone()
	if err := Apply(d.Changes, w.user, &w.file.UserPool, w.now); err != nil {
		w.t.Fatal(err)
	}
	for _, change := range d.Changes {
		w.state.Used = w.state.Used || change.Kind == SessionSpent
	}
	if d.Challenge != nil {
		w.progress = copyProgress(w.t, d.Progress)
		w.state = SessionState{Known: true, Expires: w.now.Add(3 * time.Minute)}
	}
	return d
}

// copyProgress stores and loads the progress, as a session does.
func copyProgress(t fataler, p Progress) Progress {
	t.Helper()
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var again Progress
	if err := json.Unmarshal(raw, &again); err != nil {
		t.Fatalf("%v", err)
	}
	return again
}

func checkOneKind(t fataler, d Decision) {
	t.Helper()
	kinds := 0
	for _, is := range []bool{d.Challenge != nil, d.Tokens != nil, d.Done != nil, d.Refusal != nil, d.Need != nil} {
		if is {
			kinds++
		}
	}
	if kinds != 1 || d.Need != nil && len(d.Changes) > 0 {
		t.Fatalf("a decision of %d kinds, %d changes: %+v", kinds, len(d.Changes), d)
	}
}

func (w *world) begin(operation, flow string, parameters ...string) string {
	w.t.Helper()
	return said(w.resolve(Begin(w.facts(), Start{Operation: operation, AuthFlow: flow, Parameters: pairs(parameters)})))
}

func (w *world) initiate(flow string, parameters ...string) string {
	w.t.Helper()
	return w.begin("InitiateAuth", flow, parameters...)
}

func (w *world) signIn(password string) string {
	w.t.Helper()
	return w.initiate("USER_PASSWORD_AUTH", "USERNAME", "nadia", "PASSWORD", password)
}

func (w *world) respond(challenge string, parameters ...string) string {
	w.t.Helper()
	return w.respondWith("session", challenge, append([]string{"USERNAME", "nadia"}, parameters...)...)
}

func (w *world) respondWith(session, challenge string, parameters ...string) string {
	w.t.Helper()
	return said(w.answerWith(session, challenge, parameters...))
}

// answer is respond with the whole decision.
func (w *world) answer(challenge string, parameters ...string) Decision {
	w.t.Helper()
	return w.answerWith("session", challenge, append([]string{"USERNAME", "nadia"}, parameters...)...)
}

func (w *world) answerWith(session, challenge string, parameters ...string) Decision {
	w.t.Helper()
	return w.resolve(Resume(w.facts(), w.progress, Event{
		Kind: Answered, Session: w.state, Answer: &Answer{
			Operation: "RespondToAuthChallenge", ChallengeName: challenge, Session: session, Responses: pairs(parameters),
		},
	}))
}

func pairs(list []string) map[string]string {
	parameters := map[string]string{}
	for i := 0; i+1 < len(list); i += 2 {
		parameters[list[i]] = list[i+1]
	}
	return parameters
}

func said(d Decision) string {
	switch {
	case d.Challenge != nil:
		return d.Challenge.Name
	case d.Tokens != nil:
		return "tokens"
	default:
		return d.Refusal.Error()
	}
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

const (
	incorrect = "NotAuthorizedException: Incorrect username or password."
	lockedOut = "NotAuthorizedException: Password attempts exceeded"
	mismatch  = "CodeMismatchException: Invalid code or auth state for the user."
)
