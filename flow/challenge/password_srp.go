package challenge

import "authwalk/flow/walk"

var passwordSRP = Challenge{
	Name:  "PASSWORD_SRP",
	Label: "prove the password",
	Description: "The first factor of USER_AUTH is the password, proved by SRP: the client sends its public number A and " +
		"PASSWORD_VERIFIER follows. The password stays on this machine.",
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: "PASSWORD_SRP", Sentence: "Prove the password. It stays on this machine.", Button: "Prove",
		}
		if s.Password().IsZero() {
			prompt.Fields = []walk.Field{passwordField(s)}
			return prompt
		}
		prompt.Auto = true
		return prompt
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		return respondWithA(tools, s, given.Without(password.Name).Reveal())
	},
	Members: []Member{username, secretHash, srpA},
}
