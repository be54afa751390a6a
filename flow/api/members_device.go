package api

// Members of devices.
var (
	passwordVerifier = Member{
		Name: "PasswordVerifier", Max: 131072, Secret: true,
		Help: "The device's SRP verifier, in Base64.",
	}
	salt                       = Member{Name: "Salt", Max: 131072, Secret: true, Help: "The device's salt, in Base64."}
	deviceSecretVerifierConfig = Member{
		Name: "DeviceSecretVerifierConfig", Kind: Structure,
		Members: []Member{passwordVerifier, salt},
		Help:    "The values that later device proofs are checked against.",
	}
	deviceName                = Member{Name: "DeviceName", Label: "Device name", Min: 1, Max: 1024, Help: "A name for the device."}
	userConfirmationNecessary = Member{
		Name: "UserConfirmationNecessary", Kind: Boolean,
		Help: "Whether the user is asked before the device is remembered.",
	}
	deviceAttributes = Member{
		Name: "DeviceAttributes", Kind: List,
		Element: &attribute,
		Help:    "What is known about the device.",
	}
	deviceCreateDate            = Member{Name: "DeviceCreateDate", Kind: Time, Help: "When the device was registered."}
	deviceLastModifiedDate      = Member{Name: "DeviceLastModifiedDate", Kind: Time, Help: "When the device last changed."}
	deviceLastAuthenticatedDate = Member{
		Name: "DeviceLastAuthenticatedDate", Kind: Time,
		Help: "When the device last signed in.",
	}
	device = Member{
		Name: "Device", Kind: Structure,
		Members: []Member{
			deviceKey, deviceAttributes, deviceCreateDate, deviceLastModifiedDate, deviceLastAuthenticatedDate,
		},
		Help: "The device.",
	}
	deviceElement = Member{
		Kind: Structure,
		Members: []Member{
			deviceKey, deviceAttributes, deviceCreateDate, deviceLastModifiedDate, deviceLastAuthenticatedDate,
		},
	}
	devices                = Member{Name: "Devices", Kind: List, Element: &deviceElement, Help: "The user's remembered devices."}
	deviceRememberedStatus = Member{
		Name: "DeviceRememberedStatus", Label: "The device",
		Enum: []string{DeviceRemembered, DeviceNotRemembered},
		Help: "Whether the device is remembered.",
	}
)
