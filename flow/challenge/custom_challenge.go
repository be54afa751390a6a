package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var customChallenge = Challenge{
	Name: api.ChallengeCustomChallenge,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengeCustomChallenge, Sentence: "Answer the pool's custom challenge.", Button: "Send", Free: true,
			Values: shownParameters(s.asked()),
			Fields: []walk.Field{{
				Key: api.KeyAnswer, Label: "Answer", Kind: walk.Text,
				Help: "The answer as one text. If the Lambda trigger expects several values, enter them as JSON.",
			}},
		}
	},
	Reply: sendAnswer,
}
