package challenge

import "authwalk/flow/walk"

var passwordChallenge = Challenge{
	Name:        "PASSWORD",
	Label:       "send the password",
	Description: "The first factor of USER_AUTH is the password, sent in clear inside TLS.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "PASSWORD", Sentence: "Sign in with the password. It is sent as it is, protected by TLS.", Button: "Send",
			Fields: []walk.Field{passwordField(s)},
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		responses := given.Reveal()
		if responses[password.Name] == "" {
			responses[password.Name] = s.Password().Reveal()
		}
		return respond(s, responses)
	},
	Members: []Member{username, secretHash, password},
}

func passwordField(s Situation) walk.Field {
	field := walk.Field{Key: password.Name, Label: "Password", Kind: walk.Password, Secret: true}
	if !s.Password().IsZero() {
		field.Optional = true
		field.Hint = "Left empty, the password given before is used."
	}
	return field
}
