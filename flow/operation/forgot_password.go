package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

var forgotPassword = Operation{
	Name: api.ForgotPassword,
	Description: "Sends a code to a verified email address or phone number. Use it in ConfirmForgotPassword to set a new password. If the client " +
		"hides whether users exist, the response is the same for an unknown user name.",
	Prompt: func(s challenge.Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: api.ForgotPassword, Sentence: "Cognito sends a code to the user's verified email address or phone number.", Button: "Send code",
		}
		if s.Walk.Start.Username != "" && len(s.Walk.Steps) > 0 {
			prompt.Auto = true
			return prompt
		}
		prompt.Fields = []walk.Field{nameField(s)}
		return prompt
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return clientRequest(api.ForgotPassword, s, usernameOf(s, given), map[string]any{})
	},
	FollowUp: func(challenge.Situation, walk.Step) string { return api.ConfirmForgotPassword },
}

var confirmForgotPassword = Operation{
	Name: api.ConfirmForgotPassword,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return forUser(s, walk.Prompt{
			Name: api.ConfirmForgotPassword, Sentence: codeSentence(s) + againAfterwards(s), Button: "Set password", Rules: challenge.PasswordRules(s),
			Fields: append([]walk.Field{challenge.CodeField(api.KeyCode, "Code", api.CodeDigits)}, challenge.NewPasswordFields()...),
		})
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return clientRequest(api.ConfirmForgotPassword, s, usernameOf(s, given), map[string]any{
			"ConfirmationCode": given.Get(api.KeyCode), "Password": given.Get(api.KeyNewPassword),
		})
	},
	FollowUp: func(s challenge.Situation, _ walk.Step) string {
		if beganWithSignIn(s) {
			return api.InitiateAuth
		}
		return ""
	},
}
