package api

// The values of MfaConfiguration.
const (
	MFAOff      = "OFF"
	MFAOn       = "ON"
	MFAOptional = "OPTIONAL"
)

// The values of UserPoolTier, the feature plan.
const (
	TierLite       = "LITE"
	TierEssentials = "ESSENTIALS"
	TierPlus       = "PLUS"
)

// The values of DeletionProtection.
const (
	ProtectionActive   = "ACTIVE"
	ProtectionInactive = "INACTIVE"
)

// The values of EmailSendingAccount: Cognito's own sender, or Amazon SES.
const (
	SenderCognito   = "COGNITO_DEFAULT"
	SenderDeveloper = "DEVELOPER"
)

// The values of DefaultEmailOption.
const (
	ConfirmWithLink = "CONFIRM_WITH_LINK"
	ConfirmWithCode = "CONFIRM_WITH_CODE"
)

// The values of AdvancedSecurityMode.
const (
	SecurityOff      = "OFF"
	SecurityAudit    = "AUDIT"
	SecurityEnforced = "ENFORCED"
)

// The values of a recovery mechanism's Name.
const (
	RecoverByEmail       = "verified_email"
	RecoverByPhoneNumber = "verified_phone_number"
	RecoverByAdmin       = "admin_only"
)

// The values of UserVerification.
const (
	VerificationRequired  = "required"
	VerificationPreferred = "preferred"
)

// The values of AuthenticatorAttachment: on the device, or on a separate security key.
const (
	AttachmentPlatform      = "platform"
	AttachmentCrossPlatform = "cross-platform"
)

// The values of a passkey's FactorConfiguration.
const (
	PasskeySingleFactor = "SINGLE_FACTOR"
	PasskeyMultiFactor  = "MULTI_FACTOR_WITH_USER_VERIFICATION"
)

// The versions of the event that a trigger gets.
const (
	EventV1 = "V1_0"
	EventV2 = "V2_0"
	EventV3 = "V3_0"
)

// The values of AttributeDataType.
const (
	TypeString   = "String"
	TypeNumber   = "Number"
	TypeDateTime = "DateTime"
	TypeBoolean  = "Boolean"
)

// AttributeUsername is what a filter of users calls the user name.
const AttributeUsername = "username"

// The attributes that can be an alias.
const (
	AttributeEmail             = "email"
	AttributePhoneNumber       = "phone_number"
	AttributePreferredUsername = "preferred_username"
)

// ClientRegular is the ClientType of a client that an administrator made.
const ClientRegular = "REGULAR"

// The values of PreventUserExistenceErrors.
const (
	ExistenceErrorsLegacy  = "LEGACY"
	ExistenceErrorsEnabled = "ENABLED"
)

// The values of a Feature: refresh token rotation, session tracking.
const (
	FeatureEnabled  = "ENABLED"
	FeatureDisabled = "DISABLED"
)

// The values of DeviceRememberedStatus.
const (
	DeviceRemembered    = "remembered"
	DeviceNotRemembered = "not_remembered"
)

// The attributes of a device that AdminListDevices and AdminGetDevice show: what the app
// called it, and, to administrators only, its DeviceRememberedStatus.
const (
	AttributeDeviceName             = "device_name"
	AttributeDeviceRememberedStatus = "dev:device_remembered_status"
)

// The values of FeedbackValue.
const (
	FeedbackValid   = "Valid"
	FeedbackInvalid = "Invalid"
)

// The units of a token's validity.
const (
	UnitSeconds = "seconds"
	UnitMinutes = "minutes"
	UnitHours   = "hours"
	UnitDays    = "days"
)

// The values of UserStatus.
const (
	StatusUnconfirmed         = "UNCONFIRMED"
	StatusConfirmed           = "CONFIRMED"
	StatusArchived            = "ARCHIVED"
	StatusCompromised         = "COMPROMISED"
	StatusUnknown             = "UNKNOWN"
	StatusResetRequired       = "RESET_REQUIRED"
	StatusForceChangePassword = "FORCE_CHANGE_PASSWORD"
	StatusExternalProvider    = "EXTERNAL_PROVIDER"
)

// The values of MessageAction.
const (
	MessageResend   = "RESEND"
	MessageSuppress = "SUPPRESS"
)

// The values of the Status that VerifySoftwareToken returns.
const (
	VerifySuccess = "SUCCESS"
	VerifyError   = "ERROR"
)
