package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// deviceSRPAuth is answered at once where the device is known here, and shown
// afterwards.
var deviceSRPAuth = Challenge{
	Name: api.ChallengeDeviceSRPAuth,
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{Name: api.ChallengeDeviceSRPAuth, Button: "Prove", Sentence: "Cognito asks for proof of the remembered device."}
		if s.provesDevice() {
			prompt.Auto, prompt.Urgent = true, true
			return prompt
		}
		prompt.Fields = []walk.Field{{
			Key: api.KeyDeviceKey, Label: "Device key", Kind: walk.Text,
			Value: s.deviceKey(), Help: "The key of a remembered device, from NewDeviceMetadata of an earlier sign-in.",
		}}
		return prompt
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		return respondWithSRPA(tools, s, given.Reveal())
	},
}

// provesDevice reports whether the device that the walk names is known here.
func (s Situation) provesDevice() bool {
	return s.Known.Device.Key != "" && s.Known.Device.Key == s.deviceKey()
}
