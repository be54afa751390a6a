package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var selectMFAType = Challenge{
	Name: api.ChallengeSelectMFAType,
	Prompt: func(s Situation) walk.Prompt {
		offered := listParameter(s.Parameter(api.KeyMFAsCanChoose))
		choices := make([]walk.Choice, 0, len(offered))
		for _, factor := range offered {
			choices = append(choices, FactorChoice(factor))
		}
		return walk.Prompt{
			Name: api.ChallengeSelectMFAType, Sentence: "Choose a second factor.", Button: "Continue",
			Fields: []walk.Field{{Key: api.KeyAnswer, Label: "Factor", Kind: walk.Choose, Choices: choices}},
			Help:   "Next, Cognito sends the challenge of the chosen factor, with a new session.",
		}
	},
	Reply: sendAnswer,
}

// FactorChoice offers a factor under its own name. One that is not known here
// is offered too: new factors appear before new versions of this program.
func FactorChoice(factor string) walk.Choice {
	if known, is := api.FindChallenge(factor); is {
		return walk.Choice{Value: factor, Label: factor, Leads: known.Label, Help: known.Choosing}
	}
	return walk.Choice{Value: factor, Label: factor, Leads: "unknown factor"}
}
