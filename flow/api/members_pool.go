package api

// Members of pools.
var (
	poolName            = Member{Name: "PoolName", Min: 1, Max: 128, Pattern: titlePattern, Help: "The pool's name."}
	minimumLength       = Member{Name: "MinimumLength", Kind: Number, Min: 6, Max: 99, Help: "The fewest characters of a password."}
	requireUppercase    = Member{Name: "RequireUppercase", Kind: Boolean, Help: "Whether a password needs a capital letter."}
	requireLowercase    = Member{Name: "RequireLowercase", Kind: Boolean, Help: "Whether a password needs a small letter."}
	requireNumbers      = Member{Name: "RequireNumbers", Kind: Boolean, Help: "Whether a password needs a digit."}
	requireSymbols      = Member{Name: "RequireSymbols", Kind: Boolean, Help: "Whether a password needs a symbol."}
	passwordHistorySize = Member{
		Name: "PasswordHistorySize", Kind: Number, Max: 24,
		Help: "How many old passwords cannot be used again.",
	}
	temporaryPasswordValidityDays = Member{
		Name: "TemporaryPasswordValidityDays", Kind: Number, Max: 365,
		Help: "How many days a temporary password works.",
	}
	passwordPolicy = Member{
		Name: "PasswordPolicy", Kind: Structure,
		Members: []Member{
			minimumLength, requireUppercase, requireLowercase, requireNumbers, requireSymbols,
			passwordHistorySize, temporaryPasswordValidityDays,
		},
		Help: "What a password has to be like.",
	}
	allowedFirstAuthFactors = Member{
		Name: "AllowedFirstAuthFactors", Kind: List, Min: 1, Max: 5,
		// The enumeration has SOFTWARE_TOKEN too, which cannot be a first factor.
		Element: &Member{Enum: []string{FactorPassword, FactorEmailOTP, FactorSMSOTP, FactorWebAuthn}},
		Help:    "The factors a sign-in with USER_AUTH can begin with.",
	}
	signInPolicy = Member{
		Name: "SignInPolicy", Kind: Structure,
		Members: []Member{allowedFirstAuthFactors},
		Help:    "The factors a sign-in can begin with.",
	}
	policies = Member{
		Name: "Policies", Kind: Structure,
		Members: []Member{passwordPolicy, signInPolicy},
		Help:    "The password policy and the sign-in policy.",
	}
	deletionProtection = Member{
		Name: "DeletionProtection",
		Enum: []string{"ACTIVE", "INACTIVE"},
		Help: "Whether the pool is protected against being deleted.",
	}
	preSignUp = Member{
		Name: "PreSignUp", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs before a user is created, and can refuse.",
	}
	customMessage = Member{
		Name: "CustomMessage", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Words the messages that carry codes.",
	}
	postConfirmation = Member{
		Name: "PostConfirmation", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs after a sign-up or a new password was confirmed.",
	}
	preAuthentication = Member{
		Name: "PreAuthentication", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs before the password is looked at, and can refuse.",
	}
	postAuthentication = Member{
		Name: "PostAuthentication", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Runs after all challenges were passed.",
	}
	defineAuthChallenge = Member{
		Name: "DefineAuthChallenge", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Decides which challenge of a custom flow comes next.",
	}
	createAuthChallenge = Member{
		Name: "CreateAuthChallenge", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Makes the next custom challenge.",
	}
	verifyAuthChallengeResponse = Member{
		Name: "VerifyAuthChallengeResponse", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Checks the answer to a custom challenge.",
	}
	preTokenGeneration = Member{
		Name: "PreTokenGeneration", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Changes the claims of tokens.",
	}
	userMigration = Member{
		Name: "UserMigration", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "Takes users over from elsewhere when they first sign in.",
	}
	tokenLambdaVersion = Member{
		Name: "LambdaVersion",
		Enum: []string{"V1_0", "V2_0", "V3_0"},
		Help: "The version of the event.",
	}
	lambdaARN                = Member{Name: "LambdaArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The function."}
	preTokenGenerationConfig = Member{
		Name: "PreTokenGenerationConfig", Kind: Structure,
		Members: []Member{tokenLambdaVersion.required(), lambdaARN.required()},
		Help:    "Changes the claims of tokens, with the version of the event.",
	}
	lambdaVersion   = Member{Name: "LambdaVersion", Enum: []string{"V1_0"}, Help: "The version of the event."}
	customSMSSender = Member{
		Name: "CustomSMSSender", Kind: Structure,
		Members: []Member{lambdaVersion.required(), lambdaARN.required()},
		Help:    "Sends text messages in the service's place.",
	}
	customEmailSender = Member{
		Name: "CustomEmailSender", Kind: Structure,
		Members: []Member{lambdaVersion.required(), lambdaARN.required()},
		Help:    "Sends e-mails in the service's place.",
	}
	kmsKeyID = Member{
		Name: "KMSKeyID", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "The AWS KMS key that encrypts codes for the custom senders.",
	}
	inboundFederation = Member{
		Name: "InboundFederation", Kind: Structure,
		Members: []Member{lambdaVersion.required(), lambdaARN.required()},
		Help:    "Changes what an identity provider says about a user.",
	}
	lambdaConfig = Member{
		Name: "LambdaConfig", Kind: Structure,
		Members: []Member{
			preSignUp, customMessage, postConfirmation, preAuthentication, postAuthentication,
			defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse, preTokenGeneration,
			userMigration, preTokenGenerationConfig, customSMSSender, customEmailSender, kmsKeyID,
			inboundFederation,
		},
		Help: "The functions that the pool calls.",
	}
	autoVerifiedAttributes = Member{
		Name: "AutoVerifiedAttributes", Kind: List,
		Element: &Member{Enum: []string{"phone_number", "email"}},
		Help:    "Addresses that are sent a code to verify them.",
	}
	aliasAttributes = Member{
		Name: "AliasAttributes", Kind: List,
		Element: &Member{Enum: []string{"phone_number", "email", "preferred_username"}},
		Help:    "Attributes a user can sign in with beside the user name.",
	}
	usernameAttributes = Member{
		Name: "UsernameAttributes", Kind: List,
		Element: &Member{Enum: []string{"phone_number", "email"}},
		Help:    "The addresses that are used as user names.",
	}
	smsVerificationMessage = Member{
		Name: "SmsVerificationMessage", Min: 6, Max: 140, Pattern: codeTextPattern,
		Help: "The text message that verifies a phone number.",
	}
	emailVerificationMessage = Member{
		Name: "EmailVerificationMessage", Min: 6, Max: 20000, Pattern: codeMailPattern,
		Help: "The e-mail that verifies an address.",
	}
	emailVerificationSubject = Member{
		Name: "EmailVerificationSubject", Min: 1, Max: 140, Pattern: textPattern,
		Help: "The subject of the e-mail that verifies an address.",
	}
	smsMessage = Member{
		Name: "SmsMessage", Min: 6, Max: 140, Pattern: codeTextPattern,
		Help: "The text message that verifies a phone number, with {####} in its place.",
	}
	emailMessage = Member{
		Name: "EmailMessage", Min: 6, Max: 20000, Pattern: codeMailPattern,
		Help: "The e-mail that carries a code, with {####} in its place.",
	}
	emailSubject       = Member{Name: "EmailSubject", Min: 1, Max: 140, Pattern: textPattern, Help: "The subject of the e-mail."}
	emailMessageByLink = Member{
		Name: "EmailMessageByLink", Min: 6, Max: 20000, Pattern: linkMailPattern,
		Help: "The e-mail that carries a link, with {##text##} in its place.",
	}
	emailSubjectByLink = Member{
		Name: "EmailSubjectByLink", Min: 1, Max: 140, Pattern: textPattern,
		Help: "The subject of the e-mail that carries a link.",
	}
	defaultEmailOption = Member{
		Name: "DefaultEmailOption",
		Enum: []string{"CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"},
		Help: "Whether an address is verified by a code or a link.",
	}
	verificationMessageTemplate = Member{
		Name: "VerificationMessageTemplate", Kind: Structure,
		Members: []Member{
			smsMessage, emailMessage, emailSubject, emailMessageByLink, emailSubjectByLink, defaultEmailOption,
		},
		Help: "The messages that carry codes and links.",
	}
	smsAuthenticationMessage = Member{
		Name: "SmsAuthenticationMessage", Min: 6, Max: 140, Pattern: codeTextPattern,
		Help: "The text message that carries a second factor's code, with {####} in its place.",
	}
	mfaConfiguration = Member{
		Name: "MfaConfiguration",
		Enum: []string{"OFF", "ON", "OPTIONAL"},
		Help: "Whether a second factor is off, optional or required.",
	}
	attributesRequireVerificationBeforeUpdate = Member{
		Name: "AttributesRequireVerificationBeforeUpdate", Kind: List,
		Element: &Member{Enum: []string{"phone_number", "email"}},
		Help:    "Addresses that keep their old value until the new one is verified.",
	}
	userAttributeUpdateSettings = Member{
		Name: "UserAttributeUpdateSettings", Kind: Structure,
		Members: []Member{attributesRequireVerificationBeforeUpdate},
		Help:    "What happens when an address changes.",
	}
	challengeRequiredOnNewDevice = Member{
		Name: "ChallengeRequiredOnNewDevice", Kind: Boolean,
		Help: "Whether a remembered device stands in for the second factor.",
	}
	deviceOnlyRememberedOnUserPrompt = Member{
		Name: "DeviceOnlyRememberedOnUserPrompt", Kind: Boolean,
		Help: "Whether the user is asked before a device is remembered.",
	}
	deviceConfiguration = Member{
		Name: "DeviceConfiguration", Kind: Structure,
		Members: []Member{challengeRequiredOnNewDevice, deviceOnlyRememberedOnUserPrompt},
		Help:    "Whether devices are remembered; absent, they are not tracked.",
	}
	sourceARN           = Member{Name: "SourceArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The Amazon SES identity that sends."}
	replyToEmailAddress = Member{Name: "ReplyToEmailAddress", Pattern: emailPattern, Help: "Where replies go."}
	emailSendingAccount = Member{
		Name: "EmailSendingAccount",
		Enum: []string{"COGNITO_DEFAULT", "DEVELOPER"},
		Help: "The service's own sender, or Amazon SES.",
	}
	fromAddress      = Member{Name: "From", Max: 131072, Help: "The sender's address."}
	configurationSet = Member{
		Name: "ConfigurationSet", Min: 1, Max: 64, Pattern: `^[a-zA-Z0-9_-]+$`,
		Help: "The Amazon SES configuration set.",
	}
	emailConfiguration = Member{
		Name: "EmailConfiguration", Kind: Structure,
		Members: []Member{sourceARN, replyToEmailAddress, emailSendingAccount, fromAddress, configurationSet},
		Help:    "Who sends the pool's e-mails.",
	}
	snsCallerARN = Member{
		Name: "SnsCallerArn", Max: 2048, Pattern: optionalARNPattern,
		Help: "The role that sends text messages.",
	}
	externalID          = Member{Name: "ExternalId", Max: 131072, Help: "A text that the role's trust policy asks for."}
	snsRegion           = Member{Name: "SnsRegion", Min: 5, Max: 32, Help: "The region that sends."}
	callerARN           = Member{Name: "CallerArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The role that sends text messages."}
	originationIdentity = Member{
		Name: "OriginationIdentity", Max: 131072,
		Help: "The number or sender that text messages come from.",
	}
	configurationSetName = Member{
		Name: "ConfigurationSetName", Max: 131072,
		Help: "The configuration set of AWS End User Messaging.",
	}
	inEntityID   = Member{Name: "InEntityId", Max: 131072, Help: "The sender's registered id, for India."}
	inTemplateID = Member{Name: "InTemplateId", Max: 131072, Help: "The registered template's id, for India."}
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
		Help:    "Who sends the pool's text messages.",
	}
	userPoolTags             = Member{Name: "UserPoolTags", Kind: Map, Element: &tagValue, Help: "The pool's tags."}
	allowAdminCreateUserOnly = Member{
		Name: "AllowAdminCreateUserOnly", Kind: Boolean,
		Help: "Whether only administrators may create users.",
	}
	unusedAccountValidityDays = Member{
		Name: "UnusedAccountValidityDays", Kind: Number, Max: 365,
		Help: "How many days an invitation works; obsolete.",
	}
	smsInviteMessage = Member{
		Name: "SMSMessage", Min: 6, Max: 140, Pattern: `(?s).*`,
		Help: "The text message that invites a user.",
	}
	inviteEmail = Member{
		Name: "EmailMessage", Min: 6, Max: 20000, Pattern: mailPattern,
		Help: "The e-mail that invites a user, with {username} and {####}.",
	}
	inviteMessageTemplate = Member{
		Name: "InviteMessageTemplate", Kind: Structure,
		Members: []Member{smsInviteMessage, inviteEmail, emailSubject},
		Help:    "The messages that invite a user.",
	}
	adminCreateUserConfig = Member{
		Name: "AdminCreateUserConfig", Kind: Structure,
		Members: []Member{allowAdminCreateUserOnly, unusedAccountValidityDays, inviteMessageTemplate},
		Help:    "Who may create users, and how they are invited.",
	}
	nameInSchema = Member{
		Name: "Name", Min: 1, Max: 20, Pattern: wordPattern,
		Help: "The attribute's name; custom ones get the prefix custom: by themselves.",
	}
	attributeDataType = Member{
		Name: "AttributeDataType",
		Enum: []string{"String", "Number", "DateTime", "Boolean"},
		Help: "What the attribute holds.",
	}
	developerOnlyAttribute = Member{
		Name: "DeveloperOnlyAttribute", Kind: Boolean,
		Help: "Whether only administrators may write it; obsolete.",
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
	minLength                  = Member{Name: "MinLength", Max: 131072, Help: "The fewest characters."}
	maxLength                  = Member{Name: "MaxLength", Max: 131072, Help: "The most characters."}
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
		Enum: []string{"OFF", "AUDIT", "ENFORCED"},
		Help: "Threat protection: off, observing, or acting.",
	}
	customAuthMode = Member{
		Name: "CustomAuthMode",
		Enum: []string{"AUDIT", "ENFORCED"},
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
		Help: "Whether user names differ by the case of their letters.",
	}
	usernameConfiguration = Member{
		Name: "UsernameConfiguration", Kind: Structure,
		Members: []Member{caseSensitive.required()},
		Help:    "How user names are compared.",
	}
	priority       = Member{Name: "Priority", Kind: Number, Min: 1, Max: 2, Help: "Which comes first."}
	recoveryOption = Member{
		Name: "Name",
		Enum: []string{"verified_email", "verified_phone_number", "admin_only"},
		Help: "By verified e-mail, by verified phone, or by an administrator only.",
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
		Help:    "How a user who forgot the password gets a code.",
	}
	userPoolTier     = Member{Name: "UserPoolTier", Enum: []string{"LITE", "ESSENTIALS", "PLUS"}, Help: "The feature plan."}
	keyType          = Member{Name: "KeyType", Enum: []string{"AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"}, Help: "Whose key it is."}
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
		Help:    "Which of two forms the tokens' issuer has.",
	}
	idOfPool         = Member{Name: "Id", Min: 1, Max: 55, Pattern: `[\w-]+_[0-9a-zA-Z]+`, Help: "The pool's id."}
	nameOfPool       = Member{Name: "Name", Min: 1, Max: 128, Pattern: titlePattern, Help: "The pool's name."}
	poolStatus       = Member{Name: "Status", Enum: []string{"Enabled", "Disabled"}, Help: "Obsolete."}
	schemaAttributes = Member{
		Name: "SchemaAttributes", Kind: List, Min: 1, Max: 50,
		Element: &schemaAttribute,
		Help:    "The attributes that users have.",
	}
	estimatedNumberOfUsers    = Member{Name: "EstimatedNumberOfUsers", Kind: Number, Help: "About how many users the pool has."}
	smsConfigurationFailure   = Member{Name: "SmsConfigurationFailure", Max: 131072, Help: "Why text messages cannot be sent."}
	emailConfigurationFailure = Member{Name: "EmailConfigurationFailure", Max: 131072, Help: "Why e-mails cannot be sent."}
	domain                    = Member{
		Name: "Domain", Min: 1, Max: 63, Pattern: `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`,
		Help: "The prefix of the pool's domain for managed login.",
	}
	customDomain = Member{
		Name: "CustomDomain", Min: 1, Max: 63, Pattern: `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`,
		Help: "The pool's own domain for managed login.",
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
	maxResults                 = Member{Name: "MaxResults", Kind: Number, Min: 1, Max: 60, Help: "How many to list at most."}
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
		Help: "The e-mail that carries the code, with {####} in its place.",
	}
	mfaSubject            = Member{Name: "Subject", Pattern: textPattern, Help: "The subject of that e-mail."}
	emailMFAConfiguration = Member{
		Name: "EmailMfaConfiguration", Kind: Structure,
		Members: []Member{mfaMessage, mfaSubject},
		Help:    "E-mail as a second factor, and its message.",
	}
	relyingPartyID   = Member{Name: "RelyingPartyId", Min: 1, Max: 127, Help: "The domain that passkeys belong to."}
	userVerification = Member{
		Name: "UserVerification",
		Enum: []string{"required", "preferred"},
		Help: "Whether a passkey must check who uses it.",
	}
	factorConfiguration = Member{
		Name: "FactorConfiguration",
		Enum: []string{"SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"},
		Help: "Whether a passkey alone can be both factors.",
	}
	webAuthnConfiguration = Member{
		Name: "WebAuthnConfiguration", Kind: Structure,
		Members: []Member{relyingPartyID, userVerification, factorConfiguration},
		Help:    "Passkeys: their domain and what they must check.",
	}
	certificate = Member{Name: "Certificate", Max: 131072, Help: "The certificate that signs requests to SAML providers."}
	resourceARN = Member{Name: "ResourceArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The pool's ARN."}
	tags        = Member{Name: "Tags", Kind: Map, Element: &tagValue, Help: "The pool's tags."}
	tagKeys     = Member{Name: "TagKeys", Kind: List, Element: &Member{Min: 1, Max: 128}, Help: "The tags to remove."}

	acrConfiguration = Member{
		Name: "AcrConfiguration", Kind: Structure, Members: []Member{acrLevel("Level1"), acrLevel("Level2"), acrLevel("Level3"), acrLevel("Level4")},
		Help: "The names of the four levels of assurance that tokens carry as acr.",
	}
	dcrConfiguration = Member{
		Name: "DcrConfiguration", Kind: Structure, Help: "Dynamic client registration.",
		Members: []Member{
			{Name: "EnableStatus", Enum: []string{"Enabled", "Disabled"}, Help: "Whether clients can register."},
			{Name: "OpenDcrEnabled", Kind: Boolean, Help: "Whether they can without a token."},
			{Name: "AuthenticatedGrantTypes", Kind: List, Element: &text, Help: "The grants a client registered with a token may have."},
			{Name: "OpenDcrGrantTypes", Kind: List, Element: &text, Help: "The grants a client registered without a token may have."},
			{Name: "AllowedScopes", Kind: List, Element: &text, Help: "The scopes a registered client may have."},
		},
	}
)

// acrLevel is one of the four levels of assurance.
func acrLevel(name string) Member {
	return Member{Name: name, Kind: Structure, Help: "What the level is called.", Members: []Member{{
		Name: "AcrValue", Required: true, Min: 1, Max: 64, Pattern: `[^\s"\\]+`, Help: "The value of acr.",
	}}}
}
