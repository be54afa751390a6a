package challenge

import "authwalk/flow/walk"

var smsMFA = Challenge{
	Name:  "SMS_MFA",
	Label: "code by text message",
	Description: "After the password Cognito asks for a second factor and has sent a six-digit code by text message. " +
		"There is no call that sends it again: starting over does.",
	Prompt: func(s Situation) walk.Prompt {
		return codePrompt("SMS_MFA", "SMS_MFA_CODE", codeSentence(s), "The code from the text message. It lives as long as the session.", 6)
	},
	Reply: sendAnswer,
	Members: []Member{
		username, secretHash, userIDForSRP, medium, destination,
		{Name: "SMS_MFA_CODE", Secret: true, Says: "The six digits from the text message."},
	},
}
