package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var smsMFA = Challenge{
	Name: api.ChallengeSMSMFA,
	Prompt: func(s Situation) walk.Prompt {
		return codePrompt(api.ChallengeSMSMFA, api.KeySMSMFACode, CodeSentence(delivery(s)), "The code from the text message. It is valid as long as the "+
			"session.", api.CodeDigits)
	},
	Reply: sendAnswer,
}
