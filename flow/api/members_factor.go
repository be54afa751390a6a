package api

// Members of second factors.
var (
	configuredUserAuthFactors = Member{
		Name: "ConfiguredUserAuthFactors", Kind: List, Max: 8,
		Element: &Member{Enum: factorNames},
		Help:    "The factors the user has.",
	}
	secretCode = Member{
		Name: "SecretCode", Min: 16, Pattern: `[A-Za-z0-9]+`, Sensitive: true, Secret: true,
		Help: "The authenticator app's secret in Base32. Anyone who has it can make valid codes.",
	}
	userCode = Member{
		Name: "UserCode", Label: "Code", Min: 6, Max: 6, Pattern: digitsPattern, Sensitive: true, Secret: true, Key: KeyCode,
		Help: "A 6-digit code from the authenticator app.",
	}
	friendlyDeviceName = Member{
		Name: "FriendlyDeviceName", Label: "Name for this authenticator app", Max: 131072, Key: KeyDeviceName,
		Help: "A name for the authenticator app.",
	}
	verifyStatus = Member{
		Name: "Status",
		Enum: []string{VerifySuccess, VerifyError},
		Help: "SUCCESS, or ERROR if the authenticator app could not be verified.",
	}
	preferredMFA   = Member{Name: "PreferredMfa", Kind: Boolean, Help: "Whether it is asked for first."}
	smsMFASettings = Member{
		Name: "SMSMfaSettings", Kind: Structure, Key: KeyFactor,
		Members: []Member{enabled, preferredMFA},
		Help:    "Text message as a second factor.",
	}
	softwareTokenMFASettings = Member{
		Name: "SoftwareTokenMfaSettings", Kind: Structure, Key: KeyFactor,
		Members: []Member{enabled, preferredMFA},
		Help:    "The authenticator app as a second factor.",
	}
	emailMFASettings = Member{
		Name: "EmailMfaSettings", Kind: Structure, Key: KeyFactor,
		Members: []Member{enabled, preferredMFA},
		Help:    "Email as a second factor.",
	}
	webAuthnMFASettings = Member{
		Name: "WebAuthnMfaSettings", Kind: Structure,
		Members: []Member{enabled},
		Help:    "A passkey as a second factor.",
	}
)
