package explain

import "authwalk/flow/api"

// operationExplanations is what calls beside the challenges have done, by operation.
var operationExplanations = map[string]explanation{
	api.AssociateSoftwareToken: {
		description: "Cognito made a secret for an authenticator app. It works after a code from it is verified.",
		notes:       []string{"Each call makes a new secret. The earlier unverified secret no longer works."},
	},
	api.VerifySoftwareToken: {
		description: "The app's code was right: the app is registered.",
		notes: []string{
			"With an access token it is not turned on yet: SetUserMFAPreference does that.",
			"Each code works once: the next sign-in needs another.",
		},
	},
	api.SetUserMFAPreference: {
		description: "The user's second factors are set. The next sign-in asks for the preferred one.",
		notes:       []string{"Several factors without a preferred one lead to SELECT_MFA_TYPE."},
	},
	api.SetUserSettings:      {description: textMessagesSet},
	api.AdminSetUserSettings: {description: textMessagesSet},
	api.SignUp: {
		description: "The user was created. Cognito refuses to sign the user in until the sign-up is confirmed.",
		notes:       []string{"No code? The pool might confirm users by itself, or not verify addresses."},
	},
	api.ConfirmSignUp:          {description: "The sign-up is confirmed: the user can sign in."},
	api.ResendConfirmationCode: {description: "A new code was sent. The older one no longer works.", notes: []string{hiddenSuccess}},
	api.ForgotPassword: {
		description: "A code to reset the password was sent, to a verified address of the user.",
		notes: []string{
			hiddenSuccess,
			"No code? Cognito sends none to an address that is not verified, whatever the response says.",
			"The address that second-factor codes go to is not used.",
		},
	},
	api.ConfirmForgotPassword:     {description: "The new password is set: the user can sign in with it."},
	api.AdminSetUserPassword:      {description: "The password is set."},
	api.AdminUpdateUserAttributes: {description: "The user's attributes are changed."},
	api.AdminConfirmSignUp:        {description: "The sign-up is confirmed: the user can sign in."},
	api.AdminEnableUser:           {description: "The user is enabled, and can sign in."},
	api.AdminDisableUser:          {description: "The user is disabled: Cognito refuses every sign-in of the user."},
	api.ChangePassword:            {description: "The password is changed. Existing tokens stay valid."},
	api.GlobalSignOut: {
		description: "All refresh tokens of the user are revoked. Cognito no longer accepts the user's access tokens.",
		notes:       []string{stillValid},
	},
	api.RevokeToken: {
		description: "The refresh token is revoked. Cognito no longer accepts access tokens made from it.",
		notes:       []string{stillValid, "Cognito gives the same response for an invalid token."},
	},
	api.GetUser:                          {description: "The user's attributes, as this access token may read them."},
	api.GetUserAuthFactors:               {description: "These are the factors that this user can sign in with."},
	api.GetUserAttributeVerificationCode: {description: "A code was sent to the address; VerifyUserAttribute takes it."},
	api.VerifyUserAttribute:              {description: "The address is verified. If it is an alias, it is now a sign-in name; reset codes can go there."},
	api.ConfirmDevice: {
		description: "The device is registered, and its secret is kept here. While it is remembered, sign-ins name it (DEVICE_KEY) and prove it.",
		notes:       []string{"Refreshing needs the DEVICE_KEY from now on; authwalk sends it."},
	},
	api.StartWebAuthnRegistration: {
		description: "Cognito sent what a new passkey is made with: the domain that it is for, the user, and a challenge to sign. An authenticator makes the passkey from that, and this step registers it.",
	},
	api.CompleteWebAuthnRegistration: {description: "The passkey is registered. From now on the user can sign in with it (USER_AUTH, WEB_AUTHN)."},
	api.DeleteUser: {
		description: "The user is deleted, for good. Cognito no longer accepts the user's tokens, and nobody can sign in under this name.",
		notes:       []string{stillValid},
	},
	api.UpdateDeviceStatus: {description: "The user's choice is stored. Only a remembered device proves itself at the next sign-in."},
	api.ListUserSessions:   {description: "The user's sessions that have not ended: one for each sign-in, whatever was refreshed since."},
	api.RevokeUserSession: {
		description: "The session is ended: its access and refresh tokens are revoked.",
		notes:       []string{stillValid},
	},
	api.ListDevices:  {description: "The user's remembered devices. Cognito does not list those that are not remembered."},
	api.ForgetDevice: {description: "Cognito has forgotten the device. Refresh tokens that were issued to it no longer work."},
	api.UpdateUserAttributes: {
		description: "The user's attributes are changed.",
		notes:       []string{"Where an address needs verifying, a code was sent to the new one: VerifyUserAttribute takes it."},
	},
	api.DeleteUserAttributes:         {description: "The attributes are deleted."},
	api.DeleteWebAuthnCredential:     {description: "The passkey is deleted: Cognito no longer accepts it. The device keeps its copy."},
	api.ListWebAuthnCredentials:      {description: "The passkeys that the user has registered."},
	api.GetDevice:                    {description: "The remembered device, as Cognito keeps it."},
	api.UpdateAuthEventFeedback:      {description: feedbackStored},
	api.AdminUpdateAuthEventFeedback: {description: feedbackStored},
	api.GetClientToken:               {description: "The app client has its own access token. It names no user."},
	api.AdminGetUser:                 {description: "The user, as the pool keeps it."},
	api.AdminGetUserAuthFactors:      {description: "These are the factors that this user can sign in with."},
	api.AdminListGroupsForUser:       {description: "The groups of the user. The tokens name them (cognito:groups)."},
	api.AdminListDevices:             {description: "The user's devices, remembered or not."},
	api.AdminGetDevice:               {description: "The device, as Cognito keeps it, remembered or not."},
	api.AdminListUserAuthEvents:      {description: "The user's newest attempts to sign in, as threat protection recorded them."},
	api.AdminListUserSessions:        {description: "The user's sessions that have not ended: one for each sign-in, whatever was refreshed since."},
	api.AdminResetUserPassword:       {description: "The password no longer works. A code was sent to the user: ConfirmForgotPassword takes it, with a new password."},
	api.AdminSetUserMFAPreference:    {description: "The user's second factors are set. The next sign-in asks for the preferred one."},
	api.AdminDeleteSoftwareToken:     {description: "The user's authenticator app is deleted: its codes no longer work."},
	api.AdminDeleteUserAttributes:    {description: "The attributes are deleted."},
	api.AdminUpdateDeviceStatus:      {description: "The device's status is stored. Only a remembered device proves itself at the next sign-in."},
	api.AdminForgetDevice:            {description: "Cognito has forgotten the device. Refresh tokens that were issued to it no longer work."},
	api.AdminUserGlobalSignOut: {
		description: "The user is signed out everywhere: all refresh tokens are revoked, and Cognito no longer accepts the access tokens.",
		notes:       []string{stillValid},
	},
	api.AdminRevokeUserSession: {
		description: "The session is ended: its access and refresh tokens are revoked.",
		notes:       []string{stillValid},
	},
	api.AdminAddUserToGroup:      {description: "The user is in the group. Tokens name it (cognito:groups) from the next sign-in or refresh on."},
	api.AdminRemoveUserFromGroup: {description: "The user is no longer in the group. Tokens that were issued before still name it (cognito:groups)."},
	api.AdminCreateUser: {
		description: "The user is created, with a temporary password. The first sign-in asks for a new one.",
		notes:       []string{"Cognito sent an invitation with the password, unless MessageAction was SUPPRESS."},
	},
	api.AdminDeleteUser: {
		description: "The user is deleted, for good. Nobody can sign in under this name, and Cognito no longer accepts the user's tokens.",
		notes:       []string{stillValid},
	},
}

// deviceStatusSet is what a device's new status means for the sign-ins that follow.
var deviceStatusSet = map[string]string{
	api.DeviceRemembered:    "The device is remembered: the next sign-in from it proves the device, and where the pool says so is not asked for a second factor.",
	api.DeviceNotRemembered: "The device is not remembered: the next sign-in from it proves no device, and is asked for the second factor as before.",
}

const (
	feedbackStored  = "Your feedback is stored: threat protection learns from it."
	textMessagesSet = "Text messages are the user's second factor now, or turned off. SetUserMFAPreference is the present form, and knows the other factors too."
	hiddenSuccess   = "Check the user name: a client that hides unknown users also gets this answer if no user has that name."
	stillValid      = "Other services usually accept an access token until it expires (exp)."
)
