package challenge

import "authwalk/flow/walk"

var deviceSRPAuth = Challenge{
	Name:        "DEVICE_SRP_AUTH",
	Label:       "prove a remembered device",
	Description: "The request named a remembered device. It proves itself with SRP, like a user, and can stand in for the second factor.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "DEVICE_SRP_AUTH", Button: "Prove",
			Sentence: "Cognito asks the remembered device to prove itself.",
			Fields: []walk.Field{{
				Key: deviceKey.Name, Label: "Device key", Kind: walk.Text,
				Value: s.Walk.Start.Parameters.Get(deviceKey.Name), Help: deviceKey.Says,
			}},
		}
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		return respondWithA(tools, s, given.Reveal())
	},
	Members: []Member{username, secretHash, deviceKey, srpA},
}
