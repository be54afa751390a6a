package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

var changePassword = Operation{
	Name: api.ChangePassword,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChangePassword, Sentence: "Enter the current and the new password.", Button: "Change", Rules: challenge.PasswordRules(s),
			Fields: append([]walk.Field{
				{Key: api.KeyPreviousPassword, Label: "Current password", Kind: walk.Password, Secret: true, Known: s.Password(), KnownAs: "password of this sign-in"},
			}, challenge.NewPasswordFields()...),
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"ProposedPassword": given.Get(api.KeyNewPassword)}
		if previous := given.Get(api.KeyPreviousPassword); previous != "" {
			body["PreviousPassword"] = previous
		}
		return tokenRequest(api.ChangePassword, s, body)
	},
}
