package api

import "slices"

// The ChallengeNames.
const (
	ChallengeSMSMFA                 = "SMS_MFA"
	ChallengeEmailOTP               = "EMAIL_OTP"
	ChallengeSoftwareTokenMFA       = "SOFTWARE_TOKEN_MFA"
	ChallengeSelectMFAType          = "SELECT_MFA_TYPE"
	ChallengeMFASetup               = "MFA_SETUP"
	ChallengePasswordVerifier       = "PASSWORD_VERIFIER"
	ChallengeCustomChallenge        = "CUSTOM_CHALLENGE"
	ChallengeSelectChallenge        = "SELECT_CHALLENGE"
	ChallengeDeviceSRPAuth          = "DEVICE_SRP_AUTH"
	ChallengeDevicePasswordVerifier = "DEVICE_PASSWORD_VERIFIER"
	ChallengeAdminNoSRPAuth         = "ADMIN_NO_SRP_AUTH"
	ChallengeNewPasswordRequired    = "NEW_PASSWORD_REQUIRED"
	ChallengeSMSOTP                 = "SMS_OTP"
	ChallengePassword               = "PASSWORD"
	ChallengeWebAuthn               = "WEB_AUTHN"
	ChallengePasswordSRP            = "PASSWORD_SRP"
)

// The factors, as ConfiguredUserAuthFactors has them.
const (
	FactorPassword      = "PASSWORD"
	FactorEmailOTP      = "EMAIL_OTP"
	FactorSMSOTP        = "SMS_OTP"
	FactorWebAuthn      = "WEB_AUTHN"
	FactorSoftwareToken = "SOFTWARE_TOKEN"
)

// factorNames are in the order of the service's model.
var factorNames = []string{FactorPassword, FactorEmailOTP, FactorSMSOTP, FactorWebAuthn, FactorSoftwareToken}

// firstFactors are those that AllowedFirstAuthFactors takes.
var firstFactors = []string{FactorPassword, FactorEmailOTP, FactorSMSOTP, FactorWebAuthn}

// FirstFactors are the factors that a sign-in can begin with.
func FirstFactors() []string { return slices.Clone(firstFactors) }

// Wrong says what a wrong answer to a challenge costs.
type Wrong int

const (
	// TryAgain: the session stays, another answer can be given.
	TryAgain Wrong = iota
	// NewSession: an answer, right or wrong, ends the session; the service's
	// next word has a new one.
	NewSession
	// StartOver: the answer can be tried once, then the sign-in begins again.
	StartOver
)

// Challenge is one of the ChallengeNames.
type Challenge struct {
	Name string
	// Label says in a few words what it is, for lists.
	Label string
	// Description explains it to a reader who has not read the developer guide.
	Description string
	// Choosing says what follows where it can be chosen as a factor, Then in a word or two
	// what a right answer brings.
	Choosing, Then string
	// Factor is what passing the challenge proves, or "".
	Factor string
	// Wrong says what a wrong answer costs.
	Wrong Wrong
	// Free challenges send parameters with names of the pool's own, all of
	// them meant for the user.
	Free bool
	// Parameters are the ChallengeParameters that come with it.
	Parameters []Member
	// Responses are the ChallengeResponses that answer it.
	Responses []Member
}

var (
	answerers   = []Member{keyUsername.required(), keySecretHash, keyDeviceKey}
	codeWasSent = []Member{keyUsername, keyUserIDForSRP, keyMedium, keyDestination}
	verifies    = []Member{keyUsername, keyUserIDForSRP, keyDeviceKey, keySalt, keySRPB, keySecretBlock}
	proof       = []Member{keyClaimSignature.required(), keyClaimSecretBlock.required(), keyTimestamp.required()}
)

// responses are those to a challenge, beside the ones that every answer has.
func responses(own ...Member) []Member { return slices.Concat(answerers, own) }

// challenges are all ChallengeNames, in the order of the service's model.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
var challenges = []Challenge{
	{
		Name: ChallengeSMSMFA, Label: "code by text message", Factor: FactorSMSOTP,
		Description: "The password was correct. Cognito sent a 6-digit code by text message as the second factor. Cognito cannot resend it; to " +
			"get a new code, start over.",
		Choosing: "Cognito then sends a 6-digit code by text message.", Then: "tokens",
		Parameters: codeWasSent, Responses: responses(keySMSMFACode.required()),
	},
	{
		Name: ChallengeEmailOTP, Label: "code by email", Factor: FactorEmailOTP,
		Description: "Cognito sent a code by email. It has 8 digits as the first factor of USER_AUTH, and 6 digits as the second factor after a " +
			"password.",
		Choosing: "Cognito then sends a 6-digit code by email.", Then: "tokens",
		Parameters: codeWasSent, Responses: responses(keyEmailOTPCode.required()),
	},
	{
		Name: ChallengeSoftwareTokenMFA, Label: "code from an authenticator app", Factor: FactorSoftwareToken,
		Description: "The password was correct. Cognito asks for the 6-digit code that the authenticator app shows now. The code changes every " +
			InSeconds(TOTPStep) + "; the previous and the next one also work. Each code works once.",
		Choosing: "Cognito then asks for the 6-digit code that the authenticator app shows.", Then: "tokens",
		Parameters: []Member{keyUsername, keyUserIDForSRP, keyFriendlyDeviceName},
		Responses:  responses(keySoftwareTokenCode.required()),
	},
	{
		Name: ChallengeSelectMFAType, Label: "choose a second factor",
		Description: "The password was correct. The user has several second factors and no preferred one, so choose one. SELECT_CHALLENGE is " +
			"different: it asks for the first factor.",
		Parameters: []Member{keyUsername, keyUserIDForSRP, keyMFAsCanChoose},
		Responses:  responses(keyChoice.required()),
	},
	{
		Name: ChallengeMFASetup, Label: "set up a second factor",
		Description: "The pool requires a second factor and this user has none. Set up an authenticator app or an email address now. A phone " +
			"number cannot be added during sign-in.",
		Parameters: []Member{keyUsername, keyUserIDForSRP, keyMFAsCanSetUp, keyMFACanSetUp},
		Responses:  responses(keyEmail),
	},
	{
		Name: ChallengePasswordVerifier, Label: "prove the password", Factor: FactorPassword, Wrong: StartOver,
		Description: "Cognito asks for proof that the client knows the password. The password is not sent. Client and Cognito compute the same " +
			"key; the client signs with it. Cognito accepts the answer for a few seconds only.",
		Parameters: verifies, Responses: responses(proof...),
	},
	{
		Name: ChallengeCustomChallenge, Label: "custom challenge", Wrong: NewSession, Free: true,
		Description: "The pool's Lambda triggers defined this challenge. The values they sent are listed. Ask the pool's owner what they expect.",
		Parameters:  []Member{keyUsername}, Responses: responses(keyCustomAnswer.required()),
	},
	{
		Name: ChallengeSelectChallenge, Label: "choose a first factor",
		Description: "USER_AUTH lets the user choose how to sign in. The list shows the factors this user can use now. The pool might allow more: " +
			"a one-time code needs a verified email address or phone number, and a passkey must be registered first.",
		Parameters: []Member{keyUsername, keyUserIDForSRP},
		Responses:  responses(keyChoice.required(), keyPassword, keySRPA, keyCredential),
	},
	{
		Name: ChallengeDeviceSRPAuth, Label: "prove a remembered device",
		Description: "The request named a remembered device. First part of the device's SRP proof. A remembered device can replace the second factor.",
		Parameters:  []Member{keyUsername}, Responses: responses(keySRPA.required()),
	},
	{
		Name: ChallengeDevicePasswordVerifier, Label: "prove a remembered device", Wrong: StartOver,
		Description: "Second part of the device's SRP proof. The calculation is the same as for a password, with the device's group key and " +
			"device key instead of pool and user.",
		Parameters: verifies, Responses: responses(proof...),
	},
	{
		Name: ChallengeAdminNoSRPAuth, Label: "not used any more", Factor: FactorPassword,
		Description: "Listed in the API but never sent. If a server sends it, answer with name=value pairs.",
		Parameters:  []Member{keyUsername}, Responses: responses(keyPassword),
	},
	{
		Name: ChallengeNewPasswordRequired, Label: "choose a new password",
		Description: "The password was correct but temporary (status FORCE_CHANGE_PASSWORD). Set a new one and fill in the missing required attributes.",
		Parameters:  []Member{keyUsername, keyUserIDForSRP, keyRequiredAttributes, keyUserAttributes},
		Responses:   responses(keyNewPassword.required()),
	},
	{
		Name: ChallengeSMSOTP, Label: "code by text message", Factor: FactorSMSOTP,
		Description: "Cognito sent an 8-digit code by text message. It is the first factor of USER_AUTH, instead of a password.",
		Choosing:    "Cognito then sends an 8-digit code by text message.", Then: "tokens",
		Parameters: codeWasSent, Responses: responses(keySMSOTPCode.required()),
	},
	{
		Name: ChallengePassword, Label: "send the password", Factor: FactorPassword,
		Description: "The first factor of USER_AUTH is the password. It is sent to the server. With https it is encrypted on the way.",
		Choosing:    "The password is sent to the server. With https it is encrypted on the way.", Then: "tokens or a second factor",
		Parameters: []Member{keyUsername}, Responses: responses(keyPassword.required()),
	},
	{
		Name: ChallengeWebAuthn, Label: "passkey", Factor: FactorWebAuthn,
		Description: "The user signs in with a passkey. A browser, phone or security key signs the value in CREDENTIAL_REQUEST_OPTIONS for the " +
			"pool's domain (the relying party).",
		Choosing: "Cognito then sends a value that the user's passkey must sign.", Then: "tokens",
		Parameters: []Member{keyUsername, keyOptions}, Responses: responses(keyCredential.required()),
	},
	{
		Name: ChallengePasswordSRP, Label: "prove the password", Factor: FactorPassword,
		Description: "The first factor of USER_AUTH is the password, proved by SRP. The client sends its public number A; PASSWORD_VERIFIER is " +
			"next. The password is not sent.",
		Choosing: "The password is not sent. The client proves that it knows it (SRP); PASSWORD_VERIFIER is next.", Then: ChallengePasswordVerifier,
		Parameters: []Member{keyUsername}, Responses: responses(keySRPA.required()),
	},
}

// challengeNames are in the order of the service's model.
var challengeNames = []string{
	ChallengeSMSMFA, ChallengeEmailOTP, ChallengeSoftwareTokenMFA, ChallengeSelectMFAType, ChallengeMFASetup,
	ChallengePasswordVerifier, ChallengeCustomChallenge, ChallengeSelectChallenge, ChallengeDeviceSRPAuth,
	ChallengeDevicePasswordVerifier, ChallengeAdminNoSRPAuth, ChallengeNewPasswordRequired, ChallengeSMSOTP,
	ChallengePassword, ChallengeWebAuthn, ChallengePasswordSRP,
}

// Challenges is every ChallengeName, in the order of the service's model.
func Challenges() []Challenge { return slices.Clone(challenges) }

// FindChallenge returns the challenge of this name.
func FindChallenge(name string) (Challenge, bool) {
	for _, challenge := range challenges {
		if challenge.Name == name {
			return challenge, true
		}
	}
	return Challenge{}, false
}
