package explain

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

func TestEveryChallengeHasItsPlainWords(t *testing.T) {
	for _, challenge := range api.Challenges() {
		switch explained := explanations[challenge.Name]; {
		case explained.asks == "":
			t.Errorf("%s: it is not said what is asked for", challenge.Name)
		case explained.accepted == "" && challenge.Factor != "":
			t.Errorf("%s: it is not said what a right answer means", challenge.Name)
		}
	}
}

func TestAStepIsSummedUpInPlainWords(t *testing.T) {
	w := walk.Walk{Start: walk.Start{Username: "nadia"}}
	begun := walk.Exchange{Operation: api.InitiateAuth, Request: walk.NewBody([]byte(`{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"nadia"}}`))}
	answered := walk.Exchange{Operation: api.RespondToAuthChallenge}
	for want, step := range map[string]walk.Step{
		"The password was right. Now a code that was sent by text message is asked for.":            {Exchange: begun, Challenge: &walk.Challenge{Name: api.ChallengeSMSMFA}},
		"The password was right. nadia is signed in.":                                               {Exchange: begun, Tokens: &walk.Tokens{}},
		"The code from the email was right. nadia is signed in.":                                    {Exchange: answered, Answered: api.ChallengeEmailOTP, Tokens: &walk.Tokens{}},
		"The device proved that it is a remembered one, so no code was needed. nadia is signed in.": {Exchange: answered, Answered: api.ChallengeDevicePasswordVerifier, Tokens: &walk.Tokens{}},
		"The user's attributes, as this access token may read them.":                                {Performed: api.GetUser, Exchange: walk.Exchange{Operation: api.GetUser}},
		"Refused. An administrator disabled this user.":                                             {Exchange: begun, Error: &walk.Error{Kind: walk.Refused, Exception: api.NotAuthorizedException, Message: "User is disabled."}},
	} {
		if got := Step(w, step, nil).Summary; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
