package pool

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

var testNow = time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)

const testPool = `
UserPool:
  Id: eu-west-1_Ab12Cd34E
  AliasAttributes: [email]
  SchemaAttributes:
    - {Name: given_name, Required: true}
  EmailConfiguration: {EmailSendingAccount: DEVELOPER}
  Policies:
    PasswordPolicy: {MinimumLength: 8, RequireUppercase: true, RequireNumbers: true}
    SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP, SMS_OTP]}
MfaConfig:
  MfaConfiguration: OPTIONAL
  SmsMfaConfiguration: {}
  SoftwareTokenMfaConfiguration: {Enabled: true}
  EmailMfaConfiguration: {}
Clients:
  - ClientId: public
    ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
Users:
  - Username: nadia
    Password: Winter-2026!
    UserAttributes: [{Name: email, Value: nadia@example.org}, {Name: given_name, Value: Nadia}]
`

// world is a pool, its client and a user at work in a test, with the answers to
// what the rules ask.
type world struct {
	t       *testing.T
	file    *File
	user    *User
	now     time.Time
	code    string
	refresh TokenState
	// sent are the deliveries asked for.
	sent     []*Delivery
	progress Progress
	state    SessionState
}

func newWorld(t *testing.T) *world {
	t.Helper()
	file, err := ParseFile([]byte(testPool))
	if err != nil {
		t.Fatal(err)
	}
	return &world{t: t, file: file, user: &file.Users[0], now: testNow, code: "123456", refresh: TokenValid}
}

func (w *world) facts() Facts {
	return Facts{
		Now: w.now, Pool: &w.file.UserPool, Mfa: w.file.MfaConfig, Client: &w.file.Clients[0],
		Users: []*User{w.user}, SimulatedID: "5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa",
	}
}

func (w *world) meet(n *Need) Event {
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
	case CheckSignUpSession:
		event.Session = w.state
	case Deliver:
		w.sent = append(w.sent, n.Delivery)
	default:
		event.OK = n.Given != "wrong"
	}
	return event
}

func (w *world) settle(d Decision) Decision {
	w.t.Helper()
	for d.Need != nil {
		checkOneKind(w.t, d)
		stored := copyProgress(w.t, d.Progress)
		d = Resume(w.facts(), stored, w.meet(d.Need))
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
func copyProgress(t *testing.T, p Progress) Progress {
	t.Helper()
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var again Progress
	if err := json.Unmarshal(raw, &again); err != nil {
		t.Fatal(err)
	}
	return again
}

func checkOneKind(t interface {
	Helper()
	Fatalf(string, ...any)
}, d Decision,
) {
	t.Helper()
	kinds := 0
	for _, is := range []bool{d.Challenge != nil, d.Tokens != nil, d.Refusal != nil, d.Need != nil} {
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
	return said(w.settle(Begin(w.facts(), Start{Operation: operation, AuthFlow: flow, Parameters: pairs(parameters)})))
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
	return said(w.settle(Resume(w.facts(), w.progress, Event{
		Kind: Answered, Session: w.state, Answer: &Answer{
			Operation: "RespondToAuthChallenge", ChallengeName: challenge, Session: session, Responses: pairs(parameters),
		},
	})))
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

func TestPasswordAndUserState(t *testing.T) {
	const right, wrong = "Winter-2026!", "nope"
	for name, test := range map[string]struct {
		set      func(w *world)
		password string
		want     string
	}{
		"right":                       {func(*world) {}, right, "tokens"},
		"A045 wrong, hidden":          {func(w *world) { w.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }, wrong, incorrect},
		"A046 wrong, legacy":          {func(*world) {}, wrong, incorrect},
		"A047 unknown, hidden":        {func(w *world) { w.user.Username = "x"; w.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }, right, incorrect},
		"A048 unknown, legacy":        {func(w *world) { w.user.Username = "x" }, right, "UserNotFoundException: User does not exist."},
		"A053 unconfirmed, right":     {func(w *world) { w.user.UserStatus = Unconfirmed }, right, "UserNotConfirmedException: User is not confirmed."},
		"A053 unconfirmed, wrong":     {func(w *world) { w.user.UserStatus = Unconfirmed }, wrong, "UserNotConfirmedException: User is not confirmed."},
		"A054 reset, right":           {func(w *world) { w.user.UserStatus = ResetRequired }, right, "PasswordResetRequiredException: Password reset required for the user"},
		"reset, wrong":                {func(w *world) { w.user.UserStatus = ResetRequired }, wrong, incorrect},
		"A055 imported, hidden":       {func(w *world) { imported(w); w.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }, wrong, incorrect},
		"imported, legacy":            {imported, wrong, "PasswordResetRequiredException: Password reset required for the user"},
		"A056 disabled, right":        {func(w *world) { w.user.Enabled = new(bool) }, right, "NotAuthorizedException: User is disabled."},
		"A170 disabled, wrong":        {func(w *world) { w.user.Enabled = new(bool) }, wrong, incorrect},
		"A057 temporary, too old":     {func(w *world) { temporary(w); w.user.Tracked.PasswordSet = At(testNow.AddDate(0, 0, -8)) }, right, "NotAuthorizedException: Temporary password has expired and must be reset by an administrator."},
		"A091 temporary":              {temporary, right, "NEW_PASSWORD_REQUIRED"},
		"A171 alias not verified":     {func(w *world) { w.user.Username = "nadia@example.net" }, right, "UserNotFoundException: User does not exist."},
		"empty password is missing":   {func(*world) {}, "", "InvalidParameterException: Missing required parameter PASSWORD"},
		"A058 locked, right password": {func(w *world) { w.user.Tracked.LockedUntil = At(testNow.Add(time.Second)) }, right, lockedOut},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			test.set(w)
			expect(t, w.signIn(test.password), test.want)
		})
	}
}

func imported(w *world) {
	w.user.UserStatus, w.user.Password, w.user.Tracked.Imported = ResetRequired, "", true
}

func temporary(w *world) {
	w.user.Password, w.user.TemporaryPassword, w.user.Tracked.PasswordSet = "", "Winter-2026!", At(testNow)
}

func TestFlowGating(t *testing.T) {
	for name, test := range map[string]struct {
		flows           []string
		operation, flow string
		want            string
	}{
		"A021":                {[]string{"ALLOW_USER_SRP_AUTH"}, "InitiateAuth", "USER_PASSWORD_AUTH", "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client"},
		"A022":                {[]string{"ALLOW_USER_AUTH"}, "InitiateAuth", "USER_SRP_AUTH", "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		"A023":                {[]string{"ALLOW_USER_AUTH"}, "InitiateAuth", "CUSTOM_AUTH", "InvalidParameterException: CUSTOM_AUTH is not enabled for the client."},
		"A024":                {[]string{"ALLOW_CUSTOM_AUTH"}, "InitiateAuth", "CUSTOM_AUTH", "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool."},
		"A025":                {[]string{"ALLOW_USER_SRP_AUTH"}, "InitiateAuth", "USER_AUTH", "InvalidParameterException: USER_AUTH flow not enabled for this client"},
		"A026":                {[]string{"ALLOW_USER_SRP_AUTH"}, "InitiateAuth", "REFRESH_TOKEN_AUTH", "InvalidParameterException: REFRESH_TOKEN_AUTH flow not enabled for this client"},
		"A027":                {[]string{"ALLOW_USER_SRP_AUTH"}, "AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "InvalidParameterException: Auth flow not enabled for this client"},
		"A028":                {[]string{"ALLOW_USER_PASSWORD_AUTH"}, "AdminInitiateAuth", "USER_PASSWORD_AUTH", "InvalidParameterException: Initiate Auth method not supported."},
		"A029":                {[]string{"ALLOW_ADMIN_USER_PASSWORD_AUTH"}, "InitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "InvalidParameterException: Initiate Auth method not supported."},
		"A030":                {[]string{"ADMIN_NO_SRP_AUTH"}, "InitiateAuth", "USER_SRP_AUTH", "PASSWORD_VERIFIER"},
		"A031":                {nil, "InitiateAuth", "USER_SRP_AUTH", "PASSWORD_VERIFIER"},
		"legacy custom only":  {[]string{"CUSTOM_AUTH_FLOW_ONLY"}, "InitiateAuth", "USER_SRP_AUTH", "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		"legacy password":     {[]string{"USER_PASSWORD_AUTH"}, "InitiateAuth", "USER_PASSWORD_AUTH", "tokens"},
		"legacy refresh":      {[]string{"USER_PASSWORD_AUTH"}, "InitiateAuth", "REFRESH_TOKEN", "tokens"},
		"legacy admin":        {[]string{"ADMIN_NO_SRP_AUTH"}, "AdminInitiateAuth", "ADMIN_NO_SRP_AUTH", "tokens"},
		"none, password flow": {nil, "InitiateAuth", "USER_PASSWORD_AUTH", "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.Clients[0].ExplicitAuthFlows = test.flows
			got := w.begin(test.operation, test.flow, "USERNAME", "nadia", "PASSWORD", "Winter-2026!", "SRP_A", "a", "REFRESH_TOKEN", "r")
			expect(t, got, test.want)
		})
	}
}

func TestParametersAreCheckedInOrder(t *testing.T) {
	w := newWorld(t)
	missing := "InvalidParameterException: Missing required parameter "
	expect(t, w.initiate("USER_PASSWORD_AUTH"), missing+"USERNAME")              // A032
	expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "nadia"), missing+"SRP_A") // A033
	expect(t, w.initiate("REFRESH_TOKEN_AUTH"), missing+"REFRESH_TOKEN")         // A034
	expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "", "SRP_A", ""), missing+"USERNAME")
	got := w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "wrong")
	if !strings.HasPrefix(got, "InvalidParameterException: ") {
		t.Errorf("SRP_A out of range: %s", got)
	}
}

func TestSecretHash(t *testing.T) {
	for name, test := range map[string]struct {
		operation, secret, hash string
		want                    string
	}{
		"A036": {"InitiateAuth", "s", "", "NotAuthorizedException: Client public is configured with secret but SECRET_HASH was not received"},
		"A040": {"InitiateAuth", "s", "wrong", "NotAuthorizedException: SecretHash does not match for the client: public"},
		"A042": {"RespondToAuthChallenge", "s", "wrong", "NotAuthorizedException: Unable to verify secret hash for client public"},
		"A043": {"InitiateAuth", "", "h", "InvalidParameterException: App client public is not configured for secret but secret hash was received"},
		"fits": {"InitiateAuth", "s", "h", "tokens"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			if test.operation == "RespondToAuthChallenge" {
				temporary(w)
				expect(t, w.signIn("Winter-2026!"), "NEW_PASSWORD_REQUIRED")
			}
			w.file.Clients[0].ClientSecret = test.secret
			if test.operation == "RespondToAuthChallenge" {
				expect(t, w.respond("NEW_PASSWORD_REQUIRED", "NEW_PASSWORD", "x", "SECRET_HASH", test.hash), test.want)
				return
			}
			expect(t, w.initiate("USER_PASSWORD_AUTH", "USERNAME", "nadia", "PASSWORD", "Winter-2026!", "SECRET_HASH", test.hash), test.want)
		})
	}
	expect(t, CheckSecretHash("SignUp", &Client{ClientID: "c", ClientSecret: "s"}, false, false).Error(),
		"NotAuthorizedException: Client c is configured for secret but secret was not received") // A039
}

func TestTwoClientSecrets(t *testing.T) {
	c := &Client{ClientID: "c", ClientSecrets: []ClientSecret{{ClientSecretValue: "one"}, {ClientSecretValue: "two"}}}
	for secret, right := range map[string]bool{"one": true, "two": true, "three": false, "": false} {
		if got := CheckClientSecret(c, secret) == nil; got != right {
			t.Errorf("CheckClientSecret(%q) = %v", secret, got)
		}
	}
}

func TestLockout(t *testing.T) {
	w := newWorld(t)
	for range 5 {
		expect(t, w.signIn("nope"), incorrect)
	}
	expect(t, w.signIn("Winter-2026!"), lockedOut) // A058
	expect(t, w.signIn("nope"), lockedOut)
	w.now = w.now.Add(time.Second)
	expect(t, w.signIn("nope"), incorrect)
	w.now = w.now.Add(time.Second)
	expect(t, w.signIn("Winter-2026!"), lockedOut)
	w.now = w.now.Add(time.Second)
	expect(t, w.signIn("Winter-2026!"), "tokens")
	expect(t, w.signIn("nope"), incorrect)
	if got := w.user.Tracked.FailedAttempts; got != 1 {
		t.Errorf("%d failures are counted after a success and a failure", got)
	}
}

func TestLockGrowsToAQuarterOfAnHourAndIsForgotten(t *testing.T) {
	tracked := Tracked{}
	now := testNow
	for failures := 1; failures <= 20; failures++ {
		countFailure(&tracked, now)
		want := time.Duration(0)
		if failures >= 5 {
			want = min(15*time.Minute, time.Second<<(failures-5))
		}
		if got := max(0, tracked.LockedUntil.Sub(now)); got != want {
			t.Errorf("failure %d locks for %v, want %v", failures, got, want)
		}
		now = now.Add(max(want, time.Second))
		if failures == 20 || want == 15*time.Minute {
			break
		}
	}
	countFailure(&tracked, now.Add(15*time.Minute))
	if tracked.FailedAttempts != 1 {
		t.Errorf("%d failures after a quarter of an hour", tracked.FailedAttempts)
	}
}

func TestSRP(t *testing.T) {
	proof := func(w *world, password string) string {
		return w.respondWith("", "PASSWORD_VERIFIER", "USERNAME", w.progress.Username,
			"PASSWORD_CLAIM_SECRET_BLOCK", "b", "PASSWORD_CLAIM_SIGNATURE", password, "TIMESTAMP", "t")
	}
	t.Run("A114 right, and the block only once", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a"), "PASSWORD_VERIFIER")
		expect(t, proof(w, "Winter-2026!"), "tokens")
		expect(t, proof(w, "Winter-2026!"), incorrect)
	})
	t.Run("A052 wrong, and the block only once", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a"), "PASSWORD_VERIFIER")
		expect(t, proof(w, "nope"), incorrect)
		expect(t, proof(w, "Winter-2026!"), incorrect)
	})
	t.Run("the status is looked at again", func(t *testing.T) {
		w := newWorld(t)
		w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a")
		w.user.UserStatus = Unconfirmed
		expect(t, proof(w, "Winter-2026!"), "UserNotConfirmedException: User is not confirmed.")
	})
	t.Run("A050 unknown, legacy", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_SRP_AUTH", "USERNAME", "ghost", "SRP_A", "a"), "UserNotFoundException: User does not exist.")
	})
	t.Run("A051 unknown, hidden", func(t *testing.T) {
		w := newWorld(t)
		w.file.Clients[0].PreventUserExistenceErrors = "ENABLED"
		d := w.settle(Begin(w.facts(), Start{Operation: "InitiateAuth", AuthFlow: "USER_SRP_AUTH", Parameters: pairs([]string{"USERNAME", "ghost", "SRP_A", "a"})}))
		expect(t, d.Challenge.Parameters["USER_ID_FOR_SRP"], w.facts().SimulatedID)
		expect(t, proof(w, "Winter-2026!"), incorrect)
	})
	t.Run("A113 no session", func(t *testing.T) {
		w := newWorld(t)
		d := Resume(w.facts(), Begin(w.facts(), Start{Operation: "InitiateAuth", AuthFlow: "USER_SRP_AUTH", Parameters: pairs([]string{"USERNAME", "nadia", "SRP_A", "a"})}).Progress, Event{Kind: CheckSRPA, OK: true})
		if d.Challenge == nil || d.Challenge.Session {
			t.Errorf("%+v", d)
		}
	})
	t.Run("A172 timestamp", func(t *testing.T) {
		w := newWorld(t)
		w.initiate("USER_SRP_AUTH", "USERNAME", "nadia", "SRP_A", "a")
		got := w.respondWith("", "PASSWORD_VERIFIER", "USERNAME", "nadia", "PASSWORD_CLAIM_SECRET_BLOCK", "b", "PASSWORD_CLAIM_SIGNATURE", "s", "TIMESTAMP", "wrong")
		expect(t, got, "InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.")
	})
}

func TestNewPassword(t *testing.T) {
	for name, test := range map[string]struct {
		set     func(w *world)
		answers []string
		want    string
	}{
		"takes it":             {func(*world) {}, []string{"NEW_PASSWORD", "Spring-2026"}, "tokens"},
		"A085 already there":   {func(*world) {}, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.email", "n@example.org"}, "NotAuthorizedException: Cannot modify an already provided email"},
		"not mutable":          {func(*world) {}, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.email_verified", "true"}, "InvalidParameterException: Cannot modify the non-mutable attribute email_verified"},
		"A086 required":        {func(w *world) { w.user.UserAttributes = nil }, []string{"NEW_PASSWORD", "Spring-2026"}, "InvalidParameterException: Invalid attributes given, given_name is missing"},
		"required and given":   {func(w *world) { w.user.UserAttributes = nil }, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.given_name", "N"}, "tokens"},
		"A087 too short":       {func(*world) {}, []string{"NEW_PASSWORD", "Ab1"}, "InvalidPasswordException: Password does not conform to policy: Password not long enough"},
		"no capital":           {func(*world) {}, []string{"NEW_PASSWORD", "spring-2026"}, "InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters"},
		"history":              {func(w *world) { w.file.UserPool.Policies.PasswordPolicy.PasswordHistorySize = 1 }, []string{"NEW_PASSWORD", "Winter-2026!"}, "PasswordHistoryPolicyViolationException: Password has previously been used"},
		"without history":      {func(*world) {}, []string{"NEW_PASSWORD", "Winter-2026!"}, "tokens"},
		"then a second factor": {func(w *world) { w.user.UserMFASettingList = []string{"EMAIL_OTP"} }, []string{"NEW_PASSWORD", "Spring-2026"}, "EMAIL_OTP"},
		"not writable":         {func(w *world) { w.file.Clients[0].WriteAttributes = []string{"email"} }, []string{"NEW_PASSWORD", "Spring-2026", "userAttributes.name", "N"}, "NotAuthorizedException: A client attempted to write unauthorized attribute"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			temporary(w)
			test.set(w)
			expect(t, w.signIn("Winter-2026!"), "NEW_PASSWORD_REQUIRED")
			got := w.respond("NEW_PASSWORD_REQUIRED", test.answers...)
			expect(t, got, test.want)
			if got == "tokens" && (w.user.Status() != Confirmed || w.user.CurrentPassword() != test.answers[1]) {
				t.Errorf("the user is %s", w.user.Status())
			}
			if strings.Contains(got, "Exception") && w.state.Used {
				t.Error("a refused answer spent the session")
			}
		})
	}
}

func TestSecondFactorDecision(t *testing.T) {
	phone := Attribute{"phone_number", "+15550100142"}
	for name, test := range map[string]struct {
		mfa  string
		set  func(u *User)
		want string
	}{
		"off":                       {"OFF", func(u *User) { u.UserMFASettingList = []string{"EMAIL_OTP"} }, "tokens"},
		"optional, none":            {"OPTIONAL", func(*User) {}, "tokens"},
		"optional, one":             {"OPTIONAL", func(u *User) { u.UserMFASettingList = []string{"EMAIL_OTP"} }, "EMAIL_OTP"},
		"optional, totp":            {"OPTIONAL", func(u *User) { u.UserMFASettingList, u.TotpSecret = []string{"SOFTWARE_TOKEN_MFA"}, "S" }, "SOFTWARE_TOKEN_MFA"},
		"optional, totp registered": {"OPTIONAL", func(u *User) { u.TotpSecret = "S" }, "tokens"},
		"preferred, not enrolled":   {"OPTIONAL", func(u *User) { u.PreferredMfaSetting = "SOFTWARE_TOKEN_MFA" }, "tokens"},
		"several": {"OPTIONAL", func(u *User) {
			u.UserAttributes = append(u.UserAttributes, phone)
			u.UserMFASettingList = []string{"EMAIL_OTP", "SMS_MFA"}
		}, "SELECT_MFA_TYPE"},
		"several, preferred": {"ON", func(u *User) {
			u.UserAttributes = append(u.UserAttributes, phone)
			u.UserMFASettingList, u.PreferredMfaSetting = []string{"EMAIL_OTP", "SMS_MFA"}, "SMS_MFA"
		}, "SMS_MFA"},
		"on, an address":      {"ON", func(*User) {}, "EMAIL_OTP"},
		"on, two addresses":   {"ON", func(u *User) { u.UserAttributes = append(u.UserAttributes, phone) }, "SELECT_MFA_TYPE"},
		"A100 on, nothing":    {"ON", func(u *User) { u.UserAttributes = nil }, "MFA_SETUP"},
		"on, totp registered": {"ON", func(u *User) { u.UserAttributes, u.TotpSecret = nil, "S" }, "SOFTWARE_TOKEN_MFA"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.MfaConfig.MfaConfiguration = test.mfa
			test.set(w.user)
			expect(t, w.signIn("Winter-2026!"), test.want)
		})
	}
}

func TestNoEmailFactorWhereAccountsRecoverByEmail(t *testing.T) {
	w := newWorld(t)
	w.user.UserMFASettingList = []string{"EMAIL_OTP"}
	w.file.UserPool.AccountRecoverySetting = &AccountRecovery{RecoveryMechanisms: []RecoveryMechanism{
		{Priority: 2, Name: "verified_phone_number"}, {Priority: 1, Name: "verified_email"},
	}}
	expect(t, w.signIn("Winter-2026!"), "tokens")
}

func TestCodes(t *testing.T) {
	t.Run("A075 A076 A077 first factor", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_AUTH", "USERNAME", "nadia", "PREFERRED_CHALLENGE", "EMAIL_OTP"), "EMAIL_OTP")
		if got := w.sent[0].Digits; got != 8 { // A109
			t.Errorf("%d digits", got)
		}
		for range 6 {
			expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", "000000"), mismatch)
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), "tokens")
		if !w.user.UserAttributes.Verified("email") {
			t.Error("the right code has not verified the address")
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), // A081
			"NotAuthorizedException: Invalid session for the user, session can only be used once.")
	})
	t.Run("second factor counts", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList = []string{"EMAIL_OTP"}
		expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
		if got := w.sent[0].Digits; got != 6 { // A110
			t.Errorf("%d digits", got)
		}
		for range 5 {
			expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", "000000"), mismatch)
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), lockedOut)
	})
	t.Run("A079 A080 totp", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList, w.user.TotpSecret = []string{"SOFTWARE_TOKEN_MFA"}, "S"
		expect(t, w.signIn("Winter-2026!"), "SOFTWARE_TOKEN_MFA")
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "111111"), "CodeMismatchException: Invalid code received for user")
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "654321"), "tokens")
		expect(t, w.signIn("Winter-2026!"), "SOFTWARE_TOKEN_MFA")
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "654321"), "ExpiredCodeException: Your software token has already been used once.")
	})
	t.Run("totp counts", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList, w.user.TotpSecret = []string{"SOFTWARE_TOKEN_MFA"}, "S"
		w.signIn("Winter-2026!")
		for range 5 {
			w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "111111")
		}
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "654321"), lockedOut)
	})
	t.Run("under the wrong name", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList = []string{"EMAIL_OTP"}
		expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
		expect(t, w.respond("SMS_MFA", "SMS_MFA_CODE", w.code), mismatch)
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", w.code), "SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.")
	})
	t.Run("A035 missing", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.respond("SMS_MFA"), "InvalidParameterException: Missing required parameter SMS_MFA_CODE")
	})
}

func TestSessionsInOrder(t *testing.T) {
	const session = "NotAuthorizedException: Invalid session for the user"
	for name, test := range map[string]struct {
		set  func(w *world)
		name string
		want string
	}{
		"A084 unknown":       {func(w *world) { w.state = SessionState{}; w.progress = Progress{} }, "nadia", session + "."},
		"A081 used":          {func(w *world) { w.state.Used = true; w.now = w.now.Add(time.Hour) }, "nadia", session + ", session can only be used once."},
		"A082 expired":       {func(w *world) { w.now = w.now.Add(3*time.Minute + time.Second) }, "nadia", session + ", session is expired."},
		"of another client":  {func(w *world) { w.progress.ClientID = "other" }, "nadia", session + "."},
		"of an admin flow":   {func(w *world) { w.progress.Operation = "AdminInitiateAuth" }, "nadia", session + "."},
		"of another user":    {func(*world) {}, "ghost", session + "."},
		"in time":            {func(w *world) { w.now = w.now.Add(3 * time.Minute) }, "nadia", "tokens"},
		"under a used alias": {func(w *world) { w.progress.Typed = "nadia@example.org" }, "nadia@example.org", "tokens"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.user.UserMFASettingList = []string{"EMAIL_OTP"}
			expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
			test.set(w)
			expect(t, w.respondWith("session", "EMAIL_OTP", "USERNAME", test.name, "EMAIL_OTP_CODE", w.code), test.want)
		})
	}
	t.Run("A175 missing", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.respondWith("", "MFA_SETUP", "USERNAME", "nadia"), "InvalidParameterException: Missing required parameter Session")
	})
}

func TestMfaSetup(t *testing.T) {
	w := newWorld(t)
	w.file.MfaConfig.MfaConfiguration = "ON"
	w.user.UserAttributes = Attributes{{"given_name", "N"}}
	expect(t, w.signIn("Winter-2026!"), "MFA_SETUP")
	expect(t, w.respond("MFA_SETUP"), "InvalidParameterException: User has not verified software token mfa") // A089
	expect(t, w.respond("MFA_SETUP", "EMAIL", "n@example.org"), "EMAIL_OTP")
	expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), "tokens")
	if w.user.UserAttributes.Get("email") != "n@example.org" || !w.user.UserAttributes.Verified("email") {
		t.Errorf("%v", w.user.UserAttributes)
	}
	expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
}

func TestVerifyAuthenticator(t *testing.T) {
	w := newWorld(t)
	_, refusal := VerifyAuthenticator(w.facts(), w.user, []int64{1}, "", true)
	expect(t, refusal.Error(), "InvalidParameterException: User has not set up software token mfa") // A095
	w.user.Tracked.PendingTotpSecret = "S"
	_, refusal = VerifyAuthenticator(w.facts(), w.user, nil, "", true)
	expect(t, refusal.Error(), "EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA") // A093
	changed, refusal := VerifyAuthenticator(w.facts(), w.user, []int64{1}, "pixel", true)
	if refusal != nil || changed.TotpSecret != "S" || changed.TotpName != "pixel" || !contains(changed.UserMFASettingList, softwareTokenMFA) {
		t.Errorf("%+v %v", changed, refusal)
	}
	changed, _ = VerifyAuthenticator(w.facts(), w.user, []int64{1}, "", false)
	if len(changed.UserMFASettingList) != 0 {
		t.Error("verifying by access token switched the factor on")
	}
	w.file.MfaConfig.SoftwareTokenMfaConfiguration = nil
	_, refusal = VerifyAuthenticator(w.facts(), w.user, []int64{1}, "", true)
	expect(t, refusal.Error(), "SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool") // A096
}

func TestUserAuth(t *testing.T) {
	choose := func(w *world, preferred string, more ...string) Decision {
		return w.settle(Begin(w.facts(), Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Parameters: pairs(append([]string{"USERNAME", "nadia", "PREFERRED_CHALLENGE", preferred}, more...))}))
	}
	for name, test := range map[string]struct {
		set       func(w *world)
		preferred string
		more      []string
		want      string
		available []string
	}{
		"no preference":           {func(*world) {}, "", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"password":                {func(*world) {}, "PASSWORD", nil, "PASSWORD", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"A102 password at once":   {func(*world) {}, "PASSWORD", []string{"PASSWORD", "Winter-2026!"}, "tokens", nil},
		"srp":                     {func(*world) {}, "PASSWORD_SRP", nil, "PASSWORD_SRP", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"srp at once":             {func(*world) {}, "PASSWORD_SRP", []string{"SRP_A", "a"}, "PASSWORD_VERIFIER", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"A103 passwordless":       {func(w *world) { w.user.Password = "" }, "EMAIL_OTP", nil, "EMAIL_OTP", []string{"EMAIL_OTP"}},
		"A104 temporary password": {temporary, "EMAIL_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD"}},
		"A106 no passkey":         {func(*world) {}, "WEB_AUTHN", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"no phone":                {func(*world) {}, "SMS_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"second factor active":    {func(w *world) { w.user.UserMFASettingList = []string{"EMAIL_OTP"} }, "EMAIL_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD"}},
		"second factor required":  {func(w *world) { w.file.MfaConfig.MfaConfiguration = "ON" }, "EMAIL_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD"}},
		"A105 unknown":            {func(w *world) { w.user.Username = "x" }, "EMAIL_OTP", nil, "EMAIL_OTP", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			test.set(w)
			d := choose(w, test.preferred, test.more...)
			expect(t, said(d), test.want)
			if d.Challenge != nil && !reflect.DeepEqual(d.Challenge.Available, test.available) {
				t.Errorf("available %v", d.Challenge.Available)
			}
		})
	}
	t.Run("A108 wrong password", func(t *testing.T) {
		w := newWorld(t)
		choose(w, "")
		expect(t, w.respond("SELECT_CHALLENGE", "ANSWER", "PASSWORD", "PASSWORD", "nope"), incorrect)
	})
	t.Run("choose srp", func(t *testing.T) {
		w := newWorld(t)
		choose(w, "")
		expect(t, w.respond("SELECT_CHALLENGE", "ANSWER", "PASSWORD_SRP", "SRP_A", "a"), "PASSWORD_VERIFIER")
	})
	t.Run("A088 not offered", func(t *testing.T) {
		w := newWorld(t)
		choose(w, "")
		if got := w.respond("SELECT_CHALLENGE", "ANSWER", "SMS_OTP"); !strings.HasPrefix(got, "InvalidParameterException: ") {
			t.Error(got)
		}
	})
	t.Run("simulated destination", func(t *testing.T) {
		w := newWorld(t)
		w.user.Username = "x"
		d := choose(w, "EMAIL_OTP")
		expect(t, d.Challenge.Parameters["CODE_DELIVERY_DESTINATION"], "n***@n***")
		if len(w.sent) > 0 {
			t.Error("a message went to nobody")
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), mismatch)
	})
	t.Run("after sign-up", func(t *testing.T) {
		w := newWorld(t)
		start := Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Session: "s", Parameters: pairs([]string{"USERNAME", "nadia"})}
		w.state = SessionState{Known: true, Expires: w.now}
		expect(t, said(w.settle(Begin(w.facts(), start))), "tokens")
		w.state = SessionState{}
		expect(t, said(w.settle(Begin(w.facts(), start))), "NotAuthorizedException: Invalid session for the user.")
	})
}

func TestRefresh(t *testing.T) {
	for state, want := range map[TokenState]string{
		TokenValid:   "tokens",
		TokenInvalid: "NotAuthorizedException: Invalid Refresh Token.",         // A120
		TokenExpired: "NotAuthorizedException: Refresh Token has expired",      // A121
		TokenRevoked: "NotAuthorizedException: Refresh Token has been revoked", // A122
	} {
		w := newWorld(t)
		w.refresh = state
		expect(t, w.initiate("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "r"), want)
		expect(t, w.begin("GetTokensFromRefreshToken", "", "REFRESH_TOKEN", "r"), want)
	}
}

func TestIdentify(t *testing.T) {
	user := &User{Username: "Nadia", UserAttributes: Attributes{{"sub", "s-u-b"}, {"email", "N@example.org"}}}
	verified := &User{Username: "Nadia", UserAttributes: user.UserAttributes.With("email_verified", "true")}
	plain, alias := &UserPool{}, &UserPool{AliasAttributes: []string{"email"}}
	byEmail := &UserPool{UsernameAttributes: []string{"email"}, UsernameConfiguration: &UsernameConfiguration{}}
	for name, test := range map[string]struct {
		pool           *UserPool
		user           *User
		typed          string
		signsIn, found bool
	}{
		"username":           {plain, user, "Nadia", true, true},
		"case":               {plain, user, "nadia", false, false},
		"case does not show": {byEmail, user, "nadia", true, true},
		"sub":                {plain, user, "s-u-b", false, true},
		"no alias":           {plain, verified, "N@example.org", false, false},
		"alias":              {alias, verified, "N@example.org", true, true},
		"alias not verified": {alias, user, "N@example.org", false, true},
		"username attribute": {byEmail, user, "n@EXAMPLE.org", true, true},
	} {
		t.Run(name, func(t *testing.T) {
			candidates := []*User{test.user}
			if got := Identify(test.pool, candidates, test.typed) != nil; got != test.signsIn {
				t.Errorf("Identify: %v", got)
			}
			if got := Lookup(test.pool, candidates, test.typed) != nil; got != test.found {
				t.Errorf("Lookup: %v", got)
			}
		})
	}
}

func TestMasks(t *testing.T) {
	for address, want := range map[string]string{
		"nadia@example.org": "n***@e***", "+15550100142": "+*******0142", "ghost": "g***@g***", "élan@über.de": "é***@ü***",
	} {
		d := deliver(email, address, "", 6)
		if strings.HasPrefix(address, "+") {
			d = deliver(phoneNumber, address, "", 6)
		}
		expect(t, d.Destination(), want)
	}
}

func TestPossibleAndExplain(t *testing.T) {
	w := newWorld(t)
	start := Start{Operation: "InitiateAuth", AuthFlow: "USER_PASSWORD_AUTH", Parameters: pairs([]string{"USERNAME", "nadia"})}
	if got := Possible(w.facts(), start); !reflect.DeepEqual(got, [][]string{nil}) {
		t.Errorf("%v", got)
	}
	temporary(w)
	w.file.MfaConfig.MfaConfiguration = "ON"
	if got := Possible(w.facts(), start); !reflect.DeepEqual(got, [][]string{{"NEW_PASSWORD_REQUIRED", "EMAIL_OTP"}}) {
		t.Errorf("%v", got)
	}
	reasons, ok := Explain(w.facts(), start, "EMAIL_OTP")
	if !ok || len(reasons) == 0 || reasons[0].Setting != "MfaConfiguration" || reasons[0].Value != "ON" {
		t.Errorf("%v %v", reasons, ok)
	}
	if _, ok := Explain(w.facts(), start, "SMS_MFA"); ok {
		t.Error("explained what cannot come")
	}
	reasons, ok = Explain(w.facts(), start, "NotAuthorizedException")
	if !ok || len(reasons) == 0 {
		t.Errorf("%v %v", reasons, ok)
	}
	for _, message := range []string{
		"NotAuthorizedException: Invalid session for the user.",
		"NotAuthorizedException: Invalid session for the user, session is expired.",
		"NotAuthorizedException: Invalid session for the user, session can only be used once.",
		mismatch, lockedOut,
	} {
		reasons, ok := Explain(w.facts(), start, message)
		if found := ok && len(reasons) > 0 && reasons[0].Text != ""; found == (message == lockedOut) {
			t.Errorf("%s: %v %v", message, reasons, ok)
		}
	}
	nothing := Facts{Now: testNow}
	paths := Possible(nothing, start)
	for _, want := range [][]string{nil, {"SMS_MFA"}, {"NEW_PASSWORD_REQUIRED", "MFA_SETUP"}, {"SELECT_MFA_TYPE", "SOFTWARE_TOKEN_MFA"}, {"MFA_SETUP", "EMAIL_OTP"}} {
		found := false
		for _, path := range paths {
			found = found || reflect.DeepEqual(path, want)
		}
		if !found {
			t.Errorf("no path %v in %v", want, paths)
		}
	}
}
