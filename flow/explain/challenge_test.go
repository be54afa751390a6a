package explain_test

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/pool"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func TestEveryChallengeIsExplained(t *testing.T) {
	for _, name := range types.ChallengeNameType("").Values() {
		step := walk.Step{Challenge: &walk.Challenge{Name: string(name)}}
		got := explain.Challenge(walk.Walk{}.With(step), step, nil)
		if !got.Known || got.Description == "" || len(got.Notes) == 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestUnknownChallenge(t *testing.T) {
	step := walk.Step{Challenge: &walk.Challenge{Name: "VOICE_\x1bOTP"}}
	got := explain.Challenge(walk.Walk{}.With(step), step, nil)
	if got.Known || !strings.Contains(got.Description, "VOICE_␛OTP") {
		t.Errorf("%+v", got)
	}
}

func asked(start walk.Start, request string, challenge walk.Challenge) (walk.Walk, walk.Step) {
	w := walk.Walk{Start: start}.With(walk.Step{
		Exchange:  walk.Exchange{Operation: walk.InitiateAuth, Request: walk.NewBody([]byte(request))},
		Challenge: &challenge,
	})
	return w, *w.Last()
}

func TestEmailCodeAsFirstAndAsSecondFactor(t *testing.T) {
	w, step := asked(walk.Start{AuthFlow: "USER_AUTH"}, `{"AuthParameters":{"PREFERRED_CHALLENGE":"EMAIL_OTP"}}`,
		walk.Challenge{Name: "EMAIL_OTP", Available: []string{"EMAIL_OTP"}})
	if got := explain.Challenge(w, step, nil).Description; !strings.Contains(got, "instead of a password") {
		t.Errorf("first factor: %q", got)
	}
	w, step = asked(walk.Start{AuthFlow: "USER_PASSWORD_AUTH"}, `{}`, walk.Challenge{Name: "EMAIL_OTP"})
	if got := explain.Challenge(w, step, nil).Description; !strings.Contains(got, "MFA") {
		t.Errorf("second factor: %q", got)
	}
}

func TestPreferenceThatCannotBeMet(t *testing.T) {
	w, step := asked(walk.Start{AuthFlow: "USER_AUTH"}, `{"AuthParameters":{"PREFERRED_CHALLENGE":"WEB_AUTHN"}}`,
		walk.Challenge{Name: "SELECT_CHALLENGE"})
	if got := explain.Challenge(w, step, nil).Description; !strings.Contains(got, "cannot use WEB_AUTHN") {
		t.Errorf("%q", got)
	}
}

func TestParametersAreRead(t *testing.T) {
	w, step := asked(walk.Start{}, `{}`, walk.Challenge{
		Name: "NEW_PASSWORD_REQUIRED", Parameters: map[string]string{"requiredAttributes": `["userAttributes.given_name"]`},
	})
	if got := explain.Challenge(w, step, nil).Notes[0]; got != "The pool also requires given_name." {
		t.Errorf("%q", got)
	}
}

// facts are a pool that requires TOTP, and nadia who has it.
func facts() *pool.Facts {
	return &pool.Facts{
		Pool:   &pool.UserPool{ID: "eu-west-1_Ab12Cd34E", MfaConfiguration: "ON"},
		Mfa:    &pool.MfaConfig{MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: &pool.SoftwareToken{Enabled: true}},
		Client: &pool.Client{ClientID: "4example0client1id", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH"}},
		Users: []*pool.User{{
			Username: "nadia", Password: "Secret-1!", TotpSecret: "JBSWY3DPEHPK3PXP", UserMFASettingList: []string{"SOFTWARE_TOKEN_MFA"},
		}},
	}
}

func TestReasonsComeFromThePool(t *testing.T) {
	w, step := asked(walk.Start{Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia"},
		`{"AuthParameters":{"USERNAME":"nadia","PASSWORD":"Secret-1!"}}`, walk.Challenge{Name: "SOFTWARE_TOKEN_MFA"})
	got := explain.Challenge(w, step, facts())
	isMFA := func(r walk.Reason) bool { return r.Setting == "UserMFASettingList" && r.Value == "SOFTWARE_TOKEN_MFA" }
	if !slices.ContainsFunc(got.Reasons, isMFA) {
		t.Errorf("reasons %+v", got.Reasons)
	}
	if got := explain.Challenge(w, step, nil); len(got.Reasons) > 0 {
		t.Errorf("reasons from nothing: %+v", got.Reasons)
	}
	unknownUser := facts()
	unknownUser.Users = nil
	if got := explain.Challenge(w, step, unknownUser); len(got.Reasons) > 0 {
		t.Errorf("reasons from an assumed user: %+v", got.Reasons)
	}
}

func TestARefusalHasItsReasonsToo(t *testing.T) {
	known := facts()
	known.Users[0].UserStatus = api.StatusUnconfirmed
	w := walk.Walk{Start: walk.Start{Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia"}}.With(walk.Step{
		Exchange: walk.Exchange{
			Operation: walk.InitiateAuth, Request: walk.NewBody([]byte(`{"AuthParameters":{"USERNAME":"nadia","PASSWORD":"Secret-1!"}}`)),
		},
		Error: &walk.Error{Operation: walk.InitiateAuth, Exception: "UserNotConfirmedException", Message: "User is not confirmed"},
	})
	got := explain.Failure(w, *w.Last(), known)
	if len(got.Reasons) != 1 || got.Reasons[0].Setting != "UserStatus" || got.Reasons[0].Value != "UNCONFIRMED" {
		t.Errorf("reasons %+v", got.Reasons)
	}
}

func TestWhatTheRulesDoNotExpectIsSaid(t *testing.T) {
	w, step := asked(walk.Start{Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia"},
		`{"AuthParameters":{"USERNAME":"nadia"}}`, walk.Challenge{Name: "SMS_MFA"})
	got := explain.Challenge(w, step, facts())
	if last := got.Notes[len(got.Notes)-1]; !strings.Contains(last, "does not ask this here") {
		t.Errorf("notes %q", got.Notes)
	}
}

func TestTokensWithoutSecondFactorSayWhy(t *testing.T) {
	for flow, want := range map[string]string{"CUSTOM_AUTH": "custom flow", "USER_PASSWORD_AUTH": "SetUserMFAPreference"} {
		w := walk.Walk{Start: walk.Start{AuthFlow: flow}}.With(walk.Step{Tokens: &walk.Tokens{}})
		if got := explain.Step(w, *w.Last(), nil); len(got.Notes) != 1 || !strings.Contains(got.Notes[0], want) {
			t.Errorf("%s: %+v", flow, got)
		}
	}
	w, _ := asked(walk.Start{}, `{}`, walk.Challenge{Name: "SMS_MFA"})
	w = w.With(walk.Step{Tokens: &walk.Tokens{}})
	if got := explain.Step(w, *w.Last(), nil); len(got.Notes) != 0 {
		t.Errorf("%+v", got)
	}
}

func BenchmarkChallenge(b *testing.B) {
	w, step := asked(walk.Start{Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia"},
		`{"AuthParameters":{"USERNAME":"nadia","PASSWORD":"Secret-1!"}}`, walk.Challenge{Name: "SOFTWARE_TOKEN_MFA"})
	known := facts()
	for b.Loop() {
		explain.Challenge(w, step, known)
	}
}

func BenchmarkUnforeseen(b *testing.B) {
	w, step := asked(walk.Start{Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia"},
		`{"AuthParameters":{"USERNAME":"nadia","PASSWORD":"Secret-1!"}}`, walk.Challenge{Name: "SMS_MFA"})
	known := facts()
	for b.Loop() {
		explain.Challenge(w, step, known)
	}
}

// Troubles that come without an error are explained beside the step where
// people meet them.
func TestTroublesWithoutAnErrorAreExplained(t *testing.T) {
	asking := func(name string) walk.Step { return walk.Step{Challenge: &walk.Challenge{Name: name}} }
	calling := func(operation string) walk.Step {
		return walk.Step{Performed: operation, Exchange: walk.Exchange{Operation: operation}}
	}
	for _, c := range []struct {
		id   string
		step walk.Step
		want string
	}{
		{"pain-09", calling("ForgotPassword"), "not verified"},
		{"pain-11", calling("ForgotPassword"), "hides unknown users"},
		{"pain-19", calling("VerifySoftwareToken"), "SetUserMFAPreference does that"},
		{"pain-20", asking("SMS_MFA"), "SMS sandbox"},
		{"pain-20", asking("EMAIL_OTP"), "daily limit"},
		{"pain-24", asking("CUSTOM_CHALLENGE"), "No MFA follows"},
		{"pain-25", asking("SELECT_CHALLENGE"), "AllowedFirstAuthFactors"},
		{"pain-27", walk.Step{Tokens: &walk.Tokens{Device: &walk.Device{Key: "k"}}}, "ConfirmDevice"},
		{"pain-30", calling("GlobalSignOut"), "until it expires"},
		{"pain-41", asking("PASSWORD_VERIFIER"), "do not compute SRP"},
	} {
		w := walk.Walk{}.With(c.step)
		if got := explain.Step(w, *w.Last(), nil); !strings.Contains(strings.Join(got.Notes, " "), c.want) {
			t.Errorf("%s: notes %q", c.id, got.Notes)
		}
	}
}
