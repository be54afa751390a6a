package operation

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// The keys of the fields about devices, under the names of the API.
const (
	keyDevice       = "DeviceKey"
	keyDeviceLabel  = "DeviceName"
	keyDeviceStatus = "DeviceRememberedStatus"
)

// confirmDevice registers the device that the sign-in was offered. Its secret is
// kept before the request is sent: the service has the other half of it from then
// on.
var confirmDevice = Operation{
	Name: api.ConfirmDevice, Label: "Register this device",
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ConfirmDevice, Button: "Register",
			Sentence: "authwalk makes up a password for this device and keeps it. Cognito gets a value to check it with.",
			Fields:   []walk.Field{{Key: keyDeviceLabel, Label: "Device name", Kind: walk.Text, Optional: true, Value: "authwalk"}},
		}
	},
	Request: func(tools challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		if _, err := accessToken(api.ConfirmDevice, s); err != nil {
			return walk.Request{}, err
		}
		offered := s.Walk.Device()
		if offered == nil {
			return walk.Request{}, challenge.CannotSend(walk.MissingMember, "", "this sign-in was offered no device to remember")
		}
		registration, err := srp.RegisterDevice(offered.GroupKey, offered.Key, tools.Random)
		if err != nil {
			return walk.Request{}, challenge.CannotSend(walk.NoRandomness, "", "this machine gave no random number: "+err.Error())
		}
		device := challenge.Device{Key: offered.Key, GroupKey: offered.GroupKey, Password: walk.NewSecret(registration.Password)}
		if err := tools.KeepDevice(s, device); err != nil {
			return walk.Request{}, challenge.CannotSend(walk.NotKept, "", err.Error())
		}
		body := map[string]any{
			keyDevice: offered.Key,
			"DeviceSecretVerifierConfig": map[string]string{
				"PasswordVerifier": registration.PasswordVerifier, "Salt": registration.Salt,
			},
		}
		if name := given.Get(keyDeviceLabel); name != "" {
			body[keyDeviceLabel] = name
		}
		return tokenRequest(api.ConfirmDevice, s, body)
	},
	FollowUp: func(_ challenge.Situation, step walk.Step) string {
		if step.Members.Get("UserConfirmationNecessary") == "true" {
			return api.UpdateDeviceStatus
		}
		return ""
	},
}

// updateDeviceStatus follows the registration of a device where the pool leaves it to
// the user, and can be made for any device.
var updateDeviceStatus = func() Operation {
	o := withToken(api.UpdateDeviceStatus)
	ask, request := o.Prompt, o.Request
	o.Prompt = func(s challenge.Situation) walk.Prompt {
		prompt := ask(s)
		prompt.Button = "Save"
		if isAsked(s) {
			prompt.Sentence = "The pool leaves it to the user: is this device to be remembered?"
			prompt.Fields = slices.DeleteFunc(prompt.Fields, func(f walk.Field) bool { return f.Key == keyDevice })
		}
		return prompt
	}
	o.Request = func(tools challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		given = given.With(keyDevice, cmp.Or(given.Get(keyDevice), deviceKey(s)))
		return request(tools, s, given.With(keyDeviceStatus, cmp.Or(given.Get(keyDeviceStatus), api.DeviceRemembered)))
	}
	return o
}()

// isAsked reports whether the device that was just registered waits for the user to say
// whether it is to be remembered.
func isAsked(s challenge.Situation) bool {
	followUp := s.Pending.Step.FollowUp
	return followUp != nil && followUp.Operation == api.UpdateDeviceStatus
}

var (
	getDevice   = withToken(api.GetDevice)
	listDevices = withToken(api.ListDevices)
)

var forgetDevice = func() Operation {
	o := withToken(api.ForgetDevice)
	ask, request := o.Prompt, o.Request
	o.Prompt = func(s challenge.Situation) walk.Prompt {
		prompt := ask(s)
		prompt.Button, prompt.Sentence = "Forget", "Cognito forgets the device. Its refresh token no longer works."
		return prompt
	}
	o.Request = func(tools challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return request(tools, s, given.With(keyDevice, cmp.Or(given.Get(keyDevice), deviceKey(s))))
	}
	return o
}()

// deviceKey is the key of the device that the tokens belong to: the one that the
// sign-in was offered, or the one that it named.
func deviceKey(s challenge.Situation) string {
	if device := s.Walk.Device(); device != nil {
		return device.Key
	}
	return cmp.Or(s.SentDeviceKey(), s.Walk.Start.Parameters.Get(api.KeyDeviceKey))
}

// lacksNewDevice is why there is no device to remember, "" where there is one.
func lacksNewDevice(s challenge.Situation) string {
	switch {
	case s.Walk.Device() == nil:
		return "no new device came with the tokens"
	case madeBefore(s, api.ConfirmDevice):
		return "the device is remembered already"
	}
	return ""
}

func madeBefore(s challenge.Situation, name string) bool {
	for _, step := range s.Walk.Steps {
		if step.Performed == name && step.Error == nil {
			return true
		}
	}
	return false
}
