package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var passwordSRP = Challenge{
	Name: api.ChallengePasswordSRP,
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: api.ChallengePasswordSRP, Sentence: "Prove the password with SRP. The password is not sent.", Button: "Prove",
		}
		if s.Password().IsZero() {
			prompt.Fields = []walk.Field{passwordField(s)}
			return prompt
		}
		prompt.Auto = true
		return prompt
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		return respondWithSRPA(tools, s, given.Without(api.KeyPassword).Reveal())
	},
}
