package challenge

import "authwalk/flow/walk"

var forgotPassword = Challenge{
	Name: "ForgotPassword", Label: "Forgot the password",
	Description: "Sends a code to a verified address; with it ConfirmForgotPassword sets a new password. A client that hides whether users " +
		"exist answers the same for a name nobody has.",
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: "ForgotPassword", Sentence: "A code is sent to the user's verified address.", Button: "Send a code",
		}
		if s.Walk.Start.Username != "" && len(s.Walk.Steps) > 0 {
			prompt.Auto = true
			return prompt
		}
		prompt.Fields = []walk.Field{{Key: username.Name, Label: "User name", Kind: walk.Text, Value: s.Walk.Start.Username}}
		return prompt
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return clientRequest("ForgotPassword", s, recoveredName(s, given), map[string]any{})
	},
	Next: func(Situation, walk.Step) string { return "ConfirmForgotPassword" },
}

var confirmForgotPassword = Challenge{
	Name: "ConfirmForgotPassword", Label: "Set a new password with the code",
	Description: "The code from the message and a new password. Afterwards the user is CONFIRMED and can sign in. The code lives an hour.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "ConfirmForgotPassword", Sentence: confirmationSentence(s), Button: "Set the password", Rules: passwordRules(s),
			Fields: append([]walk.Field{codeField(keyCode, "Code", 6)}, newPasswordFields("New password")...),
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return clientRequest("ConfirmForgotPassword", s, recoveredName(s, given), map[string]any{
			"ConfirmationCode": given.Get(keyCode), "Password": given.Get(newPassword.Name),
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
	if name := given.Get(username.Name); name != "" {
		return name
	}
	return signedUpName(s)
}
