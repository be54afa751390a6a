package explain

import "authwalk/flow/walk"

// deviceRows are the troubles of remembered devices.
var deviceRows = []row{
	{
		id: "pain-26", exception: "ResourceNotFoundException", message: `Device does not exist`,
		says: "The pool does not know the device of DEVICE_KEY.",
		causes: []string{
			"The device was forgotten, by the user or an administrator, and the key is still kept here.",
			"The key belongs to another user, or to a deleted one of the same name.",
		},
		notCauses: []string{"the password: it was accepted"},
		moves:     []walk.Action{editStart, startOver},
		next:      "Start over without DEVICE_KEY.",
	},
	{
		id: "pain-28", exception: "InvalidParameterException", message: `Invalid device key given`,
		says: "The new device is not tied to this user. The sign-in itself worked, and its tokens are good.",
		causes: []string{
			"A challenge was answered with the address that was typed, not with USER_ID_FOR_SRP.",
			"The sign-in was CUSTOM_AUTH without a password step.",
		},
		notCauses: []string{"the tokens: they are valid"},
		moves:     []walk.Action{startOver, getUser},
		next:      "Sign in again with the name that the challenge gave, then confirm the device.",
	},
	{
		id: "device-exists", exception: "DeviceKeyExistsException",
		says:   "This device was confirmed before.",
		causes: []string{"ConfirmDevice was called twice."},
		moves:  []walk.Action{getUser},
		next:   "Go on: the device is confirmed.",
	},
}
