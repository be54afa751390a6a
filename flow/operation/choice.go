package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
)

// Choice is an operation among what can be done after a sign-in.
type Choice struct {
	Operation
	// Group is what it is about, and Short what it does, beside that name.
	Group, Short string
	// Letter is the key that makes it: the same for every user.
	Letter string
}

// The groups of what can be done after a sign-in.
const (
	GroupTokens   = "Tokens"
	GroupUser     = "User"
	GroupFactors  = "Factors"
	GroupDevices  = "Devices"
	GroupPasskeys = "Passkeys"
	GroupSessions = "Sessions"
	GroupSignOut  = "Sign out"
	GroupSignIn   = "Sign in"
)

// Groups are the groups in the order they are listed.
func Groups() []string {
	return []string{GroupTokens, GroupUser, GroupFactors, GroupDevices, GroupPasskeys, GroupSessions, GroupSignOut, GroupSignIn}
}

// AfterTokens are the operations for a user who is signed in, by group.
func AfterTokens() []Choice {
	return []Choice{
		{refresh.described(), GroupTokens, "Refresh", "r"},
		{getTokensFromRefreshToken.described(), GroupTokens, "Refresh with rotation", "f"},
		{stepUp.described(), GroupTokens, "Higher level", "l"},
		{getUser.described(), GroupUser, "Show", "s"},
		{changePassword.described(), GroupUser, "Password", "c"},
		{updateUserAttributes.described(), GroupUser, "Attributes", "a"},
		{getUserAttributeVerificationCode.described(), GroupUser, "Verify email or phone", "v"},
		{getUserAuthFactors.described(), GroupFactors, "Show", "h"},
		{associateSoftwareToken.described(), GroupFactors, "Set up an app", "e"},
		{setUserMFAPreference.described(), GroupFactors, "Turn on or off", "t"},
		{confirmDevice.described(), GroupDevices, "Register this one", "b"},
		{listDevices.described(), GroupDevices, "List", "d"},
		{forgetDevice.described(), GroupDevices, "Forget one", "x"},
		{startWebAuthnRegistration.described(), GroupPasskeys, "Add", "p"},
		{listWebAuthnCredentials.described(), GroupPasskeys, "List", "k"},
		{deleteWebAuthnCredential.described(), GroupPasskeys, "Delete one", "z"},
		{listUserSessions.described(), GroupSessions, "List", "u"},
		{revokeUserSession.described(), GroupSessions, "End one", "y"},
		{revokeToken.described(), GroupSignOut, "Here", "i"},
		{globalSignOut.described(), GroupSignOut, "Everywhere", "g"},
	}
}

// Letter is the key that makes an operation after a sign-in, "" for one that has none.
func Letter(name string) string {
	for _, choice := range AfterTokens() {
		if choice.Name == name {
			return choice.Letter
		}
	}
	return ""
}

// Lacks is why an operation cannot be of use in the walk, "" where it can.
func Lacks(name string, s challenge.Situation) string {
	switch name {
	case api.FlowUserAuth:
		return lacksHigherLevel(s.Known)
	case api.ListUserSessions, api.RevokeUserSession, api.AdminListUserSessions, api.AdminRevokeUserSession:
		if !s.Known.Sessions {
			return "the pool keeps no records of sessions"
		}
	case api.ConfirmDevice:
		return lacksNewDevice(s)
	case api.ListDevices, api.ForgetDevice, api.GetDevice, api.UpdateDeviceStatus:
		if deviceKey(s) == "" {
			return "this sign-in has no device"
		}
	case api.StartWebAuthnRegistration, api.ListWebAuthnCredentials, api.DeleteWebAuthnCredential:
		return lacksPasskeys(name, s)
	}
	return ""
}
