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
	// Description explains it to somebody who never read the developer guide.
	Description string
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
		Description: "After the password Cognito asks for a second factor and has sent a six-digit code by text message. " +
			"There is no call that sends it again: starting over does.",
		Parameters: codeWasSent, Responses: responses(keySMSMFACode.required()),
	},
	{
		Name: ChallengeEmailOTP, Label: "code by e-mail", Factor: FactorEmailOTP,
		Description: "A code by e-mail. As the first factor of USER_AUTH it has eight digits, as the second factor after a password six.",
		Parameters:  codeWasSent, Responses: responses(keyEmailOTPCode.required()),
	},
	{
		Name: ChallengeSoftwareTokenMFA, Label: "code from an authenticator app", Factor: FactorSoftwareToken,
		Description: "After the password Cognito asks for the six digits that an authenticator app shows now. " +
			"They change every 30 seconds, one step early or late is accepted, and each code counts once.",
		Parameters: []Member{keyUsername, keyUserIDForSRP, keyFriendlyDeviceName},
		Responses:  responses(keySoftwareTokenCode.required()),
	},
	{
		Name: ChallengeSelectMFAType, Label: "choose a second factor",
		Description: "The password was right and the user has several second factors, none of them preferred: one has to be chosen. " +
			"Not to be mixed up with SELECT_CHALLENGE, which comes before a password.",
		Parameters: []Member{keyUsername, keyUserIDForSRP, keyMFAsCanChoose},
		Responses:  responses(keyChoice.required()),
	},
	{
		Name: ChallengeMFASetup, Label: "set up a second factor",
		Description: "The pool requires a second factor and the user has none that works. It is set up here, in the middle of the sign-in: " +
			"an authenticator app, or an e-mail address. A phone number cannot be added here.",
		Parameters: []Member{keyUsername, keyUserIDForSRP, keyMFAsCanSetUp},
		Responses:  responses(keyEmail),
	},
	{
		Name: ChallengePasswordVerifier, Label: "prove the password", Factor: FactorPassword, Wrong: StartOver,
		Description: "Cognito wants proof that the client knows the password, without seeing it. Both sides compute the same key " +
			"from the two public numbers; the client signs with it. It allows a few seconds for the answer.",
		Parameters: verifies, Responses: responses(proof...),
	},
	{
		Name: ChallengeCustomChallenge, Label: "a question of the pool's own", Wrong: NewSession, Free: true,
		Description: "The pool's Lambda triggers ask something of their own. What they sent is listed; what they expect is up to them.",
		Parameters:  []Member{keyUsername}, Responses: responses(keyCustomAnswer.required()),
	},
	{
		Name: ChallengeSelectChallenge, Label: "choose a first factor",
		Description: "USER_AUTH lets the user choose how to sign in. The list is what this user can do now, not all that the pool allows: " +
			"a one-time code needs an address, a passkey must have been registered.",
		Parameters: []Member{keyUsername, keyUserIDForSRP},
		Responses:  responses(keyChoice.required(), keyPassword, keySRPA, keyCredential),
	},
	{
		Name: ChallengeDeviceSRPAuth, Label: "prove a remembered device",
		Description: "The request named a remembered device. It proves itself with SRP, like a user, and can stand in for the second factor.",
		Parameters:  []Member{keyUsername}, Responses: responses(keySRPA.required()),
	},
	{
		Name: ChallengeDevicePasswordVerifier, Label: "prove a remembered device", Wrong: StartOver,
		Description: "The second half of the device's SRP: the same arithmetic as for a password, with the device's group and key in place of pool and user.",
		Parameters:  verifies, Responses: responses(proof...),
	},
	{
		Name: ChallengeAdminNoSRPAuth, Label: "a name from the past", Factor: FactorPassword,
		Description: "In the enumeration for historical reasons; today's service never sends it as a challenge. Should it come, any answer can be given by name.",
		Parameters:  []Member{keyUsername}, Responses: responses(keyPassword),
	},
	{
		Name: ChallengeNewPasswordRequired, Label: "choose a new password",
		Description: "The password was right but temporary: the user's status is FORCE_CHANGE_PASSWORD. A new password, and every " +
			"attribute the pool requires and the user lacks, must be given before the walk goes on.",
		Parameters: []Member{keyUsername, keyUserIDForSRP, keyRequiredAttributes, keyUserAttributes},
		Responses:  responses(keyNewPassword.required()),
	},
	{
		Name: ChallengeSMSOTP, Label: "code by text message", Factor: FactorSMSOTP,
		Description: "A code by text message as the first factor of USER_AUTH, instead of a password. It has eight digits.",
		Parameters:  codeWasSent, Responses: responses(keySMSOTPCode.required()),
	},
	{
		Name: ChallengePassword, Label: "send the password", Factor: FactorPassword,
		Description: "The first factor of USER_AUTH is the password, sent in clear inside TLS.",
		Parameters:  []Member{keyUsername}, Responses: responses(keyPassword.required()),
	},
	{
		Name: ChallengeWebAuthn, Label: "a passkey", Factor: FactorWebAuthn,
		Description: "The user signs in with a passkey: an authenticator signs the challenge in CREDENTIAL_REQUEST_OPTIONS for the relying party it belongs to.",
		Parameters:  []Member{keyUsername, keyOptions}, Responses: responses(keyCredential.required()),
	},
	{
		Name: ChallengePasswordSRP, Label: "prove the password", Factor: FactorPassword,
		Description: "The first factor of USER_AUTH is the password, proved by SRP: the client sends its public number A and " +
			"PASSWORD_VERIFIER follows. The password stays on this machine.",
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
