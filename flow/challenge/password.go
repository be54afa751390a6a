package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var passwordChallenge = Challenge{
	Name: api.ChallengePassword,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengePassword, Sentence: "Sign in with the password. The password is sent to the server. With https it is encrypted on " +
				"the way.", Button: "Send",
			Fields: []walk.Field{passwordField(s)},
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		responses := given.Reveal()
		if responses[api.KeyPassword] == "" {
			responses[api.KeyPassword] = s.Password().Reveal()
		}
		return Respond(s, responses)
	},
}

func passwordField(s Situation) walk.Field {
	field := walk.Field{Key: api.KeyPassword, Label: "Password", Kind: walk.Password, Secret: true}
	if !s.Password().IsZero() {
		field.Optional = true
		field.Hint = "If empty, the password from the start form is used."
	}
	return field
}
