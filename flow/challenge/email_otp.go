package challenge

import "authwalk/flow/walk"

var emailOTP = Challenge{
	Name:        "EMAIL_OTP",
	Label:       "code by e-mail",
	Description: "A code by e-mail. As the first factor of USER_AUTH it has eight digits, as the second factor after a password six.",
	Prompt: func(s Situation) walk.Prompt {
		return codePrompt("EMAIL_OTP", "EMAIL_OTP_CODE", codeSentence(s),
			"The code from the e-mail. A wrong one does not end the session: try again.", oneTimeDigits(s))
	},
	Reply: sendAnswer,
	Members: []Member{
		username, secretHash, userIDForSRP, medium, destination,
		{Name: "EMAIL_OTP_CODE", Secret: true, Says: "The digits from the e-mail."},
	},
}

// oneTimeDigits is eight for a first factor and six for a second: a password
// step before, or an address given to MFA_SETUP, makes it the second.
func oneTimeDigits(s Situation) int {
	if s.Walk.Start.AuthFlow != "USER_AUTH" {
		return 6
	}
	for _, step := range s.Walk.Steps {
		switch step.Answered {
		case "PASSWORD", "PASSWORD_VERIFIER", "SELECT_MFA_TYPE", "MFA_SETUP", "NEW_PASSWORD_REQUIRED":
			return 6
		case "SELECT_CHALLENGE":
			if step.Answer.Get(answer.Name) == "PASSWORD" {
				return 6
			}
		}
	}
	if s.Walk.Start.Parameters.Get("PREFERRED_CHALLENGE") == "PASSWORD" && len(s.Walk.Steps) == 1 {
		return 6
	}
	return 8
}
