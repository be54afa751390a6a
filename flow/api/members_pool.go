package api

// Members of pools.
var (
	poolName            = Member{Name: "PoolName", Min: 1, Max: 128, Pattern: titlePattern, Help: "The pool's name."}
	minimumLength       = Member{Name: "MinimumLength", Kind: Number, Min: 6, Max: 99, Help: "The minimum length of a password."}
	requireUppercase    = Member{Name: "RequireUppercase", Kind: Boolean, Help: "Whether a password needs an upper case letter."}
	requireLowercase    = Member{Name: "RequireLowercase", Kind: Boolean, Help: "Whether a password needs a lower case letter."}
	requireNumbers      = Member{Name: "RequireNumbers", Kind: Boolean, Help: "Whether a password needs a digit."}
	requireSymbols      = Member{Name: "RequireSymbols", Kind: Boolean, Help: "Whether a password needs a symbol."}
	passwordHistorySize = Member{
		Name: "PasswordHistorySize", Kind: Number, Max: 24,
		Help: "How many old passwords cannot be used again.",
	}
	temporaryPasswordValidityDays = Member{
		Name: "TemporaryPasswordValidityDays", Kind: Number, Max: 365,
		Help: "How many days a temporary password is valid.",
	}
	passwordPolicy = Member{
		Name: "PasswordPolicy", Kind: Structure,
		Members: []Member{
			minimumLength, requireUppercase, requireLowercase, requireNumbers, requireSymbols,
			passwordHistorySize, temporaryPasswordValidityDays,
		},
		Help: "The rules for passwords.",
	}
	allowedFirstAuthFactors = Member{
		Name: "AllowedFirstAuthFactors", Kind: List, Min: 1, Max: 5,
		// The enumeration has SOFTWARE_TOKEN too, which cannot be a first factor.
		Element: &Member{Enum: firstFactors},
		Help:    "The factors a sign-in with USER_AUTH can start with.",
	}
	signInPolicy = Member{
		Name: "SignInPolicy", Kind: Structure,
		Members: []Member{allowedFirstAuthFactors},
		Help:    "The factors a sign-in can start with.",
	}
	policies = Member{
		Name: "Policies", Kind: Structure,
		Members: []Member{passwordPolicy, signInPolicy},
		Help:    "The password policy and the sign-in policy.",
	}
	deletionProtection = Member{
		Name: "DeletionProtection",
		Enum: []string{ProtectionActive, ProtectionInactive},
		Help: "Whether the pool is protected against being deleted.",
	}
	preSignUp = Member{
		Name: TriggerPreSignUp, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs before a user is created, and can reject it.",
	}
	customMessage = Member{
		Name: TriggerCustomMessage, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Writes the text of messages with codes.",
	}
	postConfirmation = Member{
		Name: TriggerPostConfirmation, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs after a sign-up or a new password was confirmed.",
	}
	preAuthentication = Member{
		Name: TriggerPreAuthentication, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs before the password is checked, and can reject the sign-in.",
	}
	postAuthentication = Member{
		Name: TriggerPostAuthentication, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs after all challenges were answered.",
	}
	defineAuthChallenge = Member{
		Name: TriggerDefineAuthChallenge, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Decides which challenge of a custom flow comes next.",
	}
	createAuthChallenge = Member{
		Name: TriggerCreateAuthChallenge, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Creates the next custom challenge.",
	}
	verifyAuthChallengeResponse = Member{
		Name: TriggerVerifyAuthChallengeResponse, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Checks the answer to a custom challenge.",
	}
	preTokenGeneration = Member{
		Name: TriggerPreTokenGeneration, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Changes the claims of tokens.",
	}
	userMigration = Member{
		Name: TriggerUserMigration, Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Migrates users from another system when they first sign in.",
	}
	tokenLambdaVersion = Member{
		Name: "LambdaVersion",
		Enum: []string{EventV1, EventV2, EventV3},
		Help: "The version of the event.",
	}
	lambdaARN                = Member{Name: "LambdaArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The Lambda function's ARN."}
	preTokenGenerationConfig = Member{
		Name: "PreTokenGenerationConfig", Kind: Structure,
		Members: []Member{tokenLambdaVersion.required(), lambdaARN.required()},
		Help:    "Changes the claims of tokens, with the version of the event.",
	}
	lambdaVersion   = Member{Name: "LambdaVersion", Enum: []string{EventV1}, Help: "The version of the event."}
	customSMSSender = Member{
		Name: TriggerCustomSMSSender, Kind: Structure,
		Members: []Member{lambdaVersion.required(), lambdaARN.required()},
		Help:    "Sends text messages instead of Cognito.",
	}
	customEmailSender = Member{
		Name: TriggerCustomEmailSender, Kind: Structure,
		Members: []Member{lambdaVersion.required(), lambdaARN.required()},
		Help:    "Sends emails instead of Cognito.",
	}
	kmsKeyID = Member{
		Name: "KMSKeyID", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "The AWS KMS key that encrypts codes for the custom senders.",
	}
	inboundFederation = Member{
		Name: TriggerInboundFederation, Kind: Structure,
		Members: []Member{lambdaVersion.required(), lambdaARN.required()},
		Help:    "Changes the attributes that an identity provider sends about a user.",
	}
	lambdaConfig = Member{
		Name: "LambdaConfig", Kind: Structure,
		Members: []Member{
			preSignUp, customMessage, postConfirmation, preAuthentication, postAuthentication,
			defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse, preTokenGeneration,
			userMigration, preTokenGenerationConfig, customSMSSender, customEmailSender, kmsKeyID,
			inboundFederation,
		},
		Help: "The Lambda triggers that the pool runs.",
	}
	autoVerifiedAttributes = Member{
		Name: "AutoVerifiedAttributes", Kind: List,
		Element: &Member{Enum: []string{AttributePhoneNumber, AttributeEmail}},
		Help:    "The attributes that Cognito verifies with a code.",
	}
	aliasAttributes = Member{
		Name: "AliasAttributes", Kind: List,
		Element: &Member{Enum: []string{AttributePhoneNumber, AttributeEmail, AttributePreferredUsername}},
		Help:    "Attributes a user can sign in with, besides the user name.",
	}
	usernameAttributes = Member{
		Name: "UsernameAttributes", Kind: List,
		Element: &Member{Enum: []string{AttributePhoneNumber, AttributeEmail}},
		Help:    "The attributes that are used as user names.",
	}
	smsVerificationMessage = Member{
		Name: "SmsVerificationMessage", Min: 6, Max: 140, Pattern: codeTextPattern,
		Help: "The text message that verifies a phone number.",
	}
	emailVerificationMessage = Member{
		Name: "EmailVerificationMessage", Min: 6, Max: 20000, Pattern: codeMailPattern,
		Help: "The email that verifies an email address.",
	}
	emailVerificationSubject = Member{
		Name: "EmailVerificationSubject", Min: 1, Max: 140, Pattern: textPattern,
		Help: "The subject of the email that verifies an email address.",
	}
	smsMessage = Member{
		Name: "SmsMessage", Min: 6, Max: 140, Pattern: codeTextPattern,
		Help: "The text message that verifies a phone number; the code replaces {####}.",
	}
	emailMessage = Member{
		Name: "EmailMessage", Min: 6, Max: 20000, Pattern: codeMailPattern,
		Help: "The email with a code, which replaces {####}.",
	}
	emailSubject       = Member{Name: "EmailSubject", Min: 1, Max: 140, Pattern: textPattern, Help: "The subject of the email."}
	emailMessageByLink = Member{
		Name: "EmailMessageByLink", Min: 6, Max: 20000, Pattern: linkMailPattern,
		Help: "The email with a link, which replaces {##text##}.",
	}
	emailSubjectByLink = Member{
		Name: "EmailSubjectByLink", Min: 1, Max: 140, Pattern: textPattern,
		Help: "The subject of the email with a link.",
	}
	defaultEmailOption = Member{
		Name: "DefaultEmailOption",
		Enum: []string{ConfirmWithLink, ConfirmWithCode},
		Help: "Whether an email address is verified by a code or a link.",
	}
	verificationMessageTemplate = Member{
		Name: "VerificationMessageTemplate", Kind: Structure,
		Members: []Member{
			smsMessage, emailMessage, emailSubject, emailMessageByLink, emailSubjectByLink, defaultEmailOption,
		},
		Help: "The messages with codes and links.",
	}
	smsAuthenticationMessage = Member{
		Name: "SmsAuthenticationMessage", Min: 6, Max: 140, Pattern: codeTextPattern,
		Help: "The text message with a second factor's code, which replaces {####}.",
	}
	mfaConfiguration = Member{
		Name: "MfaConfiguration",
		Enum: []string{MFAOff, MFAOn, MFAOptional},
		Help: "Whether a second factor is off, optional or required.",
	}
	attributesRequireVerificationBeforeUpdate = Member{
		Name: "AttributesRequireVerificationBeforeUpdate", Kind: List,
		Element: &Member{Enum: []string{AttributePhoneNumber, AttributeEmail}},
		Help:    "The attributes that keep their old value until the new one is verified.",
	}
	userAttributeUpdateSettings = Member{
		Name: "UserAttributeUpdateSettings", Kind: Structure,
		Members: []Member{attributesRequireVerificationBeforeUpdate},
		Help:    "What happens when an email address or phone number changes.",
	}
	challengeRequiredOnNewDevice = Member{
		Name: "ChallengeRequiredOnNewDevice", Kind: Boolean,
		Help: "Whether a remembered device replaces the second factor.",
	}
	deviceOnlyRememberedOnUserPrompt = Member{
		Name: "DeviceOnlyRememberedOnUserPrompt", Kind: Boolean,
		Help: "Whether the user is asked before a device is remembered.",
	}
	deviceConfiguration = Member{
		Name: "DeviceConfiguration", Kind: Structure,
		Members: []Member{challengeRequiredOnNewDevice, deviceOnlyRememberedOnUserPrompt},
		Help:    "How devices are remembered; without it, devices are not tracked.",
	}
	sourceARN           = Member{Name: "SourceArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The Amazon SES identity that sends."}
	replyToEmailAddress = Member{Name: "ReplyToEmailAddress", Pattern: emailPattern, Help: "The address for replies."}
	emailSendingAccount = Member{
		Name: "EmailSendingAccount",
		Enum: []string{SenderCognito, SenderDeveloper},
		Help: "Cognito's own sender, or Amazon SES.",
	}
	fromAddress      = Member{Name: "From", Max: 131072, Help: "The sender's email address."}
	configurationSet = Member{
		Name: "ConfigurationSet", Min: 1, Max: 64, Pattern: `^[a-zA-Z0-9_-]+$`,
		Help: "The Amazon SES configuration set.",
	}
	emailConfiguration = Member{
		Name: "EmailConfiguration", Kind: Structure,
		Members: []Member{sourceARN, replyToEmailAddress, emailSendingAccount, fromAddress, configurationSet},
		Help:    "How the pool sends emails.",
	}
	snsCallerARN = Member{
		Name: "SnsCallerArn", Max: 2048, Pattern: optionalARNPattern,
		Help: "The role that sends text messages.",
	}
	externalID          = Member{Name: "ExternalId", Max: 131072, Help: "The external ID that the role's trust policy requires."}
	snsRegion           = Member{Name: "SnsRegion", Min: 5, Max: 32, Help: "The region that sends."}
	callerARN           = Member{Name: "CallerArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The role that sends text messages."}
	originationIdentity = Member{
		Name: "OriginationIdentity", Max: 131072,
		Help: "The phone number or sender ID of text messages.",
	}
	configurationSetName = Member{
		Name: "ConfigurationSetName", Max: 131072,
		Help: "The configuration set of AWS End User Messaging.",
	}
	inEntityID   = Member{Name: "InEntityId", Max: 131072, Help: "The sender's registered ID, for India."}
	inTemplateID = Member{Name: "InTemplateId", Max: 131072, Help: "The registered template's ID, for India."}
	smsRegion    = Member{Name: "Region", Min: 5, Max: 32, Help: "The region that sends."}
	eumsSMS      = Member{
		Name: "EumsSms", Kind: Structure,
		Members: []Member{
			callerARN.required(), externalID, originationIdentity, configurationSetName, inEntityID,
			inTemplateID, smsRegion,
		},
		Help: "Text messages through AWS End User Messaging.",
	}
	smsConfiguration = Member{
		Name: "SmsConfiguration", Kind: Structure,
		Members: []Member{snsCallerARN, externalID, snsRegion, eumsSMS},
		Help:    "How the pool sends text messages.",
	}
	userPoolTags             = Member{Name: "UserPoolTags", Kind: Map, Element: &tagValue, Help: "The pool's tags."}
	allowAdminCreateUserOnly = Member{
		Name: "AllowAdminCreateUserOnly", Kind: Boolean,
		Help: "Whether only administrators are allowed to create users.",
	}
	unusedAccountValidityDays = Member{
		Name: "UnusedAccountValidityDays", Kind: Number, Max: 365,
		Help: "How many days an invitation is valid; obsolete.",
	}
	smsInviteMessage = Member{
		Name: "SMSMessage", Min: 6, Max: 140, Pattern: `(?s).*`,
		Help: "The text message that invites a user.",
	}
	inviteEmail = Member{
		Name: "EmailMessage", Min: 6, Max: 20000, Pattern: mailPattern,
		Help: "The email that invites a user, with {username} and {####}.",
	}
	inviteMessageTemplate = Member{
		Name: "InviteMessageTemplate", Kind: Structure,
		Members: []Member{smsInviteMessage, inviteEmail, emailSubject},
		Help:    "The messages that invite a user.",
	}
	adminCreateUserConfig = Member{
		Name: "AdminCreateUserConfig", Kind: Structure,
		Members: []Member{allowAdminCreateUserOnly, unusedAccountValidityDays, inviteMessageTemplate},
		Help:    "Who is allowed to create users, and how they are invited.",
	}
	nameInSchema = Member{
		Name: "Name", Min: 1, Max: 20, Pattern: wordPattern,
		Help: "The attribute's name; Cognito adds the prefix custom: to custom ones.",
	}
	attributeDataType = Member{
		Name: "AttributeDataType",
		Enum: []string{TypeString, TypeNumber, TypeDateTime, TypeBoolean},
		Help: "The attribute's type.",
	}
	developerOnlyAttribute = Member{
		Name: "DeveloperOnlyAttribute", Kind: Boolean,
		Help: "Whether only administrators are allowed to write it; obsolete.",
	}
	mutable                    = Member{Name: "Mutable", Kind: Boolean, Help: "Whether the attribute can change."}
	requiredAttribute          = Member{Name: "Required", Kind: Boolean, Help: "Whether every user must have a value."}
	minValue                   = Member{Name: "MinValue", Max: 131072, Help: "The smallest number."}
	maxValue                   = Member{Name: "MaxValue", Max: 131072, Help: "The largest number."}
	numberAttributeConstraints = Member{
		Name: "NumberAttributeConstraints", Kind: Structure,
		Members: []Member{minValue, maxValue},
		Help:    "The bounds of a number.",
	}
	minLength                  = Member{Name: "MinLength", Max: 131072, Help: "The minimum number of characters."}
	maxLength                  = Member{Name: "MaxLength", Max: 131072, Help: "The maximum number of characters."}
	stringAttributeConstraints = Member{
		Name: "StringAttributeConstraints", Kind: Structure,
		Members: []Member{minLength, maxLength},
		Help:    "The bounds of a text.",
	}
	schemaAttribute = Member{
		Kind: Structure,
		Members: []Member{
			nameInSchema, attributeDataType, developerOnlyAttribute, mutable, requiredAttribute,
			numberAttributeConstraints, stringAttributeConstraints,
		},
	}
	schema = Member{
		Name: "Schema", Kind: List, Min: 1, Max: 50,
		Element: &schemaAttribute,
		Help:    "The attributes that users have.",
	}
	advancedSecurityMode = Member{
		Name: "AdvancedSecurityMode",
		Enum: []string{SecurityOff, SecurityAudit, SecurityEnforced},
		Help: "Threat protection: off, audit only, or enforced.",
	}
	customAuthMode = Member{
		Name: "CustomAuthMode",
		Enum: []string{SecurityAudit, SecurityEnforced},
		Help: "Threat protection of custom authentication.",
	}
	advancedSecurityAdditionalFlows = Member{
		Name: "AdvancedSecurityAdditionalFlows", Kind: Structure,
		Members: []Member{customAuthMode},
		Help:    "Threat protection for custom authentication.",
	}
	userPoolAddOns = Member{
		Name: "UserPoolAddOns", Kind: Structure,
		Members: []Member{advancedSecurityMode.required(), advancedSecurityAdditionalFlows},
		Help:    "Threat protection.",
	}
	caseSensitive = Member{
		Name: "CaseSensitive", Kind: Boolean,
		Help: "Whether user names are case sensitive.",
	}
	usernameConfiguration = Member{
		Name: "UsernameConfiguration", Kind: Structure,
		Members: []Member{caseSensitive.required()},
		Help:    "How user names are compared.",
	}
	priority       = Member{Name: "Priority", Kind: Number, Min: 1, Max: 2, Help: "Its priority; 1 is first."}
	recoveryOption = Member{
		Name: "Name",
		Enum: []string{RecoverByEmail, RecoverByPhoneNumber, RecoverByAdmin},
		Help: "By verified email, by verified phone number, or by an administrator only.",
	}
	recoveryOptionElement = Member{Kind: Structure, Members: []Member{priority.required(), recoveryOption.required()}}
	recoveryMechanisms    = Member{
		Name: "RecoveryMechanisms", Kind: List, Min: 1, Max: 2,
		Element: &recoveryOptionElement,
		Help:    "The ways to get a code, by priority.",
	}
	accountRecoverySetting = Member{
		Name: "AccountRecoverySetting", Kind: Structure,
		Members: []Member{recoveryMechanisms},
		Help:    "How a user who forgot the password receives a code.",
	}
	userPoolTier     = Member{Name: "UserPoolTier", Enum: []string{TierLite, TierEssentials, TierPlus}, Help: "The feature plan."}
	keyType          = Member{Name: "KeyType", Enum: []string{"AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"}, Help: "Who owns the key."}
	kmsKeyARN        = Member{Name: "KmsKeyArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The AWS KMS key's ARN."}
	keyConfiguration = Member{
		Name: "KeyConfiguration", Kind: Structure,
		Members: []Member{keyType, kmsKeyARN},
		Help:    "The key that encrypts the pool's data.",
	}
	issuerType          = Member{Name: "Type", Enum: []string{"ORIGINAL", "UPDATED"}, Help: "ORIGINAL or UPDATED."}
	issuerConfiguration = Member{
		Name: "IssuerConfiguration", Kind: Structure,
		Members: []Member{issuerType},
		Help:    "Which of the two forms the issuer in tokens has.",
	}
	idOfPool         = Member{Name: "Id", Min: 1, Max: 55, Pattern: `[\w-]+_[0-9a-zA-Z]+`, Help: "The pool's ID."}
	nameOfPool       = Member{Name: "Name", Min: 1, Max: 128, Pattern: titlePattern, Help: "The pool's name."}
	poolStatus       = Member{Name: "Status", Enum: []string{"Enabled", "Disabled"}, Help: "Obsolete."}
	schemaAttributes = Member{
		Name: "SchemaAttributes", Kind: List, Min: 1, Max: 50,
		Element: &schemaAttribute,
		Help:    "The attributes that users have.",
	}
	estimatedNumberOfUsers    = Member{Name: "EstimatedNumberOfUsers", Kind: Number, Help: "About how many users the pool has."}
	smsConfigurationFailure   = Member{Name: "SmsConfigurationFailure", Max: 131072, Help: "Why text messages cannot be sent."}
	emailConfigurationFailure = Member{Name: "EmailConfigurationFailure", Max: 131072, Help: "Why emails cannot be sent."}
	domain                    = Member{
		Name: "Domain", Min: 1, Max: 63, Pattern: `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`,
		Help: "The prefix of the pool's domain for managed login.",
	}
	customDomain = Member{
		Name: "CustomDomain", Min: 1, Max: 63, Pattern: `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`,
		Help: "The pool's custom domain for managed login.",
	}
	poolARN  = Member{Name: "Arn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The pool's ARN."}
	userPool = Member{
		Name: "UserPool", Kind: Structure,
		Members: []Member{
			idOfPool, nameOfPool, policies, deletionProtection, lambdaConfig, poolStatus, lastModifiedDate,
			creationDate, schemaAttributes, autoVerifiedAttributes, aliasAttributes, usernameAttributes,
			smsVerificationMessage, emailVerificationMessage, emailVerificationSubject,
			verificationMessageTemplate, smsAuthenticationMessage, userAttributeUpdateSettings,
			mfaConfiguration, deviceConfiguration, estimatedNumberOfUsers, emailConfiguration,
			smsConfiguration, userPoolTags, smsConfigurationFailure, emailConfigurationFailure, domain,
			customDomain, adminCreateUserConfig, userPoolAddOns, usernameConfiguration, poolARN,
			accountRecoverySetting, userPoolTier, keyConfiguration, issuerConfiguration,
			acrConfiguration, dcrConfiguration,
		},
		Help: "The pool's settings.",
	}
	maxResults                 = Member{Name: "MaxResults", Kind: Number, Min: 1, Max: PageSize, Help: "How many to list at most."}
	replicaRegions             = Member{Name: "ReplicaRegions", Kind: List, Element: &text, Help: "The regions of the pool's replicas."}
	userPoolDescriptionElement = Member{
		Kind: Structure,
		Members: []Member{
			idOfPool, nameOfPool, lambdaConfig, poolStatus, lastModifiedDate, creationDate, replicaRegions,
		},
	}
	userPools = Member{
		Name: "UserPools", Kind: List,
		Element: &userPoolDescriptionElement,
		Help:    "The account's pools in the region.",
	}
	customAttributes = Member{
		Name: "CustomAttributes", Kind: List, Min: 1, Max: 25,
		Element: &schemaAttribute,
		Help:    "The attributes to add to the schema.",
	}
	smsMFAConfiguration = Member{
		Name: "SmsMfaConfiguration", Kind: Structure,
		Members: []Member{smsAuthenticationMessage, smsConfiguration},
		Help:    "Text message as a second factor, and its message.",
	}
	softwareTokenMFAConfiguration = Member{
		Name: "SoftwareTokenMfaConfiguration", Kind: Structure,
		Members: []Member{enabled},
		Help:    "The authenticator app as a second factor.",
	}
	mfaMessage = Member{
		Name: "Message", Min: 6, Max: 20000, Pattern: codeMailPattern,
		Help: "The email with the code, which replaces {####}.",
	}
	mfaSubject            = Member{Name: "Subject", Pattern: textPattern, Help: "The subject of that email."}
	emailMFAConfiguration = Member{
		Name: "EmailMfaConfiguration", Kind: Structure,
		Members: []Member{mfaMessage, mfaSubject},
		Help:    "Email as a second factor, and its message.",
	}
	relyingPartyID   = Member{Name: "RelyingPartyId", Min: 1, Max: 127, Help: "The domain that passkeys are for."}
	userVerification = Member{
		Name: "UserVerification",
		Enum: []string{VerificationRequired, VerificationPreferred},
		Help: "Whether a passkey must verify the user, for example by fingerprint.",
	}
	factorConfiguration = Member{
		Name: "FactorConfiguration",
		Enum: []string{PasskeySingleFactor, PasskeyMultiFactor},
		Help: "Whether a passkey alone counts as both factors.",
	}
	webAuthnConfiguration = Member{
		Name: "WebAuthnConfiguration", Kind: Structure,
		Members: []Member{relyingPartyID, userVerification, factorConfiguration},
		Help:    "Passkeys: their domain and whether they verify the user.",
	}
	certificate = Member{Name: "Certificate", Max: 131072, Help: "The certificate that signs requests to SAML providers."}
	resourceARN = Member{Name: "ResourceArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The pool's ARN."}
	tags        = Member{Name: "Tags", Kind: Map, Element: &tagValue, Help: "The pool's tags."}
	tagKeys     = Member{Name: "TagKeys", Kind: List, Element: &Member{Min: 1, Max: 128}, Help: "The tags to remove."}

	acrConfiguration = Member{
		Name: "AcrConfiguration", Kind: Structure, Members: []Member{acrLevel("Level1"), acrLevel("Level2"), acrLevel("Level3"), acrLevel("Level4")},
		Help: "The names of the four levels of assurance in the acr claim.",
	}
	dcrConfiguration = Member{
		Name: "DcrConfiguration", Kind: Structure, Help: "Dynamic client registration.",
		Members: []Member{
			{Name: "EnableStatus", Enum: []string{"Enabled", "Disabled"}, Help: "Whether clients can register themselves."},
			{Name: "OpenDcrEnabled", Kind: Boolean, Help: "Whether they can register without a token."},
			{Name: "AuthenticatedGrantTypes", Kind: List, Element: &text, Help: "The grants allowed for a client registered with a token."},
			{Name: "OpenDcrGrantTypes", Kind: List, Element: &text, Help: "The grants allowed for a client registered without a token."},
			{Name: "AllowedScopes", Kind: List, Element: &text, Help: "The scopes allowed for a registered client."},
		},
	}
)

// acrLevel is one of the four levels of assurance.
func acrLevel(name string) Member {
	return Member{Name: name, Kind: Structure, Help: "The level's name.", Members: []Member{{
		Name: "AcrValue", Required: true, Min: 1, Max: 64, Pattern: `[^\s"\\]+`, Help: "The value of acr.",
	}}}
}
