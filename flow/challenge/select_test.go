package challenge

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestEachChoiceSaysWhatFollows: what is asked next, and what a right answer brings.
func TestEachChoiceSaysWhatFollows(t *testing.T) {
	for _, asked := range []walk.Challenge{
		{Name: api.ChallengeSelectChallenge, Available: []string{
			api.ChallengePassword, api.ChallengePasswordSRP, api.ChallengeEmailOTP, api.ChallengeSMSOTP, api.ChallengeWebAuthn,
		}},
		{Name: api.ChallengeSelectMFAType, Parameters: map[string]string{api.KeyMFAsCanChoose: `["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]`}},
	} {
		s := Situation{Walk: walk.Walk{}.With(walk.Step{Challenge: &asked})}
		s.Pending, _ = s.Walk.Pending()
		choices := Lookup(asked.Name).Prompt(s).Fields[0].Choices
		if len(choices) != len(Offered(asked)) {
			t.Fatalf("%s: %+v", asked.Name, choices)
		}
		for _, choice := range choices {
			if choice.Leads == "" || choice.Then == "" || choice.Help == "" {
				t.Errorf("%s: %+v", asked.Name, choice)
			}
		}
	}
}
