package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var customChallenge = Challenge{
	Name: api.ChallengeCustomChallenge,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengeCustomChallenge, Sentence: "Answer what the pool's trigger asks.", Button: "Send", Free: true,
			Values: shownParameters(s.Pending.Step.Challenge),
			Fields: []walk.Field{{
				Key: api.KeyAnswer, Label: "Answer", Kind: walk.Text,
				Help: "One text. Where the trigger expects something structured, it is JSON inside this text.",
			}},
		}
	},
	Reply: sendAnswer,
}
