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
			choices = append(choices, leadingOn(factor))
		}
		sentence := "Choose a second factor."
		if len(choices) == 0 {
			choices = noFactor("the server offers no factor")
			sentence = "There is nothing to choose from: the server offers no second factor. Start over, or ask an administrator which factors the user has."
		}
		return walk.Prompt{
			Name: api.ChallengeSelectMFAType, Sentence: sentence, Button: "Continue",
			Fields: []walk.Field{{Key: api.KeyAnswer, Label: "Factor", Kind: walk.Choose, Choices: choices}},
			Help:   "Next, Cognito sends the challenge of the chosen factor, with a new session.",
		}
	},
	Reply: sendAnswer,
}

// noFactor stands where a server offers nothing to choose from.
func noFactor(why string) []walk.Choice { return []walk.Choice{{Label: "none", Disabled: why}} }

// leadingOn offers a factor with what a right answer brings in a sign-in.
func leadingOn(factor string) walk.Choice {
	choice := FactorChoice(factor)
	if known, is := api.FindChallenge(factor); is {
		choice.Then = known.Then
	}
	return choice
}

// FactorChoice offers a factor under its own name. One that is not known here
// is offered too: new factors appear before new versions of this program.
func FactorChoice(factor string) walk.Choice {
	if known, is := api.FindChallenge(factor); is {
		return walk.Choice{Value: factor, Label: factor, Leads: known.Label, Help: known.Choosing}
	}
	return walk.Choice{Value: factor, Label: factor, Leads: "unknown factor"}
}
