package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// showsChange are the calls that show what another call beside the tokens has changed.
var showsChange = map[string]walk.Action{
	api.UpdateUserAttributes:     getUser,
	api.DeleteUserAttributes:     getUser,
	api.VerifyUserAttribute:      getUser,
	api.DeleteWebAuthnCredential: perform(api.ListWebAuthnCredentials, "List the passkeys"),
	api.RevokeUserSession:        perform(api.ListUserSessions, "List the sessions"),
}

// seenAtNextSignIn are the calls beside the tokens whose effect the next sign-in shows.
var seenAtNextSignIn = map[string]bool{
	api.ConfirmDevice: true, api.UpdateDeviceStatus: true, api.ForgetDevice: true, api.SetUserMFAPreference: true, api.SetUserSettings: true,
	api.GlobalSignOut: true, api.RevokeToken: true,
}

// afterwards is what a person does next, once a call beside the tokens has succeeded.
func (k poolFacts) afterwards(w walk.Walk, step walk.Step) []walk.Action {
	operation := step.Exchange.Operation
	show, shows := showsChange[operation]
	switch {
	case operation == api.CompleteWebAuthnRegistration && k.allowsUserAuth():
		return []walk.Action{withPasskey}
	case w.Tokens() == nil:
		return nil
	case operation == api.ChangePassword:
		return k.signInWith("the new password", w, step)
	case operation == api.VerifySoftwareToken:
		return []walk.Action{perform(api.SetUserMFAPreference, "Turn the second factor on")}
	case shows:
		return []walk.Action{show}
	case seenAtNextSignIn[operation]:
		return signInAgain(failure{walk: w})
	}
	return nil
}
