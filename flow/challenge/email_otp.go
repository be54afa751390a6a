package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var emailOTP = Challenge{
	Name: api.ChallengeEmailOTP,
	Prompt: func(s Situation) walk.Prompt {
		return codePrompt(api.ChallengeEmailOTP, api.KeyEmailOTPCode, CodeSentence(delivery(s)),
			"The code from the email. You can try again after a wrong code.", oneTimeDigits(s))
	},
	Reply: sendAnswer,
}

// oneTimeDigits is eight for a first factor and six for a second: a password
// step before, or an address given to MFA_SETUP, makes it the second.
func oneTimeDigits(s Situation) int {
	if s.Walk.Start.AuthFlow != api.FlowUserAuth {
		return api.CodeDigits
	}
	for _, step := range s.Walk.Steps {
		switch step.Answered {
		case api.ChallengePassword, api.ChallengePasswordVerifier, api.ChallengeSelectMFAType, api.ChallengeMFASetup, api.ChallengeNewPasswordRequired:
			return api.CodeDigits
		case api.ChallengeSelectChallenge:
			if step.Answer.Get(api.KeyAnswer) == api.ChallengePassword {
				return api.CodeDigits
			}
		}
	}
	if s.Walk.Start.Parameters.Get(api.KeyPreferredChallenge) == api.ChallengePassword && len(s.Walk.Steps) == 1 {
		return api.CodeDigits
	}
	return api.FirstFactorDigits
}
