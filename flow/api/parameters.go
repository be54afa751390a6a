package api

// The keys of AuthParameters, ChallengeParameters and ChallengeResponses.
const (
	KeyUsername           = "USERNAME"
	KeyUserIDForSRP       = "USER_ID_FOR_SRP"
	KeyPassword           = "PASSWORD"
	KeyNewPassword        = "NEW_PASSWORD"
	KeySecretHash         = "SECRET_HASH"
	KeyDeviceKey          = "DEVICE_KEY"
	KeyRefreshToken       = "REFRESH_TOKEN"
	KeyPreferredChallenge = "PREFERRED_CHALLENGE"
	KeyChallengeName      = "CHALLENGE_NAME"
	KeyTargetACRValues    = "TARGET_ACR_VALUES"
	KeyMaxAge             = "MAX_AGE"
	KeyAccessToken        = "ACCESS_TOKEN"
	KeySRPA               = "SRP_A"
	KeySRPB               = "SRP_B"
	KeySalt               = "SALT"
	KeySecretBlock        = "SECRET_BLOCK"
	KeyClaimSecretBlock   = "PASSWORD_CLAIM_SECRET_BLOCK"
	KeyClaimSignature     = "PASSWORD_CLAIM_SIGNATURE"
	KeyTimestamp          = "TIMESTAMP"
	KeyAnswer             = "ANSWER"
	KeyCredential         = "CREDENTIAL"
	KeyCredentialOptions  = "CREDENTIAL_REQUEST_OPTIONS"
	KeyDeliveryMedium     = "CODE_DELIVERY_DELIVERY_MEDIUM"
	KeyDestination        = "CODE_DELIVERY_DESTINATION"
	KeyFriendlyDeviceName = "FRIENDLY_DEVICE_NAME"
	KeyMFAsCanChoose      = "MFAS_CAN_CHOOSE"
	KeyMFAsCanSetUp       = "MFAS_CAN_SETUP"
	// KeyMFACanSetUp is what the manuals of the AWS CLI print in its place.
	KeyMFACanSetUp        = "MFA_CAN_SETUP"
	KeyEmail              = "EMAIL"
	KeySMSMFACode         = "SMS_MFA_CODE"
	KeySMSOTPCode         = "SMS_OTP_CODE"
	KeyEmailOTPCode       = "EMAIL_OTP_CODE"
	KeySoftwareTokenCode  = "SOFTWARE_TOKEN_MFA_CODE"
	KeyRequiredAttributes = "requiredAttributes"
	KeyUserAttributes     = "userAttributes"
	// AttributePrefix begins the responses to NEW_PASSWORD_REQUIRED that set an
	// attribute; the attribute's name follows.
	AttributePrefix = "userAttributes."
)

// The values of CODE_DELIVERY_DELIVERY_MEDIUM, and of DeliveryMedium.
const (
	MediumSMS   = "SMS"
	MediumEmail = "EMAIL"
)

var mediumNames = []string{MediumSMS, MediumEmail}

var (
	keyUsername = Member{
		Name: KeyUsername, Label: "User name",
		Help: "The user name. In answers, use the name that Cognito returned; it can differ from what you typed.",
	}
	keyUserIDForSRP = Member{
		Name: KeyUserIDForSRP,
		Help: "The name that Cognito returned. Use it in the SRP proof and in every further answer.",
	}
	keyPassword = Member{Name: KeyPassword, Label: "Password", Secret: true, Help: "The password is sent to the server. With https it is " +
		"encrypted on the way."}
	keyNewPassword = Member{Name: KeyNewPassword, Label: "New password", Secret: true, Help: "The password that replaces the temporary one."}
	keySecretHash  = Member{
		Name: KeySecretHash, Secret: true,
		Help: "Base64 of HMAC-SHA-256 over USERNAME and the client ID, with the client secret as the key. Required in every request if the client " +
			"has a secret.",
	}
	keyDeviceKey = Member{
		Name: KeyDeviceKey, Label: "Device key",
		Help: "The key of a remembered device, from NewDeviceMetadata of an earlier sign-in.",
	}
	keyRefreshToken = Member{
		Name: KeyRefreshToken, Label: "Refresh token", Secret: true,
		Help: "The refresh token of an earlier sign-in with this client.",
	}
	keyPreferredChallenge = Member{
		Name: KeyPreferredChallenge, Label: "Preferred",
		Enum: []string{ChallengePassword, ChallengePasswordSRP, ChallengeEmailOTP, ChallengeSMSOTP, ChallengeWebAuthn},
		Help: "The first factor to start with, if the user can use it.",
	}
	keyChallengeName = Member{
		Name: KeyChallengeName,
		Help: "SRP_A to start with SRP. The API reference prints the key as ChallengeName; Cognito reads this one.",
	}
	keyTargetACRValues = Member{
		Name: KeyTargetACRValues,
		Help: "The requested levels of assurance, highest first, separated by spaces.",
	}
	keyMaxAge      = Member{Name: KeyMaxAge, Help: "How many seconds ago the user may have signed in; an older token is ignored."}
	keyAccessToken = Member{
		Name: KeyAccessToken, Secret: true,
		Help: "A token of the user: Cognito does not ask again for the factors used for it. Only together with TARGET_ACR_VALUES.",
	}
	keySRPA        = Member{Name: KeySRPA, Help: "The client's public number of the SRP handshake: g to the power of a secret a, in hex."}
	keySRPB        = Member{Name: KeySRPB, Help: "Cognito's public number of the SRP handshake, in hex."}
	keySalt        = Member{Name: KeySalt, Help: "The user's salt, in hex; it is read as a number."}
	keySecretBlock = Member{
		Name: KeySecretBlock, Secret: true,
		Help: "Cognito's encrypted state of the handshake. It is sent back unchanged.",
	}
	keyClaimSecretBlock = Member{Name: KeyClaimSecretBlock, Secret: true, Help: "SECRET_BLOCK, unchanged."}
	keyClaimSignature   = Member{
		Name: KeyClaimSignature, Secret: true,
		Help: "The proof: an HMAC over pool, user, secret block and time, with the key that client and Cognito computed.",
	}
	keyTimestamp    = Member{Name: KeyTimestamp, Help: "The signed time, in English and UTC, for example Wed Jan 7 08:05:09 UTC 2026."}
	keyCustomAnswer = Member{Name: KeyAnswer, Label: "Answer", Secret: true, Help: "The answer to a custom challenge."}
	keyChoice       = Member{Name: KeyAnswer, Label: "Factor", Help: "The chosen factor."}
	keyCredential   = Member{Name: KeyCredential, Label: "Credential", Secret: true, Help: "The JSON that the browser returned for the passkey, inside " +
		"a string."}
	keyOptions = Member{Name: KeyCredentialOptions, Help: "The options that the passkey signs, a JSON object inside a string."}
	keyMedium  = Member{
		Name: KeyDeliveryMedium, Enum: mediumNames,
		Help: "How the code was sent: SMS or EMAIL. DELIVERY occurs twice in the real name.",
	}
	keyDestination        = Member{Name: KeyDestination, Help: "Where the code was sent, masked by Cognito."}
	keyFriendlyDeviceName = Member{Name: KeyFriendlyDeviceName, Help: "The name that the authenticator app was given when it was set up."}
	keyMFAsCanChoose      = Member{Name: KeyMFAsCanChoose, Help: "The factors to choose from, a JSON list inside a string."}
	keyMFAsCanSetUp       = Member{
		Name: KeyMFAsCanSetUp,
		Help: "The factors that can be set up, a JSON list inside a string. The AWS CLI's manuals print the key without its S.",
	}
	keyMFACanSetUp        = Member{Name: KeyMFACanSetUp, Help: "MFAS_CAN_SETUP as the AWS CLI's manuals spell it."}
	keyEmail              = Member{Name: KeyEmail, Label: "Email address", Help: "The email address to use as a factor; Cognito sends a code to it."}
	keySMSMFACode         = Member{Name: KeySMSMFACode, Label: "Code", Secret: true, Help: "The 6-digit code from the text message."}
	keySMSOTPCode         = Member{Name: KeySMSOTPCode, Label: "Code", Secret: true, Help: "The 8-digit code from the text message."}
	keyEmailOTPCode       = Member{Name: KeyEmailOTPCode, Label: "Code", Secret: true, Help: "The code from the email."}
	keySoftwareTokenCode  = Member{Name: KeySoftwareTokenCode, Label: "Code", Secret: true, Help: "The 6-digit code from the authenticator app."}
	keyRequiredAttributes = Member{
		Name: KeyRequiredAttributes,
		Help: "The missing required attributes, a JSON list inside a string, each with the prefix userAttributes.",
	}
	keyUserAttributes = Member{
		Name: KeyUserAttributes,
		Help: "The attributes the user already has, a JSON object inside a string. Do not send them back.",
	}
)

// attributeResponse is the response that sets an attribute.
func attributeResponse(name string) Member {
	return Member{Name: name, Help: "An attribute of the user, set together with the new password."}
}
