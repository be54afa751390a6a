package challenge

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var softwareTokenMFA = Challenge{
	Name: api.ChallengeSoftwareTokenMFA,
	Prompt: func(s Situation) walk.Prompt {
		sentence := "Enter the code that the authenticator app shows now."
		if name := s.Parameter(api.KeyFriendlyDeviceName); name != "" {
			sentence = fmt.Sprintf("Enter the code that the authenticator app %q shows now.", name)
		}
		prompt := codePrompt(api.ChallengeSoftwareTokenMFA, api.KeySoftwareTokenCode, sentence,
			"Each code works once. If you have already used this one, wait for the next.", api.CodeDigits)
		prompt.Fields[0].NewEvery = api.TOTPStep
		return prompt
	},
	Reply: sendAnswer,
}
