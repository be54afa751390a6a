package main

// userByName makes the calls that users make who are signed in.
func userByName(p *paletteWalk) {
	p.See(signedIn).See("About")
	p.do("Refresh", "changed nothing but what is new")
	p.do("View what the new tokens changed", "[4 before and after")
	p.Press("1").See("[1 id token]")
	p.do("Show the user", "┏━ GetUser ━", "UserAttributes")
	p.do("Back to the tokens", "[1 id token]")
	p.do("Show sign-in factors", "┏━ GetUserAuthFactors ━", "ConfiguredUserAuthFactors")
	p.do("Change the password", "┏━ ChangePassword ━")
	p.Type("Winter-2026!").Press("tab").Type("Summer-2026!").Press("tab").Type("Summer-2026!").See("[ Change ]   enter")
	p.do("Change", "✓ ChangePassword: response")
	p.do("Change attributes", "┏━ UpdateUserAttributes ━")
	p.Type("given_name=Nadja")
	p.moves("New line")
	p.Press("backspace", "tab").Press("enter").See("✓ UpdateUserAttributes: response")
	p.do("Verify an email or phone number", "┏━ GetUserAttributeVerificationCode ━")
	p.Press("enter").See("VerifyUserAttribute ━")
	p.do("Turn a second factor on or off", "┏━ SetUserMFAPreference ━")
	p.Press("down", "down", "enter").See("User has not set up software token mfa")
	p.do("Get a secret for an authenticator app", "Code from the app")
	p.do("Turn a second factor on or off", "┏━ SetUserMFAPreference ━")
	p.Press("enter").See("✓ SetUserMFAPreference: response")
	p.do("Turn text messages on or off", "┏━ SetUserSettings ━")
	p.Press("enter").See("InvalidParameterException")
	p.fixes("Change the answer", "[ Set ] enter")
	p.Press("down")
	p.do("Set", "✓ SetUserSettings: response")
	p.do("Delete attributes", "┏━ DeleteUserAttributes ━")
	p.Type("given_name").Press("enter").See("✓ DeleteUserAttributes: response")
	p.do("Set up an authenticator app", "Code from the app")
	p.Press("ctrl+r").SeeNot("•••• (52)").Type(code(p.t, secretOnScreen(p.Terminal))).Press("enter").See("✓ VerifySoftwareToken: response")
	p.fixes("Turn the second factor on", "SetUserMFAPreference ━")
	p.do("Sign out everywhere", "? Send GlobalSignOut? It cannot be undone.")
	p.Press("enter").See("✓ GlobalSignOut: response")
	p.do("Sign out", "Send RevokeToken?")
	p.Press("enter").See("✓ RevokeToken: response")
	p.do("Sign in as nadia", "At most 4 more until Cognito locks the user.")
	p.fixes("Start over with the same answers", "At most 3 more until Cognito locks the user.")
	p.fixes("Look at the user: what is right, what is wrong, repairs", "┏━ Why")
	p.Press("esc").See("Try another password")
	p.fixes("Try another password", "[ Start sign-in ]")
	p.Type("Summer-2026!").See("•••• (12)").See("[ Start sign-in ]   enter")
	p.do("Start sign-in", "▸ EMAIL_OTP")
	p.do("Sign in as gina", signedIn)
	p.do("Delete your own user", "Send DeleteUser?")
	p.Press("enter").See("✓ DeleteUser: response")
}

// administratorByName makes the calls that need no user who is signed in.
func administratorByName(p *paletteWalk) {
	p.See(signedIn).See("About")
	p.do("Show a user", "┏━ AdminGetUser ━", "UserStatus")
	p.do("Show a user's factors", "ConfiguredUserAuthFactors")
	p.do("List a user's groups", "┏━ AdminListGroupsForUser ━", "GroupName")
	p.do("List a user's devices", "┏━ AdminListDevices ━")
	p.do("Disable a user", "┏━ AdminDisableUser ━")
	p.do("Enable a user", "┏━ AdminEnableUser ━")
	p.do("Confirm a user's sign-up", "┏━ AdminConfirmSignUp ━", "This sign-up is already confirmed.")
	p.do("Add a user to a group", "┏━ AdminAddUserToGroup ━")
	p.do("Remove a user from a group", "┏━ AdminRemoveUserFromGroup ━")
	p.do("Change a user's attributes", "┏━ AdminUpdateUserAttributes ━")
	p.do("Delete a user's attributes", "┏━ AdminDeleteUserAttributes ━")
	p.Type("given_name").Press("enter").See("✓ AdminDeleteUserAttributes: response")
	p.do("Turn a user's second factor on or off", "┏━ AdminSetUserMFAPreference ━")
	p.do("Turn a user's text messages on or off", "┏━ AdminSetUserSettings ━")
	p.do("Set a user's password", "┏━ AdminSetUserPassword ━")
	p.Type("Summer-2026!").Press("tab", "tab").Press("enter").See("✓ AdminSetUserPassword: response")
	p.fixes("Sign in now, with the new password", "Start sign-in")
	p.do("Go to the walk of gina", "✓ done")
	p.do("Create a user", "┏━ AdminCreateUser ━")
	p.do("Remove a user's authenticator app", "Send AdminDeleteSoftwareToken?")
	p.Press("enter").See("✓ AdminDeleteSoftwareToken: response")
	p.do("Make a user reset the password", "┏━ AdminResetUserPassword ━")
	p.See("Copy the command that sends")
	p.copies("Copy the command that sends a new temporary password, for an administrator", "admin-create-user")
	p.do("Sign a user out everywhere", "Send AdminUserGlobalSignOut?")
	p.Press("enter").See("✓ AdminUserGlobalSignOut: response")
	p.do("Delete a user", "Send AdminDeleteUser?")
	p.Press("enter").See("✓ AdminDeleteUser: response")
}

// signInsByName looks at sign-ins where threat protection keeps them.
func signInsByName(p *paletteWalk) {
	p.See("▸ SMS_MFA").See("^N newest code")
	p.do("List a user's sign-ins", "✓ AdminListUserAuthEvents: response")
	p.do("Rate a user's sign-in", "┏━ AdminUpdateAuthEventFeedback ━")
}

// devicesByName has a device remembered, and forgotten.
func devicesByName(p *paletteWalk) {
	p.See("^N newest code")
	newestCode(p.t, p.Terminal)
	p.See(signedIn)
	p.do("Register this device", "┏━ ConfirmDevice ━")
	p.do("Register", "✓ ConfirmDevice: response")
	p.Press("esc").See("1-5 view")
	p.do("View the device", "[5 device]")
	p.do("Go on with UpdateDeviceStatus", "UpdateDeviceStatus ━")
	p.do("List the devices", "┏━ ListDevices ━")
	p.do("Show a device", "┏━ GetDevice ━")
	p.do("Remember a device", "┏━ UpdateDeviceStatus ━")
	p.do("Save", "✓ UpdateDeviceStatus: response")
	p.do("Show a user's device", "┏━ AdminGetDevice ━")
	p.do("Remember a user's device", "┏━ AdminUpdateDeviceStatus ━")
	p.do("Forget a user's device", "┏━ AdminForgetDevice ━")
	p.do("Forget a device", "┏━ ForgetDevice ━")
}

// passkeysByName makes a passkey, signs with it, keeps it as a file and deletes it.
func passkeysByName(p *paletteWalk) {
	p.See(signedIn)
	p.do("Add a passkey", "CompleteWebAuthnRegistration")
	p.Press("down", "tab").Type("{}").See("{}").Press("tab", "enter").See("✗")
	p.do("Tick", "[x] Advanced")
	p.do("Start the registration again", "(•) make one here")
	p.do("Make and register", "✓ CompleteWebAuthnRegistration: response")
	p.fixes("Sign in with the passkey, without the password", "Start sign-in")
	p.do("Start sign-in", "▸ WEB_AUTHN")
	p.do("Check the answer of another authenticator", "0 of 10 given")
	p.Paste(`{"id": "Zg", "response": {"clientDataJSON": "e30"}}`).See("the credential has no response.authenticatorData").Press("esc").See("Sign and send")
	p.do("Sign and send", signedIn)
	p.do("List the passkeys", "┏━ ListWebAuthnCredentials ━")
	p.do("Save a passkey as a file", "┏━ Save a passkey")
	p.do("Delete a passkey", "┏━ DeleteWebAuthnCredential ━")
	p.do("Delete", "Send DeleteWebAuthnCredential?")
	p.Press("enter").See("✓ DeleteWebAuthnCredential: response")
}

// levelsByName signs in at a higher level and looks at sessions.
func levelsByName(p *paletteWalk) {
	p.See(signedIn)
	p.do("List the sessions", "┏━ ListUserSessions ━")
	p.do("End a session", "┏━ RevokeUserSession ━")
	p.do("List a user's sessions", "┏━ AdminListUserSessions ━")
	p.do("End a user's session", "┏━ AdminRevokeUserSession ━")
	p.do("Sign in at a higher level", "▸ Level")
	p.Press("f4").See("[ Send as it is ]").Press("down", "down", "down", "down", "end", "left", "left", "backspace").Type("1").See(`"urn:cognito:loa:1"`)
	p.Press("ctrl+s").See("already satisfies")
	p.do("Choose a higher level", "[ Sign in ] enter")
}

// rotationByName has the refresh token replaced.
func rotationByName(p *paletteWalk) {
	p.See(signedIn)
	p.do("Refresh with rotation", "┏━ GetTokensFromRefreshToken ━")
}
