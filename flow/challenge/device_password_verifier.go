package challenge

import (
	"authwalk/flow/walk"
	"authwalk/srp"
)

// The keys of the fields that ask for what a device was registered with.
const (
	deviceGroupKey = "DEVICE_GROUP_KEY"
	devicePassword = "DEVICE_PASSWORD"
)

var devicePasswordVerifier = Challenge{
	Name:        "DEVICE_PASSWORD_VERIFIER",
	Label:       "prove a remembered device",
	Description: "The second half of the device's SRP: the same arithmetic as for a password, with the device's group and key in place of pool and user.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: "DEVICE_PASSWORD_VERIFIER", Button: "Prove",
			Sentence: "The device is proved with the group key and the password it was registered with.",
			Fields: []walk.Field{
				{Key: deviceGroupKey, Label: "Device group key", Kind: walk.Text, Help: "From NewDeviceMetadata of the sign-in that registered the device."},
				{Key: devicePassword, Label: "Device password", Kind: walk.Password, Secret: true, Help: "The random password that was made for ConfirmDevice."},
			},
		}
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		key := s.Parameter(deviceKey.Name)
		if key == "" {
			key = s.Walk.Start.Parameters.Get(deviceKey.Name)
		}
		identity := srp.Identity{Scope: given.Get(deviceGroupKey), ID: key}
		if !given.Has(deviceKey.Name) {
			given = given.With(deviceKey.Name, key)
		}
		return prove(tools, s, given.Without(deviceGroupKey, devicePassword), identity, given.Get(devicePassword))
	},
	Members: []Member{
		username, secretHash, deviceKey, salt, srpB, secretBlock, claimBlock, claimProof, timestamp,
		{Name: devicePassword, Secret: true, Says: "The device's own password. It never travels."},
		{Name: deviceGroupKey, Says: "The device's group. It never travels in an answer."},
	},
}
