package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestASignInBeginsWithWhatHappened, and says why no second factor was asked only where
// a password alone was proved.
func TestASignInBeginsWithWhatHappened(t *testing.T) {
	for _, c := range []struct {
		answered []string
		want     string
		why      bool
	}{
		{[]string{api.ChallengePasswordVerifier}, "Signed in with the password.", true},
		{[]string{api.ChallengeEmailOTP}, "Signed in with a code by email.", false},
		{[]string{api.ChallengeSMSOTP}, "Signed in with a code by text message.", false},
		{[]string{api.ChallengeWebAuthn}, "Signed in with the passkey.", false},
		{[]string{api.ChallengePasswordVerifier, api.ChallengeNewPasswordRequired}, "Signed in after a new password was set.", true},
		{[]string{api.ChallengePasswordVerifier, api.ChallengeSMSMFA}, "Signed in with the password and a code by text message.", false},
		{
			[]string{api.ChallengePasswordVerifier, api.ChallengeNewPasswordRequired, api.ChallengeSoftwareTokenMFA},
			"Signed in with the password and a code from an authenticator app after a new password was set.", false,
		},
	} {
		w := walk.Walk{Start: walk.Start{AuthFlow: api.FlowUserAuth}}
		for _, answered := range c.answered {
			w = w.With(walk.Step{Answered: answered})
		}
		w.Last().Tokens = &walk.Tokens{}
		signedIn := *w.Last()
		w = w.With(walk.Step{Exchange: walk.Exchange{Operation: api.VerifySoftwareToken}})
		why := Step(w, signedIn, nil)
		if said := strings.Contains(strings.Join(why.Notes, " "), "No second factor"); why.Description != c.want || said != c.why {
			t.Errorf("%s: %q, notes %q", c.answered, why.Description, why.Notes)
		}
	}
}

// TestAChosenFactorIsSaidToBeChosen: no setting asked for that one.
func TestAChosenFactorIsSaidToBeChosen(t *testing.T) {
	w := waiting(api.ChallengeSelectMFAType)
	w = w.With(walk.Step{Answered: api.ChallengeSelectMFAType, Challenge: &walk.Challenge{Name: api.ChallengeSMSMFA}})
	w = w.With(walk.Step{Answered: api.ChallengeSMSMFA, Tokens: &walk.Tokens{}})
	if notes := Step(w, *w.Last(), nil).Notes; len(notes) == 0 || notes[0] != "Second factor: SMS_MFA, because you chose it at SELECT_MFA_TYPE." {
		t.Errorf("%q", notes)
	}
}
