package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// deviceRows are the troubles of remembered devices.
var deviceRows = []row{
	unknownDevice(row{id: "pain-26"}),
	unknownDevice(row{
		id: "device-gone", answered: []string{api.ChallengeDeviceSRPAuth, api.ChallengeDevicePasswordVerifier},
		ruledOut: []string{"the password (accepted)"},
	}),
	{
		id: "pain-28", exception: api.InvalidParameterException, message: `Invalid device key given`,
		description: "The new device is not tied to this user. The sign-in worked, and its tokens are valid.",
		observed:    untiedDevice,
		ruledOut:    []string{"the tokens (valid)"},
		actionsHere: signInAgain,
		actions:     []walk.Action{getUser},
		passes:      true,
		next:        "Sign in again and use USER_ID_FOR_SRP as USERNAME, then confirm the device.",
	},
	{
		id: "device-exists", exception: api.DeviceKeyExistsException,
		description: "This device is already confirmed.",
		causes:      []string{"ConfirmDevice was called twice."},
		actions:     []walk.Action{getUser},
		next:        "Continue: there is nothing left to do.",
	},
}

// untiedDevice is why a new device belongs to nobody: authwalk itself answers with the
// name that Cognito sent.
func untiedDevice(f failure) []string {
	const (
		typed  = "In an app: it answered a challenge with the typed address, not with USER_ID_FOR_SRP."
		custom = "The sign-in was CUSTOM_AUTH without a password step."
	)
	switch f.walk.Start.AuthFlow {
	case api.FlowCustomAuth:
		return []string{custom, typed}
	case "":
		return []string{typed, custom}
	default:
		return []string{typed}
	}
}

// unknownDevice completes a row about a device that the pool does not know. Only
// where the device was already asked for is the password known to be right.
func unknownDevice(r row) row {
	r.exception, r.message = api.ResourceNotFoundException, `Device does not exist`
	r.description = "The pool does not know the device of DEVICE_KEY for this user."
	r.causes = []string{
		"The user or an administrator forgot the device, and the key is still kept here.",
		"The key belongs to another user, or to a deleted user of the same name.",
	}
	r.actions = []walk.Action{{Kind: walk.EditStart, Label: "Leave out DEVICE_KEY", Field: api.KeyDeviceKey, WithoutDevice: true}, startOver}
	r.next = "Start over without DEVICE_KEY."
	return r
}
