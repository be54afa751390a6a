package flow_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/pquerna/otp/totp"
)

const (
	secretOfTotp  = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW"
	rightPassword = "Winter-2026!"
	nextPassword  = "Spring-2026!"
	outboxToken   = "token-of-the-test"
)

// poolFile has a user for each challenge; MFA says how the pool asks for it.
func poolFile(t *testing.T, mfa string) *poolfile.File {
	t.Helper()
	file, err := poolfile.Parse([]byte(strings.ReplaceAll(`
UserPool:
  Id: eu-west-1_Walks1
  Name: walks
  UserPoolTier: ESSENTIALS
  MfaConfiguration: "MFA"
  AutoVerifiedAttributes: [email]
  SmsConfiguration: {SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}
  AccountRecoverySetting:
    RecoveryMechanisms: [{Name: verified_email, Priority: 1}]
  Policies:
    PasswordPolicy: {MinimumLength: 10, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true}
    SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP, SMS_OTP]}
  SchemaAttributes:
    - {Name: given_name, AttributeDataType: String, Mutable: true, Required: false}
MfaConfig:
  MfaConfiguration: "MFA"
  SoftwareTokenMfaConfiguration: {Enabled: true}
  SmsMfaConfiguration: {SmsConfiguration: {SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}}
Clients:
  - {ClientId: client0of0walks0public, ClientName: public, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_ADMIN_USER_PASSWORD_AUTH], AuthSessionValidity: 5}
  - {ClientId: client0of0walks0secret, ClientName: secret, ClientSecret: s3cr3tKeyForTests0123456789abcdef, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]}
Users:
  - {Username: nadia, Password: "Winter-2026!", UserAttributes: [{Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7aa}, {Name: email, Value: nadia@example.org}, {Name: email_verified, Value: "true"}]}
  - {Username: newcomer, TemporaryPassword: "Winter-2026!", UserAttributes: [{Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7ab}]}
  - {Username: sms, Password: "Winter-2026!", UserMFASettingList: [SMS_MFA], UserAttributes: [{Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7ac}, {Name: phone_number, Value: "+15550100142"}, {Name: phone_number_verified, Value: "true"}]}
  - {Username: totp, Password: "Winter-2026!", TotpSecret: JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW, UserMFASettingList: [SOFTWARE_TOKEN_MFA], UserAttributes: [{Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7ad}]}
  - {Username: both, Password: "Winter-2026!", TotpSecret: JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW, UserMFASettingList: [SMS_MFA, SOFTWARE_TOKEN_MFA], UserAttributes: [{Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7ae}, {Name: phone_number, Value: "+15550100143"}, {Name: phone_number_verified, Value: "true"}]}
  - {Username: none, Password: "Winter-2026!", UserAttributes: [{Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7af}]}
  - {Username: unconfirmed, Password: "Winter-2026!", UserStatus: UNCONFIRMED, UserAttributes: [{Name: sub, Value: 1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7b0}, {Name: email, Value: unconfirmed@example.org}]}
`, "MFA\"", mfa+"\"")))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// bench is a controller before an emulator, with a clock and randomness that
// can be told.
type bench struct {
	*flow.Controller
	endpoint string
	now      time.Time
}

func newBench(t *testing.T, mfa string, change func(*flow.Options)) *bench {
	t.Helper()
	return newBenchOf(t, poolFile(t, mfa), change)
}

func newBenchOf(t *testing.T, file *poolfile.File, change func(*flow.Options)) *bench {
	t.Helper()
	return newBenchOfAll(t, []*poolfile.File{file}, change)
}

func newBenchOfAll(t *testing.T, files []*poolfile.File, change func(*flow.Options)) *bench {
	t.Helper()
	b := &bench{now: time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)}
	clock := func() time.Time { return b.now }
	service, err := emulator.New(emulator.Options{
		Files: files, Clock: clock, Random: seeded(1), Token: outboxToken, Keys: testKeys(t),
		Listen: "127.0.0.1:0",
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := service.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = service.Close() })
	b.endpoint = service.Endpoint()
	options := flow.Options{
		Now: clock, Random: seeded(2), OutboxToken: outboxToken,
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
	}
	if change != nil {
		change(&options)
	}
	b.Controller = flow.New(options)
	return b
}

// seeded is a source of numbers that are always the same.
func seeded(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

func (b *bench) start(user, authFlow string) walk.Start {
	return walk.Start{
		Target:    walk.Target{UserPoolID: "eu-west-1_Walks1", ClientID: "client0of0walks0public", Endpoint: b.endpoint},
		Operation: walk.InitiateAuth, AuthFlow: authFlow, Username: user, Password: walk.NewSecret(rightPassword),
	}
}

func answer(pairs ...string) walk.Values {
	texts := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		texts[pairs[i]] = pairs[i+1]
	}
	return walk.NewValues(texts)
}

func (b *bench) newestCode(t *testing.T, w walk.Walk) string {
	t.Helper()
	messages, err := b.Inbox(context.Background(), w)
	if err != nil || len(messages) == 0 {
		t.Fatalf("inbox: %v, %d messages", err, len(messages))
	}
	return messages[0].Code.Reveal()
}

func (b *bench) totpCode(t *testing.T, secret string) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, b.now)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func mustBeSignedIn(t *testing.T, w walk.Walk, path ...string) {
	t.Helper()
	if err := w.Failed(); err != nil {
		t.Fatalf("refused: %v", err)
	}
	if w.Tokens() == nil {
		t.Fatalf("no tokens; path %v", w.Path())
	}
	if !slices.Equal(w.Path(), path) {
		t.Fatalf("path %v, want %v", w.Path(), path)
	}
}

func TestPasswordWalks(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	mustBeSignedIn(t, b.Begin(ctx, b.start("nadia", "USER_PASSWORD_AUTH")))
	mustBeSignedIn(t, b.Begin(ctx, b.start("nadia", "USER_SRP_AUTH")), "PASSWORD_VERIFIER")

	admin := b.start("nadia", "ADMIN_USER_PASSWORD_AUTH")
	admin.Operation = walk.AdminInitiateAuth
	mustBeSignedIn(t, b.Begin(ctx, admin))
	admin.AuthFlow = "ADMIN_NO_SRP_AUTH"
	mustBeSignedIn(t, b.Begin(ctx, admin))
	admin.AuthFlow = "USER_SRP_AUTH"
	mustBeSignedIn(t, b.Begin(ctx, admin), "PASSWORD_VERIFIER")

	secret := b.start("nadia", "USER_SRP_AUTH")
	secret.Target.ClientID, secret.ClientSecret = "client0of0walks0secret", walk.NewSecret("s3cr3tKeyForTests0123456789abcdef")
	mustBeSignedIn(t, b.Begin(ctx, secret), "PASSWORD_VERIFIER")
}

func TestWrongPassword(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	for _, authFlow := range []string{"USER_PASSWORD_AUTH", "USER_SRP_AUTH"} {
		start := b.start("nadia", authFlow)
		start.Password = walk.NewSecret("wrong")
		w := b.Begin(context.Background(), start)
		err := w.Failed()
		if err == nil || err.Exception != "NotAuthorizedException" || err.Message != "Incorrect username or password." {
			t.Errorf("%s: %v", authFlow, err)
		}
		if why := b.Explain(w, 0); !why.Known || len(why.Causes) == 0 || len(why.Actions) == 0 {
			t.Errorf("%s is not explained: %+v", authFlow, why)
		}
	}
}

func TestSecondFactors(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)

	w := b.Begin(ctx, b.start("sms", "USER_SRP_AUTH"))
	w = b.Answer(ctx, w, answer("SMS_MFA_CODE", "000000"))
	if last := w.Last().Error; last == nil || last.Exception != "CodeMismatchException" || !last.Retry || last.Field != "SMS_MFA_CODE" {
		t.Fatalf("a wrong code: %+v", last)
	}
	w = b.Answer(ctx, w, answer("SMS_MFA_CODE", b.newestCode(t, w)))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER", "SMS_MFA")

	w = b.Begin(ctx, b.start("totp", "USER_SRP_AUTH"))
	w = b.Answer(ctx, w, answer("SOFTWARE_TOKEN_MFA_CODE", b.totpCode(t, secretOfTotp)))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER", "SOFTWARE_TOKEN_MFA")

	w = b.Begin(ctx, b.start("both", "USER_PASSWORD_AUTH"))
	w = b.Answer(ctx, w, answer("ANSWER", "SOFTWARE_TOKEN_MFA"))
	w = b.Answer(ctx, w, answer("SOFTWARE_TOKEN_MFA_CODE", b.totpCode(t, secretOfTotp)))
	mustBeSignedIn(t, w, "SELECT_MFA_TYPE", "SOFTWARE_TOKEN_MFA")
}

func TestNewPassword(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("newcomer", "USER_SRP_AUTH")
	knowing := b.WithPoolFacts(ctx, start)
	w := knowing.Begin(ctx, start)
	prompt := knowing.Prompt(w)
	if len(prompt.Rules) != 6 || prompt.Rules[0].Least != 10 {
		t.Fatalf("the checklist is not the pool's: %+v", prompt.Rules)
	}
	w = knowing.Answer(ctx, w, answer("NEW_PASSWORD", "short", "again", "short"))
	if last := w.Last().Error; last == nil || last.Exception != "InvalidPasswordException" || !last.Retry || last.Field != "NEW_PASSWORD" {
		t.Fatalf("a short password: %+v", last)
	}
	w = knowing.Answer(ctx, w, answer("NEW_PASSWORD", nextPassword, "again", nextPassword))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED")
	if sent := string(w.Last().Exchange.Request.Reveal()); strings.Contains(sent, "again") {
		t.Errorf("the repeated password was sent")
	}
}

func TestMFASetup(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "ON", nil)
	w := b.Begin(ctx, b.start("none", "USER_SRP_AUTH"))
	prompt := b.Prompt(w)
	for prompt.Authenticator == nil {
		if prompt.Name != "MFA_SETUP" {
			t.Fatalf("asked for %s", prompt.Name)
		}
		w = b.Answer(ctx, w, answer("TYPE", "SOFTWARE_TOKEN_MFA"))
		prompt = b.Prompt(w)
	}
	w = b.Answer(ctx, w, answer("CODE", "000000"))
	if last := w.Last().Error; last == nil || last.Exception != "EnableSoftwareTokenMFAException" || !last.Retry {
		t.Fatalf("a wrong code: %+v", last)
	}
	w = b.Answer(ctx, w, answer("CODE", b.totpCode(t, prompt.Authenticator.Secret.Reveal()), "DEVICE_NAME", "pixel"))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER", "MFA_SETUP")
}

func TestUserAuth(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	for factor, path := range map[string][]string{
		"PASSWORD":     {"SELECT_CHALLENGE"},
		"PASSWORD_SRP": {"SELECT_CHALLENGE", "PASSWORD_VERIFIER"},
	} {
		start := b.start("nadia", "USER_AUTH")
		start.Password = walk.Secret{}
		w := b.Begin(ctx, start)
		w = b.Answer(ctx, w, answer("ANSWER", factor, "PASSWORD", rightPassword))
		mustBeSignedIn(t, w, path...)
	}
	preferred := b.start("nadia", "USER_AUTH")
	preferred.Parameters = answer("PREFERRED_CHALLENGE", "PASSWORD_SRP")
	mustBeSignedIn(t, b.Begin(ctx, preferred), "PASSWORD_VERIFIER")

	preferred.Parameters = answer("PREFERRED_CHALLENGE", "EMAIL_OTP")
	w := b.Begin(ctx, preferred)
	if prompt := b.Prompt(w); prompt.Name != "EMAIL_OTP" || prompt.Fields[0].Digits != 8 {
		t.Fatalf("asked for %+v", prompt)
	}
	mustBeSignedIn(t, b.Answer(ctx, w, answer("EMAIL_OTP_CODE", b.newestCode(t, w))), "EMAIL_OTP")
}

// What could not be compared is unknown, and neither right nor wrong.
func TestTokensThatCannotBeCheckedAreUnknown(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(ctx, b.start("nadia", "USER_PASSWORD_AUTH"))
	w.Start.Target.Endpoint, w.Start.Target.ClientID = "http://127.0.0.1:1", ""
	for _, view := range b.Verify(ctx, w)[:2] {
		if view.Verified != walk.Unknown || !strings.HasPrefix(view.Signature, "not checked: the pool's keys could not be fetched") {
			t.Errorf("%s token: %v, %s", view.Kind, view.Verified, view.Signature)
		}
		for _, claim := range view.Claims {
			if (claim.Name == "aud" || claim.Name == "client_id") && claim.Verdict != walk.Unknown {
				t.Errorf("%s token: %s is %v, %s", view.Kind, claim.Name, claim.Verdict, claim.Check)
			}
		}
	}
}

func TestTokensAreVerifiedAndRefreshed(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(ctx, b.start("nadia", "USER_PASSWORD_AUTH"))
	for _, view := range b.Verify(ctx, w)[:2] {
		if view.Verified != walk.Met {
			t.Errorf("%s token: %s", view.Kind, view.Signature)
		}
		for _, claim := range view.Claims {
			if claim.Verdict == walk.NotMet {
				t.Errorf("%s token: %s %s", view.Kind, claim.Name, claim.Check)
			}
			if claim.Help == "" {
				t.Errorf("%s is not explained", claim.Name)
			}
		}
	}
	first := w.Tokens()
	w = b.Perform(ctx, w, "REFRESH_TOKEN_AUTH", walk.Values{})
	if w.Last().Error != nil || w.Tokens().Access.Reveal() == first.Access.Reveal() {
		t.Fatalf("not refreshed: %v", w.Last().Error)
	}
	if w.Tokens().Refresh.Reveal() != first.Refresh.Reveal() {
		t.Errorf("the refresh token was lost")
	}
	w = b.Perform(ctx, w, "GetUser", walk.Values{})
	if w.Last().Error != nil || w.Last().Members.Get("Username") != "nadia" {
		t.Fatalf("GetUser: %v", w.Last().Error)
	}
	w = b.Perform(ctx, w, "GlobalSignOut", walk.Values{})
	w = b.Perform(ctx, w, "GetUser", walk.Values{})
	if last := w.Last().Error; last == nil || last.Message != "Access Token has been revoked" {
		t.Fatalf("after signing out everywhere: %v", last)
	}
	if w.Failed() != nil {
		t.Errorf("a refused call after tokens ends the walk")
	}
}

func TestConfirmingASignUpGoesOnWithTheSignIn(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(ctx, b.start("unconfirmed", "USER_SRP_AUTH"))
	if err := w.Failed(); err == nil || err.Exception != "UserNotConfirmedException" {
		t.Fatalf("got %v", err)
	}
	w = b.Perform(ctx, w, "ResendConfirmationCode", walk.Values{})
	if prompt := b.Prompt(w); prompt.Name != "ConfirmSignUp" {
		t.Fatalf("asked for %+v", prompt)
	}
	w = b.Answer(ctx, w, answer("CODE", b.newestCode(t, w)))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER")
}

func TestForgottenPasswordGoesOnWithTheSignIn(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("nadia", "USER_SRP_AUTH")
	start.Password = walk.NewSecret("wrong")
	w := b.Perform(ctx, b.Begin(ctx, start), "ForgotPassword", walk.Values{})
	w = b.Answer(ctx, w, answer("CODE", b.newestCode(t, w), "NEW_PASSWORD", nextPassword, "again", nextPassword))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER", "PASSWORD_VERIFIER")
}

func TestSignUpIsAWalkOfItsOwn(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OFF", nil)
	start := b.start("walkin", "")
	start.Operation = "SignUp"
	start.Members = answer("USERNAME", "walkin", "NEW_PASSWORD", rightPassword, "ATTRIBUTES", "email=walkin@example.org")
	w := b.Begin(ctx, start)
	if prompt := b.Prompt(w); prompt.Name != "ConfirmSignUp" {
		t.Fatalf("asked for %+v after %v", prompt, w.Last().Error)
	}
	w = b.Answer(ctx, w, answer("CODE", b.newestCode(t, w)))
	mustBeSignedIn(t, w)
}

// The same seed, clock and answers send the same bytes: every walk can be
// replayed exactly.
func TestWalksAreReproducible(t *testing.T) {
	ctx := context.Background()
	bodies := func() []string {
		b := newBench(t, "OPTIONAL", nil)
		w := b.Begin(ctx, b.start("sms", "USER_SRP_AUTH"))
		w = b.Answer(ctx, w, answer("SMS_MFA_CODE", b.newestCode(t, w)))
		var sent []string
		for _, step := range w.Steps {
			sent = append(sent, string(step.Exchange.Request.Reveal()))
		}
		return sent
	}
	first, second := bodies(), bodies()
	if len(first) != 3 || !slices.Equal(first, second) {
		t.Errorf("two walks differ:\n%s\n%s", first, second)
	}
}

func TestReplayStopsWhereAPersonIsNeeded(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(ctx, b.start("sms", "USER_SRP_AUTH"))
	again := b.Replay(ctx, w, 2)
	if again.BranchOf != w.ID || again.ID == w.ID || len(again.Steps) != 2 || again.Path()[1] != "SMS_MFA" {
		t.Fatalf("replayed to %v", again.Path())
	}
	if bytes.Equal(again.Steps[0].Exchange.Request.Reveal(), w.Steps[0].Exchange.Request.Reveal()) {
		t.Error("the replay sent the same SRP_A")
	}
	w = b.Answer(ctx, again, answer("SMS_MFA_CODE", b.newestCode(t, again)))
	mustBeSignedIn(t, w, "PASSWORD_VERIFIER", "SMS_MFA")
	if again := b.Replay(ctx, w, 3); len(again.Steps) != 2 {
		t.Errorf("a one-time code was given twice: %v", again.Path())
	}
}

func TestStepPausesOnlyWhereItCan(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "ON", func(options *flow.Options) { options.Step = true })
	w := b.Begin(ctx, b.start("none", "USER_SRP_AUTH"))
	if len(w.Steps) != 2 || w.Path()[1] != "MFA_SETUP" {
		t.Fatalf("the proof waited: %v", w.Path())
	}
	if workings := w.Last().Derivations; len(workings) != 9 || workings[0].Name != "a" || !workings[0].Secret {
		t.Errorf("the workings are %+v", workings)
	}
	w = b.Answer(ctx, w, answer("TYPE", "SOFTWARE_TOKEN_MFA"))
	w = b.Answer(ctx, w, answer("CODE", b.totpCode(t, b.Prompt(w).Authenticator.Secret.Reveal())))
	if w.Tokens() != nil || !b.Prompt(w).Auto {
		t.Fatal("the answer to MFA_SETUP did not wait")
	}
	mustBeSignedIn(t, b.Answer(ctx, w, walk.Values{}), "PASSWORD_VERIFIER", "MFA_SETUP")
}

func TestAnUnreachableServiceKeepsWhatWasTyped(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(ctx, b.start("sms", "USER_SRP_AUTH"))
	w.Start.Target.Endpoint = "http://127.0.0.1:1"
	w = b.Answer(ctx, w, answer("SMS_MFA_CODE", "123456"))
	if last := w.Last().Error; last == nil || last.Kind != walk.Unreachable || !last.Retry || last.Next == "" {
		t.Fatalf("got %+v", last)
	}
	if b.Prompt(w).Name != "SMS_MFA" {
		t.Errorf("the challenge is gone")
	}
}

func TestBadInputIsNotSent(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	start := b.start("nadia", "USER_SRP_AUTH")
	start.Target.UserPoolID = "nonsense"
	w := b.Begin(context.Background(), start)
	if last := w.Last(); last.Error == nil || last.Error.Kind != walk.BadInput || last.Exchange.Status != 0 {
		t.Fatalf("got %+v", last.Error)
	}
}

func TestReadOnlyRefusesChangesOnALivePoolOnly(t *testing.T) {
	b := newBench(t, "OPTIONAL", func(options *flow.Options) { options.ReadOnly = true })
	w := walk.Walk{Start: b.start("nadia", "USER_SRP_AUTH")}
	w.Start.Target.Endpoint = ""
	w.Start.Target.Region = "eu-west-1"
	w = b.Perform(context.Background(), w, "ForgotPassword", walk.Values{})
	if last := w.Last(); last.Error == nil || last.Error.Kind != walk.BadInput || !strings.Contains(last.Error.Message, "read-only") {
		t.Fatalf("got %+v", last.Error)
	}
}

// Nothing secret is in what a walk shows, unless it is marked as secret.
func TestWhatIsShownIsMasked(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(ctx, b.start("sms", "USER_PASSWORD_AUTH"))
	code := b.newestCode(t, w)
	w = b.Answer(ctx, w, answer("SMS_MFA_CODE", code))
	secrets := []string{rightPassword, code, w.Tokens().Access.Reveal(), w.Tokens().Refresh.Reveal(), w.Steps[0].Challenge.Session.Reveal()}
	for _, step := range w.Steps {
		wire := b.Wire(step)
		for _, line := range slices.Concat(wire.Sent, wire.Received) {
			if slices.Contains(secrets, line.Text) && !line.Secret {
				t.Errorf("%s of %s is shown", line.Name, wire.Operation)
			}
		}
	}
	printed, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets {
		if bytes.Contains(printed, []byte(secret)) {
			t.Errorf("a walk prints a secret of %d characters", len(secret))
		}
	}
}
