package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var smsOTP = Challenge{
	Name: api.ChallengeSMSOTP,
	Prompt: func(s Situation) walk.Prompt {
		return codePrompt(api.ChallengeSMSOTP, api.KeySMSOTPCode, CodeSentence(delivery(s)),
			"The code from the text message. A wrong one does not end the session: try again.", 8)
	},
	Reply: sendAnswer,
}
