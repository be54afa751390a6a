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

var (
	keyUsername = Member{
		Name: KeyUsername, Label: "User name",
		Help: "The user's name. In answers it is the canonical name that the service sent back, which can differ from the alias that was typed.",
	}
	keyUserIDForSRP = Member{
		Name: KeyUserIDForSRP,
		Help: "The canonical username: the name that goes into the SRP hashes and into every further answer.",
	}
	keyPassword    = Member{Name: KeyPassword, Label: "Password", Secret: true, Help: "The user's password in clear, protected by TLS only."}
	keyNewPassword = Member{Name: KeyNewPassword, Label: "New password", Secret: true, Help: "The password that replaces the temporary one."}
	keySecretHash  = Member{
		Name: KeySecretHash, Secret: true,
		Help: "Base64 of HMAC-SHA-256 over USERNAME and the client id, with the client's secret as the key. Needed in every message where the client has a secret.",
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
		Help: "The first factor to begin with, if the user can.",
	}
	keyChallengeName = Member{
		Name: KeyChallengeName,
		Help: "SRP_A to begin with SRP. The API reference prints the key as ChallengeName; the service reads this one.",
	}
	keyTargetACRValues = Member{
		Name: KeyTargetACRValues,
		Help: "The levels of assurance aimed at, highest first, with blanks between them.",
	}
	keyMaxAge      = Member{Name: KeyMaxAge, Help: "How many seconds ago the user may have signed in; an older token counts for nothing."}
	keyAccessToken = Member{
		Name: KeyAccessToken, Secret: true,
		Help: "A token of the user: the factors it was given for are not asked again. Only together with TARGET_ACR_VALUES.",
	}
	keySRPA        = Member{Name: KeySRPA, Help: "The client's public number of the SRP handshake: g to the power of a secret a, in hex."}
	keySRPB        = Member{Name: KeySRPB, Help: "The service's public number of the SRP handshake, in hex."}
	keySalt        = Member{Name: KeySalt, Help: "The user's salt, in hex. Read as a number."}
	keySecretBlock = Member{
		Name: KeySecretBlock, Secret: true,
		Help: "The service's sealed state of the handshake. It goes back unchanged.",
	}
	keyClaimSecretBlock = Member{Name: KeyClaimSecretBlock, Secret: true, Help: "SECRET_BLOCK, unchanged."}
	keyClaimSignature   = Member{
		Name: KeyClaimSignature, Secret: true,
		Help: "The proof: an HMAC over pool, user, block and time, with the key that both sides computed.",
	}
	keyTimestamp    = Member{Name: KeyTimestamp, Help: "The time that was signed: English, UTC, the day without a leading zero."}
	keyCustomAnswer = Member{Name: KeyAnswer, Label: "Answer", Secret: true, Help: "The answer to a custom challenge."}
	keyChoice       = Member{Name: KeyAnswer, Label: "Factor", Help: "The choice."}
	keyCredential   = Member{Name: KeyCredential, Label: "Credential", Secret: true, Help: "The passkey's answer, a JSON object inside a string."}
	keyOptions      = Member{Name: KeyCredentialOptions, Help: "What the passkey has to sign, a JSON object inside a string."}
	keyMedium       = Member{
		Name: KeyDeliveryMedium, Enum: []string{"SMS", "EMAIL"},
		Help: "How the code was sent: SMS or EMAIL. The doubled word is really there.",
	}
	keyDestination        = Member{Name: KeyDestination, Help: "Where the code was sent, masked by the service."}
	keyFriendlyDeviceName = Member{Name: KeyFriendlyDeviceName, Help: "The name the authenticator was given when it was set up."}
	keyMFAsCanChoose      = Member{Name: KeyMFAsCanChoose, Help: "The factors to choose from, a JSON list inside a string."}
	keyMFAsCanSetUp       = Member{
		Name: KeyMFAsCanSetUp,
		Help: "The factors that can be set up, a JSON list inside a string. The AWS CLI's manuals print the key without its S.",
	}
	keyEmail              = Member{Name: KeyEmail, Label: "E-mail address", Help: "The address to use as a factor; a code is sent to it."}
	keySMSMFACode         = Member{Name: KeySMSMFACode, Label: "Code", Secret: true, Help: "The six digits from the text message."}
	keySMSOTPCode         = Member{Name: KeySMSOTPCode, Label: "Code", Secret: true, Help: "The eight digits from the text message."}
	keyEmailOTPCode       = Member{Name: KeyEmailOTPCode, Label: "Code", Secret: true, Help: "The digits from the e-mail."}
	keySoftwareTokenCode  = Member{Name: KeySoftwareTokenCode, Label: "Code", Secret: true, Help: "The six digits from the authenticator app."}
	keyRequiredAttributes = Member{
		Name: KeyRequiredAttributes,
		Help: "The attributes that must be given, a JSON list inside a string, each with the prefix userAttributes.",
	}
	keyUserAttributes = Member{
		Name: KeyUserAttributes,
		Help: "The attributes the user has already, a JSON object inside a string. They must not be sent back.",
	}
)

// attributeResponse is the response that sets an attribute.
func attributeResponse(name string) Member {
	return Member{Name: name, Help: "An attribute of the user, set together with the new password."}
}
