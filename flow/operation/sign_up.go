package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

var signUp = Operation{
	Name: api.SignUp,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.SignUp, Sentence: "Create a new user.", Button: "Sign up", Rules: challenge.PasswordRules(s),
			Fields: []walk.Field{
				nameField(s),
				{
					Key: api.KeyNewPassword, Label: "Password", Kind: walk.Password, Secret: true, Optional: true,
					Hint: "optional if the pool allows sign-in without a password",
				},
				challenge.AttributesField(true),
			},
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		attributes, err := attributeList(given.Get(api.KeyAttributes))
		if err != nil {
			return walk.Request{}, err
		}
		body := map[string]any{}
		if attributes != nil {
			body["UserAttributes"] = attributes
		}
		if text := given.Get(api.KeyNewPassword); text != "" {
			body["Password"] = text
		}
		return clientRequest(api.SignUp, s, given.Get(api.KeyUsername), body)
	},
	FollowUp: func(_ challenge.Situation, step walk.Step) string {
		if step.Members.Get("UserConfirmed") == "true" {
			return api.InitiateAuth
		}
		return api.ConfirmSignUp
	},
}
