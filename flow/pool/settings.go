package pool

import (
	"reflect"

	"authwalk/flow/api"
)

// UserPool is a user pool as DescribeUserPool shows it (API_UserPoolType), as
// far as it matters to signing in.
type UserPool struct {
	ID                       string                       `json:"Id,omitempty" pattern:"true"`
	Name                     string                       `json:"Name,omitempty"`
	Arn                      string                       `json:"Arn,omitempty"`
	Status                   string                       `json:"Status,omitempty"`
	CreationDate             Time                         `json:"CreationDate,omitzero"`
	LastModifiedDate         Time                         `json:"LastModifiedDate,omitzero"`
	MfaConfiguration         string                       `json:"MfaConfiguration,omitempty"`
	UserPoolTier             string                       `json:"UserPoolTier,omitempty"`
	DeletionProtection       string                       `json:"DeletionProtection,omitempty"`
	Policies                 *Policies                    `json:"Policies,omitempty"`
	LambdaConfig             LambdaConfig                 `json:"LambdaConfig,omitzero"`
	SchemaAttributes         []SchemaAttribute            `json:"SchemaAttributes,omitempty"`
	AutoVerifiedAttributes   []string                     `json:"AutoVerifiedAttributes,omitempty"`
	AliasAttributes          []string                     `json:"AliasAttributes,omitempty"`
	UsernameAttributes       []string                     `json:"UsernameAttributes,omitempty"`
	UsernameConfiguration    *UsernameConfiguration       `json:"UsernameConfiguration,omitempty"`
	DeviceConfiguration      *DeviceConfiguration         `json:"DeviceConfiguration,omitempty"`
	AccountRecoverySetting   *AccountRecovery             `json:"AccountRecoverySetting,omitempty"`
	AdminCreateUserConfig    *AdminCreateUserConfig       `json:"AdminCreateUserConfig,omitempty"`
	SmsConfiguration         *SmsConfiguration            `json:"SmsConfiguration,omitempty"`
	EmailConfiguration       *EmailConfiguration          `json:"EmailConfiguration,omitempty"`
	SmsFailure               string                       `json:"SmsConfigurationFailure,omitempty"`
	EmailFailure             string                       `json:"EmailConfigurationFailure,omitempty"`
	UserAttributeUpdate      *AttributeUpdate             `json:"UserAttributeUpdateSettings,omitempty"`
	UserPoolAddOns           *UserPoolAddOns              `json:"UserPoolAddOns,omitempty"`
	SmsVerificationMessage   string                       `json:"SmsVerificationMessage,omitempty"`
	EmailVerificationMessage string                       `json:"EmailVerificationMessage,omitempty"`
	EmailVerificationSubject string                       `json:"EmailVerificationSubject,omitempty"`
	SmsAuthenticationMessage string                       `json:"SmsAuthenticationMessage,omitempty"`
	IssuerConfiguration      *IssuerConfiguration         `json:"IssuerConfiguration,omitempty"`
	AcrConfiguration         *AcrConfiguration            `json:"AcrConfiguration,omitempty"`
	UserPoolTags             map[string]string            `json:"UserPoolTags,omitempty"`
	Domain                   string                       `json:"Domain,omitempty"`
	CustomDomain             string                       `json:"CustomDomain,omitempty"`
	EstimatedNumberOfUsers   *int                         `json:"EstimatedNumberOfUsers,omitempty"`
	VerificationMessages     *VerificationMessageTemplate `json:"VerificationMessageTemplate,omitempty"`
	Other                    Members                      `json:"-"`
}

// Policies are the password and sign-in policy of a pool (API_UserPoolPolicyType).
type Policies struct {
	PasswordPolicy *PasswordPolicy `json:"PasswordPolicy,omitempty"`
	SignInPolicy   *SignInPolicy   `json:"SignInPolicy,omitempty"`
	Other          Members         `json:"-"`
}

// PasswordPolicy is what a password must have (API_PasswordPolicyType).
// TemporaryPasswordValidityDays is in days, 7 when absent.
type PasswordPolicy struct {
	MinimumLength                 int     `json:"MinimumLength,omitempty"`
	RequireUppercase              bool    `json:"RequireUppercase"`
	RequireLowercase              bool    `json:"RequireLowercase"`
	RequireNumbers                bool    `json:"RequireNumbers"`
	RequireSymbols                bool    `json:"RequireSymbols"`
	PasswordHistorySize           int     `json:"PasswordHistorySize,omitempty"`
	TemporaryPasswordValidityDays *int    `json:"TemporaryPasswordValidityDays,omitempty"`
	Other                         Members `json:"-"`
}

// SignInPolicy is which first factors USER_AUTH may offer: PASSWORD, EMAIL_OTP,
// SMS_OTP, WEB_AUTHN (API_SignInPolicyType).
type SignInPolicy struct {
	AllowedFirstAuthFactors []string `json:"AllowedFirstAuthFactors,omitempty"`
	Other                   Members  `json:"-"`
}

// LambdaConfig names the function behind each trigger (API_LambdaConfigType).
type LambdaConfig struct {
	PreSignUp                   string               `json:"PreSignUp,omitempty"`
	CustomMessage               string               `json:"CustomMessage,omitempty"`
	PostConfirmation            string               `json:"PostConfirmation,omitempty"`
	PreAuthentication           string               `json:"PreAuthentication,omitempty"`
	PostAuthentication          string               `json:"PostAuthentication,omitempty"`
	DefineAuthChallenge         string               `json:"DefineAuthChallenge,omitempty"`
	CreateAuthChallenge         string               `json:"CreateAuthChallenge,omitempty"`
	VerifyAuthChallengeResponse string               `json:"VerifyAuthChallengeResponse,omitempty"`
	PreTokenGeneration          string               `json:"PreTokenGeneration,omitempty"`
	PreTokenGenerationConfig    *TriggerVersion      `json:"PreTokenGenerationConfig,omitempty"`
	UserMigration               string               `json:"UserMigration,omitempty"`
	CustomSMSSender             *CustomSenderTrigger `json:"CustomSMSSender,omitempty"`
	CustomEmailSender           *CustomSenderTrigger `json:"CustomEmailSender,omitempty"`
	KMSKeyID                    string               `json:"KMSKeyID,omitempty"`
	Other                       Members              `json:"-"`
}

// IsZero reports whether no trigger is configured.
func (l LambdaConfig) IsZero() bool { return reflect.ValueOf(l).IsZero() }

// TriggerVersion is the function and the event version of the pre token
// generation trigger: V1_0, V2_0 or V3_0.
type TriggerVersion struct {
	LambdaArn     string  `json:"LambdaArn,omitempty"`
	LambdaVersion string  `json:"LambdaVersion,omitempty"`
	Other         Members `json:"-"`
}

// CustomSenderTrigger is the function and the event version of a custom sender.
type CustomSenderTrigger struct {
	LambdaArn     string  `json:"LambdaArn,omitempty"`
	LambdaVersion string  `json:"LambdaVersion,omitempty"`
	Other         Members `json:"-"`
}

// SchemaAttribute is one attribute users may have (API_SchemaAttributeType).
// Custom attributes have names that begin with "custom:".
type SchemaAttribute struct {
	Name                       string             `json:"Name,omitempty"`
	AttributeDataType          string             `json:"AttributeDataType,omitempty"`
	DeveloperOnlyAttribute     bool               `json:"DeveloperOnlyAttribute"`
	Mutable                    *bool              `json:"Mutable,omitempty"`
	Required                   bool               `json:"Required"`
	StringAttributeConstraints *StringConstraints `json:"StringAttributeConstraints,omitempty"`
	NumberAttributeConstraints *NumberConstraints `json:"NumberAttributeConstraints,omitempty"`
	Other                      Members            `json:"-"`
}

// StringConstraints are the lengths a text attribute may have, as texts.
type StringConstraints struct {
	MinLength string  `json:"MinLength,omitempty"`
	MaxLength string  `json:"MaxLength,omitempty"`
	Other     Members `json:"-"`
}

// NumberConstraints are the values a number attribute may have, as texts.
type NumberConstraints struct {
	MinValue string  `json:"MinValue,omitempty"`
	MaxValue string  `json:"MaxValue,omitempty"`
	Other    Members `json:"-"`
}

// UsernameConfiguration tells whether Nadia and nadia are two users.
type UsernameConfiguration struct {
	CaseSensitive bool    `json:"CaseSensitive"`
	Other         Members `json:"-"`
}

// DeviceConfiguration turns device tracking on, whatever its values
// (API_DeviceConfigurationType).
type DeviceConfiguration struct {
	ChallengeRequiredOnNewDevice     bool    `json:"ChallengeRequiredOnNewDevice"`
	DeviceOnlyRememberedOnUserPrompt bool    `json:"DeviceOnlyRememberedOnUserPrompt"`
	Other                            Members `json:"-"`
}

// AccountRecovery is where a forgotten password's code may go
// (API_AccountRecoverySettingType).
type AccountRecovery struct {
	RecoveryMechanisms []RecoveryMechanism `json:"RecoveryMechanisms,omitempty"`
	Other              Members             `json:"-"`
}

// RecoveryMechanism is verified_email, verified_phone_number or admin_only; the
// lowest Priority is tried first.
type RecoveryMechanism struct {
	Priority int     `json:"Priority"`
	Name     string  `json:"Name"`
	Other    Members `json:"-"`
}

// AdminCreateUserConfig tells who may create users.
type AdminCreateUserConfig struct {
	AllowAdminCreateUserOnly  bool             `json:"AllowAdminCreateUserOnly"`
	UnusedAccountValidityDays int              `json:"UnusedAccountValidityDays,omitempty"`
	InviteMessageTemplate     *MessageTemplate `json:"InviteMessageTemplate,omitempty"`
	Other                     Members          `json:"-"`
}

// MessageTemplate is the text of an invitation.
type MessageTemplate struct {
	SMSMessage   string  `json:"SMSMessage,omitempty"`
	EmailMessage string  `json:"EmailMessage,omitempty"`
	EmailSubject string  `json:"EmailSubject,omitempty"`
	Other        Members `json:"-"`
}

// VerificationMessageTemplate is the text of the messages that verify an address
// (API_VerificationMessageTemplateType).
type VerificationMessageTemplate struct {
	SmsMessage         string  `json:"SmsMessage,omitempty"`
	EmailMessage       string  `json:"EmailMessage,omitempty"`
	EmailSubject       string  `json:"EmailSubject,omitempty"`
	EmailMessageByLink string  `json:"EmailMessageByLink,omitempty"`
	EmailSubjectByLink string  `json:"EmailSubjectByLink,omitempty"`
	DefaultEmailOption string  `json:"DefaultEmailOption,omitempty"`
	Other              Members `json:"-"`
}

// SmsConfiguration is how the pool sends text messages, by SNS or by AWS End
// User Messaging; without it there is no SMS factor.
type SmsConfiguration struct {
	SnsCallerArn string   `json:"SnsCallerArn,omitempty"`
	ExternalID   string   `json:"ExternalId,omitempty"`
	SnsRegion    string   `json:"SnsRegion,omitempty"`
	EumsSms      *EumsSms `json:"EumsSms,omitempty"`
	Other        Members  `json:"-"`
}

// EumsSms is AWS End User Messaging as the sender of text messages.
type EumsSms struct {
	CallerArn           string  `json:"CallerArn,omitempty"`
	ExternalID          string  `json:"ExternalId,omitempty"`
	OriginationIdentity string  `json:"OriginationIdentity,omitempty"`
	ConfigurationSet    string  `json:"ConfigurationSetName,omitempty"`
	InEntityID          string  `json:"InEntityId,omitempty"`
	InTemplateID        string  `json:"InTemplateId,omitempty"`
	Region              string  `json:"Region,omitempty"`
	Other               Members `json:"-"`
}

// EmailConfiguration is how the pool sends email. Email as a second factor
// needs EmailSendingAccount DEVELOPER.
type EmailConfiguration struct {
	SourceArn           string  `json:"SourceArn,omitempty"`
	ReplyToEmailAddress string  `json:"ReplyToEmailAddress,omitempty"`
	EmailSendingAccount string  `json:"EmailSendingAccount,omitempty"`
	From                string  `json:"From,omitempty"`
	ConfigurationSet    string  `json:"ConfigurationSet,omitempty"`
	Other               Members `json:"-"`
}

// UserPoolAddOns is threat protection: OFF, AUDIT or ENFORCED.
type UserPoolAddOns struct {
	AdvancedSecurityMode string  `json:"AdvancedSecurityMode,omitempty"`
	Other                Members `json:"-"`
}

// ProtectsFromThreats reports whether threat protection looks at sign-ins.
func (p *UserPool) ProtectsFromThreats() bool {
	addOns := p.UserPoolAddOns
	return addOns != nil && (addOns.AdvancedSecurityMode == api.SecurityAudit || addOns.AdvancedSecurityMode == api.SecurityEnforced)
}

// StopsThreats reports whether threat protection also acts on what it sees.
func (p *UserPool) StopsThreats() bool {
	return p.ProtectsFromThreats() && p.UserPoolAddOns.AdvancedSecurityMode == api.SecurityEnforced
}

// AttributeUpdate lists the attributes whose old value stays until the new one
// has been verified (API_UserAttributeUpdateSettingsType).
type AttributeUpdate struct {
	AttributesRequireVerificationBeforeUpdate []string `json:"AttributesRequireVerificationBeforeUpdate,omitempty"`
	Other                                     Members  `json:"-"`
}

// IssuerConfiguration is ORIGINAL or UPDATED.
type IssuerConfiguration struct {
	Type  string  `json:"Type,omitempty"`
	Other Members `json:"-"`
}

// AcrConfiguration names the levels of assurance. A pool that has it puts acr and
// amr into its tokens.
type AcrConfiguration struct {
	Level1 *AcrLevel `json:"Level1,omitempty"`
	Level2 *AcrLevel `json:"Level2,omitempty"`
	Level3 *AcrLevel `json:"Level3,omitempty"`
	Level4 *AcrLevel `json:"Level4,omitempty"`
	Other  Members   `json:"-"`
}

// AcrLevel is the name of a level in the acr claim.
type AcrLevel struct {
	AcrValue string  `json:"AcrValue,omitempty"`
	Other    Members `json:"-"`
}
