package operation

import "slices"

// operations is the catalogue. It is filled in here, and not where it is
// declared, for the sake of entries that lead to one another.
var operations []Operation

func init() {
	operations = []Operation{
		signIn,
		refresh,
		getTokensFromRefreshToken,
		signUp,
		confirmSignUp,
		resendConfirmationCode,
		forgotPassword,
		confirmForgotPassword,
		getUser,
		getUserAuthFactors,
		changePassword,
		setUserMFAPreference,
		associateSoftwareToken,
		verifySoftwareToken,
		updateUserAttributes,
		getUserAttributeVerificationCode,
		verifyUserAttribute,
		revokeToken,
		globalSignOut,
		confirmDevice,
		updateDeviceStatus,
		listDevices,
		forgetDevice,
		stepUp,
		listUserSessions,
		revokeUserSession,
		startWebAuthnRegistration,
		completeWebAuthnRegistration,
		listWebAuthnCredentials,
		deleteWebAuthnCredential,
		getDevice,
		deleteUserAttributes,
		deleteUser,
		setUserSettings,
		updateAuthEventFeedback,
		getClientToken,
	}
	operations = append(operations, administration...)
}

// All returns every entry.
func All() []Operation { return described(operations...) }

// Find returns the entry of an operation.
func Find(name string) (Operation, bool) {
	for _, entry := range operations {
		if entry.Name == name {
			return entry.described(), true
		}
	}
	return Operation{}, false
}

// Beginnings are the operations that are walks of their own: what they need, a
// person can fill in.
func Beginnings() []Operation {
	return described(append([]Operation{
		signUp, confirmSignUp, resendConfirmationCode, forgotPassword, confirmForgotPassword,
		getUser, getUserAuthFactors, listDevices, globalSignOut, updateAuthEventFeedback, getClientToken,
	}, administration...)...)
}

// FindBeginning returns the entry of an operation that is a walk of its own.
func FindBeginning(name string) (Operation, bool) {
	beginnings := Beginnings()
	at := slices.IndexFunc(beginnings, func(o Operation) bool { return o.Name == name })
	if at < 0 {
		return Operation{}, false
	}
	return beginnings[at], true
}

// Further are the operations for a user who is signed in that few need.
func Further() []Operation {
	return described(getDevice, updateDeviceStatus, deleteUserAttributes, setUserSettings, deleteUser)
}

func described(entries ...Operation) []Operation {
	filled := make([]Operation, len(entries))
	for i, entry := range entries {
		filled[i] = entry.described()
	}
	return filled
}
