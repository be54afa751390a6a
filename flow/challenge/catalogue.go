package challenge

import "authwalk/flow/api"

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
	describe(challenges)
	describe(operations)
}

// describe takes the words of entries from where the service's interface is
// described, unless an entry has its own.
func describe(entries []Challenge) {
	for i := range entries {
		entry := &entries[i]
		if entry.Label != "" {
			continue
		}
		if challenge, known := api.FindChallenge(entry.Name); known {
			entry.Label, entry.Description = challenge.Label, challenge.Description
		} else if operation, known := api.FindOperation(entry.Name); known {
			entry.Label, entry.Description = operation.Label, operation.Description
		}
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
func Beginnings() []Challenge { return pick(api.SignUp, api.ForgotPassword) }

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
	return pick(
		refresh.Name, api.GetUser, api.GetUserAuthFactors, api.AssociateSoftwareToken, api.SetUserMFAPreference,
		api.ChangePassword, api.UpdateUserAttributes, api.GetUserAttributeVerificationCode, api.RevokeToken, api.GlobalSignOut,
	)
}

// pick returns the entries of operations in an order of their own.
func pick(names ...string) []Challenge {
	picked := make([]Challenge, len(names))
	for i, name := range names {
		picked[i], _ = FindOperation(name)
	}
	return picked
}
