package api

import "slices"

// Operations of devices.
const (
	ConfirmDevice           = "ConfirmDevice"
	GetDevice               = "GetDevice"
	ListDevices             = "ListDevices"
	UpdateDeviceStatus      = "UpdateDeviceStatus"
	ForgetDevice            = "ForgetDevice"
	AdminGetDevice          = "AdminGetDevice"
	AdminListDevices        = "AdminListDevices"
	AdminUpdateDeviceStatus = "AdminUpdateDeviceStatus"
	AdminForgetDevice       = "AdminForgetDevice"
)

var deviceOperations = []Operation{
	{
		Name: ConfirmDevice, Access: AccessToken, Effect: Changes,
		Label:       "Register the device",
		Description: "Registers the device of this sign-in, with the values for its later proofs.",
		Input:       []Member{accessToken.required(), deviceKey.required(), deviceSecretVerifierConfig, deviceName},
		Output:      []Member{userConfirmationNecessary},
		Errors: slices.Concat(callErrors, userErrors, []string{
			DeviceKeyExistsException, ForbiddenException, InvalidLambdaResponseException, InvalidPasswordException,
			InvalidUserPoolConfigurationException, UsernameExistsException,
		}),
	},
	{
		Name: GetDevice, Access: AccessToken, Effect: Reads,
		Label:       "Show a device",
		Description: "One of the user's remembered devices.",
		Input:       []Member{deviceKey.required(), accessToken},
		Output:      []Member{device},
		Errors: slices.Concat(callErrors, userErrors, []string{
			ForbiddenException, InvalidUserPoolConfigurationException,
		}),
	},
	{
		Name: ListDevices, Access: AccessToken, Effect: Reads,
		Label:       "List the devices",
		Description: "The user's remembered devices.",
		Input:       []Member{accessToken.required(), limit, paginationToken},
		Output:      []Member{devices, paginationToken},
		Errors: slices.Concat(callErrors, userErrors, []string{
			ForbiddenException, InvalidUserPoolConfigurationException,
		}),
	},
	{
		Name: UpdateDeviceStatus, Access: AccessToken, Effect: Changes,
		Label:       "Remember a device",
		Description: "Remembers a device, or stops remembering it.",
		Input:       []Member{accessToken.required(), deviceKey.required(), deviceRememberedStatus},
		Errors: slices.Concat(callErrors, userErrors, []string{
			ForbiddenException, InvalidUserPoolConfigurationException,
		}),
	},
	{
		Name: ForgetDevice, Access: AccessToken, Effect: Changes, Irreversible: true,
		Label:       "Forget a device",
		Description: "The device must be registered again.",
		Input:       []Member{accessToken, deviceKey.required()},
		Errors: slices.Concat(callErrors, userErrors, []string{
			ForbiddenException, InvalidUserPoolConfigurationException,
		}),
	},
	{
		Name: AdminGetDevice, Access: Signed, Effect: Reads,
		Label:       "Show a user's device",
		Description: "One of a user's devices.",
		Input:       []Member{deviceKey.required(), userPoolID.required(), username.required()},
		Output:      []Member{device},
		Errors:      slices.Concat(callErrors, []string{InvalidUserPoolConfigurationException}),
	},
	{
		Name: AdminListDevices, Access: Signed, Effect: Reads,
		Label:       "List a user's devices",
		Description: "A user's devices.",
		Input:       []Member{userPoolID.required(), username.required(), limit, paginationToken},
		Output:      []Member{devices, paginationToken},
		Errors:      slices.Concat(callErrors, []string{InvalidUserPoolConfigurationException}),
	},
	{
		Name: AdminUpdateDeviceStatus, Access: Signed, Effect: Changes,
		Label:       "Remember a user's device",
		Description: "Remembers a user's device, or stops remembering it.",
		Input:       []Member{userPoolID.required(), username.required(), deviceKey.required(), deviceRememberedStatus},
		Errors:      slices.Concat(callErrors, []string{InvalidUserPoolConfigurationException, UserNotFoundException}),
	},
	{
		Name: AdminForgetDevice, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "Forget a user's device",
		Description: "A user's device must be registered again.",
		Input:       []Member{userPoolID.required(), username.required(), deviceKey.required()},
		Errors:      slices.Concat(callErrors, []string{InvalidUserPoolConfigurationException, UserNotFoundException}),
	},
}
