package explain

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestTheFactorThatWasSetIsNamed, and how it was set.
func TestTheFactorThatWasSetIsNamed(t *testing.T) {
	for body, want := range map[string]string{
		`{"SoftwareTokenMfaSettings":{"Enabled":true,"PreferredMfa":true}}`:             "SOFTWARE_TOKEN_MFA is turned on and preferred: the next sign-in asks for it.",
		`{"EmailMfaSettings":{"Enabled":false},"WebAuthnMfaSettings":{"Enabled":true}}`: "EMAIL_OTP is turned off. WEB_AUTHN is turned on.",
		`{"AccessToken":"a"}`: operationExplanations[api.SetUserMFAPreference].description,
	} {
		step := walk.Step{Exchange: walk.Exchange{Operation: api.SetUserMFAPreference, Request: walk.NewBody([]byte(body))}}
		if got := Step(walk.Walk{}, step, nil).Description; got != want {
			t.Errorf("%s: %q", body, got)
		}
	}
}

// TestAnAppThatWasSetUpIsTurnedOnNext, where there are tokens for that.
func TestAnAppThatWasSetUpIsTurnedOnNext(t *testing.T) {
	verified := walk.Step{Exchange: walk.Exchange{Operation: api.VerifySoftwareToken}}
	if actions := Step(walk.Walk{}, verified, nil).Actions; len(actions) > 0 {
		t.Errorf("without tokens %+v", actions)
	}
	w := walk.Walk{}.With(walk.Step{Tokens: &walk.Tokens{}})
	if actions := Step(w, verified, nil).Actions; len(actions) != 1 || actions[0].Operation != api.SetUserMFAPreference {
		t.Errorf("%+v", actions)
	}
}

// TestAWrongNameIsWhereTheChangeBegins, after the command that mends it.
func TestAWrongNameIsWhereTheChangeBegins(t *testing.T) {
	unverified := nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false")
	facts := described(pool.UserPool{AliasAttributes: []string{"email"}}, unverified)
	w, step := signIn("n@example.org", notAllowed, incorrect)
	actions := Failure(w, step, facts).Actions
	if actions[0].Kind != walk.EditStart || actions[0].Username != "nadia" || !actions[0].AtOnce || actions[1].Kind != walk.CopyText {
		t.Errorf("%+v", actions)
	}
	w, step = signIn("omar", notAllowed, incorrect)
	if first := Failure(w, step, facts).Actions[0]; first.Kind != walk.EditStart || first.Field != api.KeyUsername {
		t.Errorf("%+v", first)
	}
}

// TestANewRefreshTokenIsSaid.
func TestANewRefreshTokenIsSaid(t *testing.T) {
	w := walk.Walk{}.With(walk.Step{Tokens: &walk.Tokens{Refresh: walk.NewSecret("old")}})
	w = w.With(walk.Step{Tokens: &walk.Tokens{Refresh: walk.NewSecret("new")}, Exchange: walk.Exchange{Operation: api.GetTokensFromRefreshToken}})
	if notes := Step(w, *w.Last(), nil).Notes; len(notes) == 0 || notes[0] != "A new refresh token came with them: it replaces the older one, which stops working after the client's grace period (RetryGracePeriodSeconds, 60 at most)." {
		t.Errorf("%q", notes)
	}
}
