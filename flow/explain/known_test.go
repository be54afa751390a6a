package explain

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// described is a pool as its settings and AdminGetUser tell: no passwords, no
// authenticators.
func described(settings pool.UserPool, users ...*pool.User) *pool.Facts {
	settings.ID = "eu-west-1_Ab12Cd34E"
	return &pool.Facts{
		Now: noon, Pool: &settings, Mfa: &pool.MfaConfig{MfaConfiguration: "OFF"},
		Client: &pool.Client{ClientID: "4example0client1id", PreventUserExistenceErrors: "ENABLED", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH"}},
		Users:  append([]*pool.User{}, users...),
	}
}

func nadia(status string, attributes ...string) *pool.User {
	user := &pool.User{Username: "nadia", UserStatus: status, UserAttributes: pool.Attributes{{Name: "sub", Value: "5f0c9a52-0f3e"}}}
	for i := 0; i < len(attributes); i += 2 {
		user.UserAttributes = append(user.UserAttributes, pool.Attribute{Name: attributes[i], Value: attributes[i+1]})
	}
	return user
}

// signIn is a sign-in with a password that ends in the refusal.
func signIn(typed, exception, message string) (walk.Walk, walk.Step) {
	start := walk.Start{
		Operation: initiate, AuthFlow: "USER_PASSWORD_AUTH", Username: typed, Password: walk.NewSecret("Winter-2026!"),
		Target: walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "4example0client1id"},
	}
	body, _ := json.Marshal(map[string]any{
		"AuthFlow": start.AuthFlow, "AuthParameters": map[string]string{"USERNAME": typed, "PASSWORD": "Winter-2026!"},
	})
	return fail(walk.Walk{Start: start}, walk.Step{Exchange: walk.Exchange{Operation: initiate, Request: walk.NewBody(body), Started: noon}},
		&walk.Error{Operation: initiate, Exception: exception, Message: message})
}

const (
	incorrect     = "Incorrect username or password."
	blockedByRisk = "Unable to login because of security reasons."
)

// TestTheFirstCauseIsTheRules: with pool, client and user known, the rules say
// why, and it is what the reasons say too.
func TestTheFirstCauseIsTheRules(t *testing.T) {
	byEmail := pool.UserPool{UsernameAttributes: []string{"email"}}
	alias := pool.UserPool{AliasAttributes: []string{"email", "preferred_username"}}
	anyCase := pool.UserPool{UsernameConfiguration: &pool.UsernameConfiguration{}, AliasAttributes: []string{"preferred_username"}}
	protected := described(pool.UserPool{UserPoolAddOns: &pool.UserPoolAddOns{AdvancedSecurityMode: "ENFORCED"}}, nadia(api.StatusConfirmed))
	protected.Mfa.MfaConfiguration = api.MFAOptional
	const password = "The user exists, and the password is wrong or was never set."
	for _, c := range []struct {
		name, typed, exception, message string
		facts                           *pool.Facts
		want                            string
	}{
		{"address as name, not verified", "n@example.org", notAllowed, incorrect, described(byEmail, nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false")), password},
		{"sub", "5f0c9a52-0f3e", notAllowed, incorrect, described(alias, nadia(api.StatusConfirmed)), "No user signs in under this name: a sub is not a sign-in name."},
		{"any case", "NADIA", notAllowed, incorrect, described(anyCase, nadia(api.StatusConfirmed)), password},
		{"preferred name", "Boss", notAllowed, incorrect, described(anyCase, nadia(api.StatusConfirmed, "preferred_username", "boss")), password},
		{"alias, not verified", "n@example.org", notAllowed, incorrect, described(alias, nadia(api.StatusConfirmed, "email", "n@example.org")), "No user signs in under this name: the email of the user is not verified, and an unverified address does not sign in."},
		{"alias, not confirmed", "n@example.org", notAllowed, incorrect, described(alias, nadia(api.StatusUnconfirmed, "email", "n@example.org")), "No user signs in under this name: the sign-up is not confirmed (UNCONFIRMED), so the email is not verified and does not sign in."},
		{"no alias", "n@example.org", notAllowed, incorrect, described(pool.UserPool{}, nadia(api.StatusConfirmed, "email", "n@example.org")), "No user signs in under this name: the pool does not sign in by email."},
		{"other case", "Nadia", notAllowed, incorrect, described(pool.UserPool{}, nadia(api.StatusConfirmed)), "No user signs in under this name: the pool tells upper and lower case apart."},
		{"nobody", "Nadia", notAllowed, incorrect, described(pool.UserPool{}), "No user signs in under this name; this pool tells upper and lower case apart."},
		{"nobody, by address", "n@example.org", notAllowed, incorrect, described(pool.UserPool{}), "No user signs in under this name; this pool does not sign in by email."},
		{"space at the end", "nadia ", notAllowed, incorrect, described(pool.UserPool{}, nadia(api.StatusConfirmed)), "No user signs in under this name: the name begins or ends with a space."},
		{"reset required, hidden if imported", "nadia", notAllowed, incorrect, described(pool.UserPool{}, nadia(api.StatusResetRequired)), "The password is wrong, or the user was imported and has none: it must be reset, which the client hides."},
		{"locked", "nadia", notAllowed, "Password attempts exceeded", described(pool.UserPool{}, nadia(api.StatusConfirmed)), "Too many wrong passwords or codes in a row."},
		{"risky, without a second factor", "nadia", notAllowed, blockedByRisk, protected, "Threat protection blocks risky sign-ins, or wants a second factor that this user does not have."},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, step := signIn(c.typed, c.exception, c.message)
			why := Failure(w, step, c.facts)
			if len(why.Causes) == 0 || why.Causes[0] != c.want {
				t.Errorf("causes %q", why.Causes)
			}
			if len(why.Reasons) > 0 && sentence(why.Reasons[0].Text) != c.want {
				t.Errorf("reasons %+v", why.Reasons)
			}
			if c.message == blockedByRisk && slices.ContainsFunc(why.Causes[1:], func(cause string) bool { return strings.Contains(cause, "second factor") }) {
				t.Errorf("says it twice: %q", why.Causes)
			}
			guess := func(cause string) bool { return strings.Contains(cause, "or the user does not exist") }
			if slices.ContainsFunc(why.Causes, guess) {
				t.Errorf("guesses although it is known: %q", why.Causes)
			}
		})
	}
}

// What the settings rule out is no cause: the case of letters where the pool takes
// any, and a wrong pool ID where the pool has the client.
func TestTheSettingsRuleCausesOut(t *testing.T) {
	const otherCase, otherPool = "upper and lower case", "pool ID belongs to another pool"
	anyCase := described(pool.UserPool{UsernameConfiguration: &pool.UsernameConfiguration{}}, nadia(api.StatusConfirmed))
	for _, c := range []struct {
		name, typed, exception, message string
		facts                           *pool.Facts
		cause                           string
		said                            bool
	}{
		{"nobody, nothing known", "nobody", api.UserNotFoundException, "User does not exist.", nil, otherCase, true},
		{"nobody, any case", "nobody", api.UserNotFoundException, "User does not exist.", anyCase, otherCase, false},
		{"wrong password, nothing known", "nadia", notAllowed, incorrect, nil, otherPool, true},
		{"wrong password, client known", "nadia", notAllowed, incorrect, anyCase, otherPool, false},
	} {
		w, step := signIn(c.typed, c.exception, c.message)
		step.Answered = api.ChallengePasswordVerifier
		causes := strings.Join(Failure(w, step, c.facts).Causes, " ")
		if strings.Contains(causes, c.cause) != c.said {
			t.Errorf("%s: causes %q", c.name, causes)
		}
	}
}

// What a description says is not said again as a cause: it stands among the
// settings.
func TestTheDescriptionIsNoCause(t *testing.T) {
	for _, c := range []struct{ exception, message, status, cause string }{
		{"UserNotConfirmedException", "User is not confirmed.", api.StatusUnconfirmed, "The user never entered the sign-up code."},
		{"PasswordResetRequiredException", "Password reset required for the user", api.StatusResetRequired, "An administrator reset the password (status RESET_REQUIRED)."},
		{
			notAllowed, "Temporary password has expired and must be reset by an administrator.", api.StatusForceChangePassword,
			"It was not used within TemporaryPasswordValidityDays (7 days, unless the pool sets another number).",
		},
	} {
		w, step := signIn("nadia", c.exception, c.message)
		why := Failure(w, step, described(pool.UserPool{}, nadia(c.status)))
		if len(why.Causes) == 0 || why.Causes[0] != c.cause {
			t.Errorf("%s: causes %q", c.status, why.Causes)
		}
		if len(why.Reasons) == 0 {
			t.Errorf("%s: no settings", c.status)
		}
	}
}

func TestAnUnconfirmedAliasIsConfirmedFirst(t *testing.T) {
	facts := described(pool.UserPool{AliasAttributes: []string{"email"}}, nadia(api.StatusUnconfirmed, "email", "n@example.org"))
	w, step := signIn("n@example.org", notAllowed, incorrect)
	if got := actionNames(Failure(w, step, facts).Actions); !strings.HasPrefix(got, "ResendConfirmationCode ConfirmSignUp") {
		t.Errorf("actions %q", got)
	}
	facts.Users[0].UserStatus = api.StatusConfirmed
	if got := actionNames(Failure(w, step, facts).Actions); strings.Contains(got, "ConfirmSignUp") {
		t.Errorf("actions %q", got)
	}
}

func TestSpacesAreSaid(t *testing.T) {
	w, step := signIn("nadia", notAllowed, incorrect)
	w.Start.Password = walk.NewSecret("Winter-2026! ")
	step.Exchange.Request = walk.NewBody([]byte(`{"AuthParameters":{"USERNAME":"nadia","PASSWORD":"Winter-2026! "}}`))
	why := Failure(w, step, described(pool.UserPool{}, nadia(api.StatusConfirmed)))
	if !slices.Contains(why.Causes, "The password begins or ends with a space.") {
		t.Errorf("causes %q", why.Causes)
	}
	w, step = signIn(" nadia", notAllowed, incorrect)
	if why := Failure(w, step, nil); why.Causes[0] != "The user name that was sent begins or ends with a space." {
		t.Errorf("causes %q", why.Causes)
	}
}

// TestTheTypedNameIsExplained: SRP answers with an id that the service made up
// for a name that nobody has.
func TestTheTypedNameIsExplained(t *testing.T) {
	w, step := answered(walk.Start{Operation: initiate, AuthFlow: "USER_SRP_AUTH", Username: "5f0c9a52-0f3e"},
		map[string]string{"USERNAME": "b2f1"}, incorrect)
	why := Failure(w, step, described(pool.UserPool{AliasAttributes: []string{"email"}}, nadia(api.StatusConfirmed)))
	if why.Causes[0] != "No user signs in under this name: a sub is not a sign-in name." {
		t.Errorf("causes %q", why.Causes)
	}
}

// TestFactsOfAnotherUserSayNothing: what is known of one user is no reason for
// what happens to another.
func TestFactsOfAnotherUserSayNothing(t *testing.T) {
	facts := described(pool.UserPool{}, nadia(api.StatusResetRequired))
	w, step := signIn("omar", "PasswordResetRequiredException", "Password reset required for the user")
	if why := Failure(w, step, facts); len(why.Reasons) > 0 {
		t.Errorf("reasons %+v", why.Reasons)
	}
	w, step = signIn("nadia", "PasswordResetRequiredException", "Password reset required for the user")
	if why := Failure(w, step, facts); len(why.Reasons) == 0 || why.Reasons[0].Value != api.StatusResetRequired {
		t.Errorf("reasons %+v", why.Reasons)
	}
}

// TestAnAuthenticatorIsNotShown: AdminGetUser shows no TOTP secret, and the
// challenge comes all the same.
func TestAnAuthenticatorIsNotShown(t *testing.T) {
	user := nadia(api.StatusConfirmed)
	user.UserMFASettingList = []string{"SOFTWARE_TOKEN_MFA"}
	facts := described(pool.UserPool{}, user)
	facts.Mfa = &pool.MfaConfig{MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: &pool.SoftwareToken{Enabled: true}}
	w, _ := signIn("nadia", "", "")
	w.Steps[0].Error, w.Steps[0].Challenge = nil, &walk.Challenge{Name: "SOFTWARE_TOKEN_MFA"}
	why := Challenge(w, w.Steps[0], facts)
	if len(why.Reasons) == 0 {
		t.Errorf("no reasons: %q", why.Notes)
	}
	for _, note := range why.Notes {
		if strings.Contains(note, "does not ask this here") {
			t.Errorf("note %q", note)
		}
	}
}

func TestTokensSayWhichSettingAskedForNoFactor(t *testing.T) {
	for setting, want := range map[string]string{
		"OFF":      "No second factor: MfaConfiguration is OFF, and the pool asks for no second factor.",
		"OPTIONAL": "No second factor: MfaConfiguration is OPTIONAL, and the user has none turned on.",
	} {
		facts := described(pool.UserPool{}, nadia(api.StatusConfirmed))
		facts.Mfa = &pool.MfaConfig{MfaConfiguration: setting, SoftwareTokenMfaConfiguration: &pool.SoftwareToken{Enabled: true}}
		w, _ := signIn("nadia", "", "")
		w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{}
		why := Step(w, w.Steps[0], facts)
		if !slices.Contains(why.Notes, want) || slices.ContainsFunc(why.Reasons, func(r walk.Reason) bool { return r.Setting == mfaSetting }) {
			t.Errorf("%s: notes %q, reasons %+v", setting, why.Notes, why.Reasons)
		}
		if len(why.Named) == 0 || why.Named[0].Value != setting || (len(why.Named) == 2) != (setting == api.MFAOptional) {
			t.Errorf("%s: named %+v", setting, why.Named)
		}
	}
}

func TestNoPhoneNumberNoCode(t *testing.T) {
	w := walk.Walk{}.With(walk.Step{Challenge: &walk.Challenge{
		Name: "MFA_SETUP", Parameters: map[string]string{"MFAS_CAN_SETUP": `["SMS_MFA"]`},
	}})
	if got := Step(w, *w.Last(), nil).Description; !strings.Contains(got, "no phone number, so no code was sent") {
		t.Errorf("%q", got)
	}
}

// TestAccountsAreExplainedByTheirOwnRules: a refusal of ChangePassword is not
// explained by the sign-in, and one of another operation by nothing.
func TestAccountsAreExplainedByTheirOwnRules(t *testing.T) {
	facts := described(pool.UserPool{AliasAttributes: []string{"email"}}, nadia(api.StatusUnconfirmed, "email", "n@example.org"))
	facts.Client.PreventUserExistenceErrors = "LEGACY"
	for _, c := range []struct{ operation, request, exception, message, want string }{
		{"ChangePassword", `{"PreviousPassword":"x","ProposedPassword":"Winter-2026!"}`, notAllowed, incorrect, "It was mistyped, or the password was changed after this sign-in."},
		{"ForgotPassword", `{"Username":"nadia"}`, badInput, "Cannot reset password for the user as there is no registered/verified email or phone_number", "The user has no verified address that the pool sends reset codes to."},
		{"ConfirmSignUp", `{"Username":"nadia","ConfirmationCode":"1"}`, "CodeMismatchException", "Invalid verification code provided, please try again.", "The code is not the one that was sent last."},
		{"ConfirmSignUp", `{"Username":"nadia","ConfirmationCode":"1"}`, "ExpiredCodeException", "Invalid code provided, please request a code again.", "No code was requested, or it was already used."},
		{"GetUser", `{}`, notAllowed, "User is disabled.", ""},
	} {
		w := walk.Walk{Start: walk.Start{Operation: initiate, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia"}}.With(walk.Step{Tokens: &walk.Tokens{}})
		w, step := fail(w, walk.Step{Exchange: walk.Exchange{Operation: c.operation, Request: walk.NewBody([]byte(c.request)), Started: noon}},
			&walk.Error{Operation: c.operation, Exception: c.exception, Message: c.message})
		why := Failure(w, step, facts)
		if c.want == "" && len(why.Reasons) > 0 || c.want != "" && why.Causes[0] != c.want {
			t.Errorf("%s %s: causes %q, reasons %+v", c.operation, c.exception, why.Causes, why.Reasons)
		}
	}
}

// TestWhatIsRuledOut: what the service has not looked at, has accepted, or never
// received; nothing where that is not known.
func TestWhatIsRuledOut(t *testing.T) {
	for id, want := range map[string]string{
		"pain-01": "app client", "pain-02": "not checked", "pain-07": "not checked", "pain-10": "wrong password", "pain-12": "correct, but expired",
		"disabled": "correct", "pain-13": "not checked", "wrong-code": "still valid", "pain-17": "still valid", "pain-26": "", "device-gone": "accepted",
		"pain-32": "not checked", "pain-36": "", "trigger-timeout": "", "pain-35": "did not run", "no-such-host": "not sent",
		"refused-connection": "not sent", "tls": "not sent", "timeout": "", "cut-off": "", "no-answer": "", "cancelled": "",
	} {
		index := slices.IndexFunc(catalogue(), func(r row) bool { return r.id == id })
		if index < 0 {
			t.Fatalf("no row %s", id)
		}
		got := strings.Join(catalogue()[index].ruledOut, "; ")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s rules out %q", id, got)
		}
	}
}

// TestTokensNameAPreferredFactorThatWasNeverSetUp: AdminGetUser shows the
// preference, and no authenticator either way.
func TestTokensNameAPreferredFactorThatWasNeverSetUp(t *testing.T) {
	user := nadia(api.StatusConfirmed)
	user.PreferredMfaSetting = "SOFTWARE_TOKEN_MFA"
	facts := described(pool.UserPool{}, user)
	facts.Mfa = &pool.MfaConfig{MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: &pool.SoftwareToken{Enabled: true}}
	w, _ := signIn("nadia", "", "")
	w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{}
	why := Step(w, w.Steps[0], facts)
	if !slices.ContainsFunc(why.Reasons, func(r walk.Reason) bool { return r.Setting == "PreferredMfaSetting" && r.Text != "" }) {
		t.Errorf("reasons %+v, notes %q", why.Reasons, why.Notes)
	}
}

// TestAResetIsAnImportOnlyWhereItCanBe: a client that hides users never demands
// the reset of an imported user, so whoever hears of it has a password.
func TestAResetIsAnImportOnlyWhereItCanBe(t *testing.T) {
	const imported = "The user was imported and has no password yet: then no password is checked."
	for setting, possible := range map[string]bool{"ENABLED": false, "LEGACY": true} {
		facts := described(pool.UserPool{}, nadia(api.StatusResetRequired))
		facts.Client.PreventUserExistenceErrors = setting
		w, step := signIn("nadia", "PasswordResetRequiredException", "Password reset required for the user")
		if causes := Failure(w, step, facts).Causes; slices.Contains(causes, imported) != possible {
			t.Errorf("%s: causes %q", setting, causes)
		}
	}
	w, step := signIn("nadia", notAllowed, incorrect)
	if got := actionNames(Failure(w, step, described(pool.UserPool{}, nadia(api.StatusResetRequired))).Actions); !strings.HasPrefix(got, "ForgotPassword") {
		t.Errorf("actions %q", got)
	}
}

// TestASignOutOfThisWalkIsNotElsewhere: only a sign-out that this walk did not
// make came from somewhere else.
func TestASignOutOfThisWalkIsNotElsewhere(t *testing.T) {
	const elsewhere = "GlobalSignOut, AdminUserGlobalSignOut or RevokeToken was called elsewhere."
	for _, operation := range []string{"GlobalSignOut", "RevokeToken", "AdminUserGlobalSignOut", "GetUser"} {
		for _, refused := range []bool{false, true} {
			w := walk.Walk{Start: walk.Start{Operation: initiate, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia"}}.With(walk.Step{Tokens: &walk.Tokens{}})
			signOut := walk.Step{Performed: operation, Exchange: walk.Exchange{Operation: operation}}
			if refused {
				signOut.Error = &walk.Error{Operation: operation, Exception: "TooManyRequestsException"}
			}
			w = w.With(signOut)
			w, step := fail(w, walk.Step{Performed: "GetUser", Exchange: walk.Exchange{Operation: "GetUser"}},
				&walk.Error{Operation: "GetUser", Exception: notAllowed, Message: "Access Token has been revoked"})
			want := "Step 2 of this walk signed the user out (" + operation + ")."
			if refused || operation == "GetUser" {
				want = elsewhere
			}
			if causes := Failure(w, step, nil).Causes; causes[0] != want || want != elsewhere && slices.Contains(causes, elsewhere) {
				t.Errorf("%s, refused %v: %q", operation, refused, causes)
			}
		}
	}
}

// TestOnlyAUserWhoIsThereIsLocked: a name that nobody has is refused without end.
func TestOnlyAUserWhoIsThereIsLocked(t *testing.T) {
	facts := described(pool.UserPool{}, nadia(api.StatusConfirmed))
	for typed, want := range map[string]int{"nadia": pool.FreeFailures, "nobody": 0} {
		w, step := signIn(typed, notAllowed, incorrect)
		why := Failure(w, step, facts)
		if why.LocksAfter != want || slices.Contains(why.Notes, locking) != (want > 0) {
			t.Errorf("%s is locked after %d: notes %q", typed, why.LocksAfter, why.Notes)
		}
	}
}
