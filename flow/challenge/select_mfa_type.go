package challenge

import (
	"authwalk/flow/walk"
)

var selectMFAType = Challenge{
	Name:  "SELECT_MFA_TYPE",
	Label: "choose a second factor",
	Description: "The password was right and the user has several second factors, none of them preferred: one has to be chosen. " +
		"Not to be mixed up with SELECT_CHALLENGE, which comes before a password.",
	Prompt: func(s Situation) walk.Prompt {
		offered := listParameter(s.Parameter(mfasCanChoose))
		choices := make([]walk.Choice, 0, len(offered))
		for _, factor := range offered {
			choices = append(choices, factorChoice(factor))
		}
		return walk.Prompt{
			Name: "SELECT_MFA_TYPE", Sentence: "Choose a second factor.", Button: "Go on",
			Fields: []walk.Field{{Key: answer.Name, Label: "Factor", Kind: walk.Choose, Choices: choices}},
			Help:   "The chosen factor's own challenge comes next, with a new session.",
		}
	},
	Reply: sendAnswer,
	Members: []Member{
		username, secretHash, userIDForSRP, answer,
		{Name: mfasCanChoose, Says: "The factors to choose from, a JSON list inside a string."},
	},
}

const mfasCanChoose = "MFAS_CAN_CHOOSE"

// factorChoice offers a factor under its own name. One that is not known here
// is offered too: new factors appear before new versions of this program.
func factorChoice(factor string) walk.Choice {
	for _, known := range challenges {
		if known.Name == factor {
			return walk.Choice{Value: factor, Label: factor, Leads: known.Label, Help: known.Description}
		}
	}
	return walk.Choice{Value: factor, Label: factor, Leads: "a factor this version does not know"}
}
