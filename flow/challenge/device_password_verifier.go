package challenge

import (
	"cmp"

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
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: api.ChallengeDevicePasswordVerifier, Button: "Prove",
			Sentence: "authwalk proves the device with its group key and password.",
		}
		if s.provesDevice() {
			prompt.Auto, prompt.Urgent = true, true
			return prompt
		}
		prompt.Fields = []walk.Field{
			{Key: deviceGroupKey, Label: "Device group key", Kind: walk.Text, Help: "From NewDeviceMetadata of the sign-in that registered the device."},
			{Key: devicePassword, Label: "Device password", Kind: walk.Password, Secret: true, Help: "The random password that was created for ConfirmDevice."},
		}
		return prompt
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		identity, password := provedDevice(s, given)
		if !given.Has(api.KeyDeviceKey) {
			given = given.With(api.KeyDeviceKey, identity.ID)
		}
		reply, err := prove(tools, s, given.Without(deviceGroupKey, devicePassword), identity, password)
		reply.Derivations = ofDevice(reply.Derivations)
		return reply, err
	},
}

// provedDevice is which device an answer proves, and its password.
func provedDevice(s Situation, given walk.Values) (identity srp.Identity, password string) {
	key := cmp.Or(s.Parameter(api.KeyDeviceKey), s.deviceKey())
	group, password := given.Get(deviceGroupKey), given.Get(devicePassword)
	if known := s.Known.Device; known.Key == key {
		group, password = cmp.Or(group, known.GroupKey), cmp.Or(password, known.Password.Reveal())
	}
	return srp.Identity{Scope: group, ID: key}, password
}
