package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var smsOTP = Challenge{
	Name: api.ChallengeSMSOTP,
	Prompt: func(s Situation) walk.Prompt {
		return codePrompt(api.ChallengeSMSOTP, api.KeySMSOTPCode, CodeSentence(delivery(s)),
			"The code from the text message. You can try again after a wrong code.", api.FirstFactorDigits)
	},
	Reply: sendAnswer,
}
