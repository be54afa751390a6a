package challenge

// challenges is the catalogue, in the order of the API's enumeration.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
var challenges []Challenge

// operations are what a walk can do beside answering challenges.
var operations []Challenge

func init() {
	// Set here because entries look the list up while they are being asked.
	challenges = []Challenge{
		smsMFA,
		emailOTP,
		softwareTokenMFA,
		selectMFAType,
		mfaSetup,
		passwordVerifier,
		customChallenge,
		selectChallenge,
		deviceSRPAuth,
		devicePasswordVerifier,
		adminNoSRPAuth,
		newPasswordRequired,
		smsOTP,
		passwordChallenge,
		webAuthn,
		passwordSRP,
	}
	operations = []Challenge{
		signIn,
		refresh,
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
	}
}

// All returns every ChallengeName's entry.
func All() []Challenge { return append([]Challenge(nil), challenges...) }

// Lookup returns the entry of a challenge or an operation; a name that is not
// known gets the generic one.
func Lookup(name string) Challenge {
	for _, entry := range challenges {
		if entry.Name == name {
			return entry
		}
	}
	if entry, known := FindOperation(name); known {
		return entry
	}
	return generic(name)
}

// FindOperation returns the entry of an operation.
func FindOperation(name string) (Challenge, bool) {
	for _, entry := range operations {
		if entry.Name == name {
			return entry, true
		}
	}
	return Challenge{}, false
}

// Beginnings are the operations that are walks of their own.
func Beginnings() []Challenge { return []Challenge{signUp, forgotPassword} }

// FindBeginning returns the entry of an operation that is a walk of its own.
func FindBeginning(name string) (Challenge, bool) {
	for _, entry := range Beginnings() {
		if entry.Name == name {
			return entry, true
		}
	}
	return Challenge{}, false
}

// AfterTokens are the operations for a user who is signed in, most useful
// first.
func AfterTokens() []Challenge {
	return []Challenge{
		refresh, getUser, getUserAuthFactors, associateSoftwareToken, setUserMFAPreference, changePassword,
		updateUserAttributes, getUserAttributeVerificationCode, revokeToken, globalSignOut,
	}
}
