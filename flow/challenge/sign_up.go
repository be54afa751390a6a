package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var signUp = Challenge{
	Name: api.SignUp,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.SignUp, Sentence: "Register a new user.", Button: "Sign up", Rules: passwordRules(s),
			Fields: append([]walk.Field{
				{Key: api.KeyUsername, Label: "User name", Kind: walk.Text, Value: s.Walk.Start.Username},
				{
					Key: api.KeyNewPassword, Label: "Password", Kind: walk.Password, Secret: true, Optional: true,
					Hint: "may be empty where the pool signs in without passwords",
				},
			}, attributesField),
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
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
	Next: func(_ Situation, step walk.Step) string {
		if step.Members.Get("UserConfirmed") == "true" {
			return walk.InitiateAuth
		}
		return api.ConfirmSignUp
	},
}
