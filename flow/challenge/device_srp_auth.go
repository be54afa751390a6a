package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var deviceSRPAuth = Challenge{
	Name: api.ChallengeDeviceSRPAuth,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengeDeviceSRPAuth, Button: "Prove",
			Sentence: "Cognito asks for proof of the remembered device.",
			Fields: []walk.Field{{
				Key: api.KeyDeviceKey, Label: "Device key", Kind: walk.Text,
				Value: s.Walk.Start.Parameters.Get(api.KeyDeviceKey), Help: "The key of a remembered device, from NewDeviceMetadata of an earlier sign-in.",
			}},
		}
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		return respondWithSRPA(tools, s, given.Reveal())
	},
}
