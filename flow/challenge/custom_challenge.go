package challenge

import "authwalk/flow/walk"

var customChallenge = Challenge{
	Name:        "CUSTOM_CHALLENGE",
	Label:       "a question of the pool's own",
	Description: "The pool's Lambda triggers ask something of their own. What they sent is listed; what they expect is up to them.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "CUSTOM_CHALLENGE", Sentence: "Answer what the pool's trigger asks.", Button: "Send", Free: true,
			Values: shownParameters(s.Pending.Step.Challenge.Parameters),
			Fields: []walk.Field{{
				Key: answer.Name, Label: "Answer", Kind: walk.Text,
				Help: "One text. Where the trigger expects something structured, it is JSON inside this text.",
			}},
		}
	},
	Reply:   sendAnswer,
	Members: []Member{username, secretHash, answer, deviceKey},
}
