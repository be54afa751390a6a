package challenge

import "authwalk/flow/walk"

var smsOTP = Challenge{
	Name:        "SMS_OTP",
	Label:       "code by text message",
	Description: "A code by text message as the first factor of USER_AUTH, instead of a password. It has eight digits.",
	Prompt: func(s Situation) walk.Prompt {
		return codePrompt("SMS_OTP", "SMS_OTP_CODE", codeSentence(s),
			"The code from the text message. A wrong one does not end the session: try again.", 8)
	},
	Reply: sendAnswer,
	Members: []Member{
		username, secretHash, userIDForSRP, medium, destination,
		{Name: "SMS_OTP_CODE", Secret: true, Says: "The eight digits from the text message."},
	},
}
