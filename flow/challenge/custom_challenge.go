package challenge

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var customChallenge = Challenge{
	Name: api.ChallengeCustomChallenge,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengeCustomChallenge, Sentence: customSentence(s), Button: "Send", Free: true,
			Values: shownParameters(s.asked()),
			Fields: []walk.Field{{
				Key: api.KeyAnswer, Label: "Answer", Kind: walk.Text,
				Help: "The answer as one text. If the Lambda trigger expects several values, enter them as JSON.",
			}},
		}
	},
	Reply: sendAnswer,
}

// customSentence says which round it is from the second one on. Whether an answer
// was right only the pool's triggers know.
func customSentence(s Situation) string {
	round := 1
	for _, step := range s.Walk.Steps {
		if step.Answered == api.ChallengeCustomChallenge && step.Error == nil && step.Number <= s.Pending.Step.Number {
			round++
		}
	}
	if round == 1 {
		return "Answer the pool's custom challenge."
	}
	return fmt.Sprintf("Answer the pool's custom challenge, round %d.", round)
}
