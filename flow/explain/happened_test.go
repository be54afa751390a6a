package explain

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestWhatHappenedIsSaidInPlainWords for whoever watches.
func TestWhatHappenedIsSaidInPlainWords(t *testing.T) {
	for _, challenge := range api.Challenges() {
		if challenge.Name != api.ChallengeAdminNoSRPAuth && comes[challenge.Name] == "" {
			t.Errorf("%s: nothing is said to come", challenge.Name)
		}
	}
	w := walk.Walk{Start: walk.Start{Username: "nadia"}}
	begun := walk.Exchange{Operation: api.InitiateAuth, Request: walk.NewBody([]byte(`{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"nadia"}}`))}
	answered := walk.Exchange{Operation: api.RespondToAuthChallenge}
	for want, step := range map[string]walk.Step{
		"The password was right. Now a code that was sent by text message is asked for.":            {Exchange: begun, Challenge: &walk.Challenge{Name: api.ChallengeSMSMFA}},
		"The password was right. nadia is signed in.":                                               {Exchange: begun, Tokens: &walk.Tokens{}},
		"The code from the email was right. nadia is signed in.":                                    {Exchange: answered, Answered: api.ChallengeEmailOTP, Tokens: &walk.Tokens{}},
		"The device proved that it is a remembered one, so no code was needed. nadia is signed in.": {Exchange: answered, Answered: api.ChallengeDevicePasswordVerifier, Tokens: &walk.Tokens{}},
		"Refused. An administrator disabled this user.":                                             {Exchange: begun, Error: &walk.Error{Kind: walk.Refused, Exception: api.NotAuthorizedException, Message: "User is disabled."}},
	} {
		if got := Step(w, step, nil).Happened; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
