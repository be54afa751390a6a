package challenge

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var softwareTokenMFA = Challenge{
	Name: api.ChallengeSoftwareTokenMFA,
	Prompt: func(s Situation) walk.Prompt {
		sentence := "Type the code that the authenticator app shows now."
		if name := s.Parameter(api.KeyFriendlyDeviceName); name != "" {
			sentence = fmt.Sprintf("Type the code that the authenticator %q shows now.", name)
		}
		return codePrompt(api.ChallengeSoftwareTokenMFA, api.KeySoftwareTokenCode, sentence,
			"A code that was accepted once, be it while setting up, is refused the second time: wait for the next.", 6)
	},
	Reply: sendAnswer,
}
