package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var forgotPassword = Challenge{
	Name: api.ForgotPassword,
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: api.ForgotPassword, Sentence: "A code is sent to the user's verified address.", Button: "Send a code",
		}
		if s.Walk.Start.Username != "" && len(s.Walk.Steps) > 0 {
			prompt.Auto = true
			return prompt
		}
		prompt.Fields = []walk.Field{{Key: api.KeyUsername, Label: "User name", Kind: walk.Text, Value: s.Walk.Start.Username}}
		return prompt
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return clientRequest(api.ForgotPassword, s, recoveredName(s, given), map[string]any{})
	},
	Next: func(Situation, walk.Step) string { return api.ConfirmForgotPassword },
}

var confirmForgotPassword = Challenge{
	Name: api.ConfirmForgotPassword,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ConfirmForgotPassword, Sentence: confirmationSentence(s), Button: "Set the password", Rules: passwordRules(s),
			Fields: append([]walk.Field{codeField(api.KeyCode, "Code", 6)}, newPasswordFields("New password")...),
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return clientRequest(api.ConfirmForgotPassword, s, recoveredName(s, given), map[string]any{
			"ConfirmationCode": given.Get(api.KeyCode), "Password": given.Get(api.KeyNewPassword),
		})
	},
	Next: func(s Situation, _ walk.Step) string {
		if beganWithSignIn(s) {
			return walk.InitiateAuth
		}
		return ""
	},
}

// recoveredName is the name as the person typed it: recovery takes aliases.
func recoveredName(s Situation, given walk.Values) string {
	if name := given.Get(api.KeyUsername); name != "" {
		return name
	}
	return signedUpName(s)
}
