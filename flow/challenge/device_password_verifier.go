package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// The keys of the fields that ask for what a device was registered with.
const (
	deviceGroupKey = "DEVICE_GROUP_KEY"
	devicePassword = "DEVICE_PASSWORD"
)

var devicePasswordVerifier = Challenge{
	Name: api.ChallengeDevicePasswordVerifier,
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengeDevicePasswordVerifier, Button: "Prove",
			Sentence: "authwalk proves the device with its group key and password.",
			Fields: []walk.Field{
				{Key: deviceGroupKey, Label: "Device group key", Kind: walk.Text, Help: "From NewDeviceMetadata of the sign-in that registered the device."},
				{Key: devicePassword, Label: "Device password", Kind: walk.Password, Secret: true, Help: "The random password that was created for ConfirmDevice."},
			},
		}
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		key := s.Parameter(api.KeyDeviceKey)
		if key == "" {
			key = s.Walk.Start.Parameters.Get(api.KeyDeviceKey)
		}
		identity := srp.Identity{Scope: given.Get(deviceGroupKey), ID: key}
		if !given.Has(api.KeyDeviceKey) {
			given = given.With(api.KeyDeviceKey, key)
		}
		return prove(tools, s, given.Without(deviceGroupKey, devicePassword), identity, given.Get(devicePassword))
	},
}
