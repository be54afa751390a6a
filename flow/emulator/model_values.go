package emulator

import "math"

// kind is the JSON type of a value.
type kind int

const (
	textKind kind = iota
	numberKind
	flagKind
	listKind
	mapKind
	structureKind
)

// value is what the service's model demands of a member. Lengths are in
// characters; a max of 0 means that there is none.
type value struct {
	kind      kind
	min, max  int
	pattern   string
	oneOf     []string
	sensitive bool
	// element is what a list consists of.
	element *value
	// members are those of a structure, written as in inputs. A member whose
	// name has another meaning there is followed by a colon and where it is
	// described.
	members string
}

func anyText(maximum int) value { return value{kind: textKind, max: maximum} }

func patterned(minimum, maximum int, pattern string) value {
	return value{kind: textKind, min: minimum, max: maximum, pattern: pattern}
}

func (v value) hidden() value {
	v.sensitive = true
	return v
}

func oneOf(values ...string) value        { return value{kind: textKind, oneOf: values} }
func numberIn(minimum, maximum int) value { return value{kind: numberKind, min: minimum, max: maximum} }
func listOf(element value) value          { return value{kind: listKind, element: &element} }
func boundedList(v value, from, to int) value {
	return value{kind: listKind, element: &v, min: from, max: to}
}
func structureOf(members string) value { return value{kind: structureKind, members: members} }

const (
	attributeName = `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`
	words         = `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
	anything      = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`
	visible       = `[\S]+`
	title         = `[\w\s+=,.@-]+`
	arn           = `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`
	codeMail      = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`
	linkMail      = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`
	address       = `[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
)

var (
	onOrOff   = value{kind: flagKind}
	textMap   = value{kind: mapKind}
	longText  = anyText(131072)
	password  = patterned(0, 256, visible).hidden()
	tokenText = patterned(0, 0, `[A-Za-z0-9-_=.]+`).hidden()
	attribute = structureOf("Name* Value")
	pageKey   = patterned(1, 131072, visible)
	amazonARN = patterned(20, 2048, arn)
	message   = patterned(6, 140, `.*\{####\}.*`)
	timeUnit  = oneOf("seconds", "minutes", "hours", "days")
	mfaChoice = structureOf("Enabled PreferredMfa")
	// trigger is an ARN in the service; here it may be a URL as well.
	trigger       = anyText(2048)
	versionedCall = structureOf("LambdaArn:Trigger LambdaVersion")
)

// values are what members may hold, by their names. Sources: the data types of
// the API reference, as of August 2026.
var values = map[string]value{
	"AccessToken":                               tokenText,
	"AccessTokenValidity":                       numberIn(1, 86400),
	"AccountRecoverySetting":                    structureOf("RecoveryMechanisms"),
	"AdminCreateUserConfig":                     structureOf("AllowAdminCreateUserOnly InviteMessageTemplate UnusedAccountValidityDays"),
	"AdvancedSecurityAdditionalFlows":           structureOf("CustomAuthMode"),
	"AdvancedSecurityMode":                      oneOf("OFF", "AUDIT", "ENFORCED"),
	"AliasAttributes":                           listOf(oneOf("phone_number", "email", "preferred_username")),
	"AllowAdminCreateUserOnly":                  onOrOff,
	"AllowedFirstAuthFactors":                   boundedList(oneOf("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"), 1, 5),
	"AllowedOAuthFlows":                         boundedList(oneOf("code", "implicit", "client_credentials"), 0, 3),
	"AllowedOAuthFlowsUserPoolClient":           onOrOff,
	"AllowedOAuthScopes":                        boundedList(patterned(1, 256, `[\x21\x23-\x5B\x5D-\x7E]+`), 0, 50),
	"AnalyticsConfiguration":                    structureOf("ApplicationArn ApplicationId ExternalId RoleArn UserDataShared"),
	"AnalyticsEndpointId":                       longText,
	"AnalyticsMetadata":                         structureOf("AnalyticsEndpointId"),
	"ApplicationArn":                            amazonARN,
	"ApplicationId":                             patterned(0, 0, `^[0-9a-fA-F]+$`),
	"AttributeDataType":                         oneOf("String", "Number", "DateTime", "Boolean"),
	"AttributeName":                             patterned(1, 32, attributeName),
	"AttributesRequireVerificationBeforeUpdate": listOf(oneOf("phone_number", "email")),
	"AttributesToGet":                           listOf(patterned(1, 32, attributeName)),
	"AuthFlow": oneOf("USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "CUSTOM_AUTH", "ADMIN_NO_SRP_AUTH",
		"USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "USER_AUTH"),
	"AuthParameters":         textMap,
	"AuthSessionValidity":    numberIn(3, 15),
	"AutoVerifiedAttributes": listOf(oneOf("phone_number", "email")),
	"CallbackURLs":           boundedList(patterned(1, 1024, words), 0, 100),
	"CaseSensitive":          onOrOff,
	"ChallengeName": oneOf("SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP",
		"PASSWORD_VERIFIER", "CUSTOM_CHALLENGE", "SELECT_CHALLENGE", "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER",
		"ADMIN_NO_SRP_AUTH", "NEW_PASSWORD_REQUIRED", "SMS_OTP", "PASSWORD", "WEB_AUTHN", "PASSWORD_SRP"),
	"ChallengeRequiredOnNewDevice":             onOrOff,
	"ChallengeResponses":                       textMap,
	"ClientId":                                 patterned(1, 128, `[\w+]+`).hidden(),
	"ClientMetadata":                           textMap,
	"ClientName":                               patterned(1, 128, title),
	"ClientSecret":                             patterned(24, 64, `[\w+]+`).hidden(),
	"ClientSecretId":                           patterned(1, 128, visible),
	"Code":                                     patterned(1, 2048, visible),
	"ConfigurationSet":                         patterned(1, 64, `^[a-zA-Z0-9_-]+$`),
	"ConfirmationCode":                         patterned(1, 2048, visible),
	"ContextData":                              structureOf("HttpHeaders* IpAddress* ServerName* ServerPath* EncodedData"),
	"CreateAuthChallenge":                      trigger,
	"CustomAttributes":                         boundedList(structureOf(schemaMembers), 1, 25),
	"CustomAuthMode":                           oneOf("AUDIT", "ENFORCED"),
	"CustomEmailSender":                        versionedCall,
	"CustomMessage":                            trigger,
	"CustomSMSSender":                          versionedCall,
	"DefaultEmailOption":                       oneOf("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"),
	"DefaultRedirectURI":                       patterned(1, 1024, words),
	"DefineAuthChallenge":                      trigger,
	"DeletionProtection":                       oneOf("ACTIVE", "INACTIVE"),
	"Description":                              anyText(2048),
	"DesiredDeliveryMediums":                   listOf(oneOf("SMS", "EMAIL")),
	"DeveloperOnlyAttribute":                   onOrOff,
	"DeviceConfiguration":                      structureOf("ChallengeRequiredOnNewDevice DeviceOnlyRememberedOnUserPrompt"),
	"DeviceKey":                                patterned(1, 55, `[\w-]+_[0-9a-f-]+`),
	"DeviceOnlyRememberedOnUserPrompt":         onOrOff,
	"EmailConfiguration":                       structureOf("ConfigurationSet EmailSendingAccount From ReplyToEmailAddress SourceArn"),
	"EmailMessage":                             patterned(6, 20000, codeMail),
	"EmailMessageByLink":                       patterned(6, 20000, linkMail),
	"EmailMfaConfiguration":                    structureOf("Message Subject"),
	"EmailMfaSettings":                         mfaChoice,
	"EmailSendingAccount":                      oneOf("COGNITO_DEFAULT", "DEVELOPER"),
	"EmailSubject":                             patterned(1, 140, anything),
	"EmailSubjectByLink":                       patterned(1, 140, anything),
	"EmailVerificationMessage":                 patterned(6, 20000, codeMail),
	"EmailVerificationSubject":                 patterned(1, 140, anything),
	"EnablePropagateAdditionalUserContextData": onOrOff,
	"EnableTokenRevocation":                    onOrOff,
	"Enabled":                                  onOrOff,
	"EncodedData":                              longText,
	"ExplicitAuthFlows": listOf(oneOf("ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH",
		"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH",
		"ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_AUTH")),
	"ExternalId":                    longText,
	"FactorConfiguration":           oneOf("SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"),
	"Feature":                       oneOf("ENABLED", "DISABLED"),
	"Filter":                        anyText(256),
	"ForceAliasCreation":            onOrOff,
	"FriendlyDeviceName":            longText,
	"From":                          longText,
	"GenerateSecret":                onOrOff,
	"GroupName":                     patterned(1, 128, words),
	"HttpHeaders":                   listOf(structureOf("headerName headerValue")),
	"IdToken":                       timeUnit,
	"IdTokenValidity":               numberIn(1, 86400),
	"InboundFederation":             versionedCall,
	"InviteMessageTemplate":         structureOf("EmailMessage:InviteEmail EmailSubject SMSMessage"),
	"InviteEmail":                   patterned(6, 20000, ""),
	"IpAddress":                     longText,
	"IssuerConfiguration":           structureOf("Type"),
	"KMSKeyID":                      amazonARN,
	"KeyConfiguration":              structureOf("KeyType KmsKeyArn"),
	"KeyType":                       oneOf("AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"),
	"KmsKeyArn":                     amazonARN,
	"LambdaConfig":                  structureOf(triggerMembers),
	"LambdaVersion":                 oneOf("V1_0", "V2_0", "V3_0"),
	"Limit":                         numberIn(0, 60),
	"LogoutURLs":                    boundedList(patterned(1, 1024, words), 0, 100),
	"MaxLength":                     longText,
	"MaxResults":                    numberIn(1, 60),
	"MaxValue":                      longText,
	"Message":                       patterned(6, 20000, codeMail),
	"MessageAction":                 oneOf("RESEND", "SUPPRESS"),
	"MfaConfiguration":              oneOf("OFF", "ON", "OPTIONAL"),
	"MinLength":                     longText,
	"MinValue":                      longText,
	"MinimumLength":                 numberIn(6, 99),
	"Mutable":                       onOrOff,
	"Name":                          patterned(1, 32, attributeName),
	"NextToken":                     pageKey,
	"NumberAttributeConstraints":    structureOf("MaxValue MinValue"),
	"PaginationToken":               patterned(1, 0, visible),
	"Password":                      password,
	"PasswordHistorySize":           numberIn(0, 24),
	"PasswordPolicy":                structureOf(passwordPolicyMembers),
	"Permanent":                     onOrOff,
	"Policies":                      structureOf("PasswordPolicy SignInPolicy"),
	"PoolName":                      patterned(1, 128, title),
	"PostAuthentication":            trigger,
	"PostConfirmation":              trigger,
	"PreAuthentication":             trigger,
	"PreSignUp":                     trigger,
	"PreTokenGeneration":            trigger,
	"PreTokenGenerationConfig":      versionedCall,
	"Precedence":                    numberIn(0, math.MaxInt32),
	"PreferredMfa":                  onOrOff,
	"PreventUserExistenceErrors":    oneOf("LEGACY", "ENABLED"),
	"PreviousPassword":              password,
	"Priority":                      numberIn(1, 2),
	"ProposedPassword":              password,
	"ReadAttributes":                listOf(anyTextFrom1),
	"RecoveryMechanisms":            boundedList(structureOf("Name:RecoveryName* Priority*"), 1, 2),
	"RecoveryName":                  oneOf("verified_email", "verified_phone_number", "admin_only"),
	"RefreshToken":                  tokenText,
	"RefreshTokenRotation":          structureOf("Feature* RetryGracePeriodSeconds"),
	"RefreshTokenValidity":          numberIn(0, 315360000),
	"RelyingPartyId":                patterned(1, 127, ""),
	"ReplyToEmailAddress":           patterned(0, 0, address),
	"Required":                      onOrOff,
	"RequireLowercase":              onOrOff,
	"RequireNumbers":                onOrOff,
	"RequireSymbols":                onOrOff,
	"RequireUppercase":              onOrOff,
	"RetryGracePeriodSeconds":       numberIn(0, 60),
	"RoleArn":                       amazonARN,
	"SMSMessage":                    patterned(6, 140, ""),
	"SMSMfaSettings":                mfaChoice,
	"Schema":                        boundedList(structureOf(schemaMembers), 1, 50),
	"SchemaName":                    patterned(1, 20, words),
	"SecretHash":                    patterned(1, 128, `[\w+=/]+`).hidden(),
	"ServerName":                    longText,
	"ServerPath":                    longText,
	"Session":                       patterned(20, 2048, "").hidden(),
	"SignInPolicy":                  structureOf("AllowedFirstAuthFactors"),
	"SmsAuthenticationMessage":      message,
	"SmsConfiguration":              structureOf("SnsCallerArn* ExternalId SnsRegion"),
	"SmsMessage":                    message,
	"SmsMfaConfiguration":           structureOf("SmsAuthenticationMessage SmsConfiguration"),
	"SmsVerificationMessage":        message,
	"SnsCallerArn":                  amazonARN,
	"SnsRegion":                     patterned(5, 32, ""),
	"SoftwareTokenMfaConfiguration": structureOf("Enabled"),
	"SoftwareTokenMfaSettings":      mfaChoice,
	"SourceArn":                     amazonARN,
	"StringAttributeConstraints":    structureOf("MaxLength MinLength"),
	"Subject":                       patterned(1, 140, anything),
	"SupportedIdentityProviders":    listOf(patterned(1, 32, `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`)),
	"TemporaryPassword":             password,
	"TemporaryPasswordValidityDays": numberIn(0, 365),
	"Token":                         tokenText,
	"TokenValidityUnits":            structureOf("AccessToken:TimeUnit IdToken RefreshToken:TimeUnit"),
	"TimeUnit":                      timeUnit,
	"Trigger":                       trigger,
	"Type":                          oneOf("ORIGINAL", "UPDATED"),
	"UnusedAccountValidityDays":     numberIn(0, 365),
	"UserAttributeNames":            listOf(patterned(1, 32, attributeName)),
	"UserAttributeUpdateSettings":   structureOf("AttributesRequireVerificationBeforeUpdate"),
	"UserAttributes":                listOf(attribute),
	"UserCode":                      patterned(6, 6, `[0-9]+`),
	"UserContextData":               structureOf("EncodedData IpAddress"),
	"UserDataShared":                onOrOff,
	"UserMigration":                 trigger,
	"UserPoolAddOns":                structureOf("AdvancedSecurityMode* AdvancedSecurityAdditionalFlows"),
	"UserPoolId":                    patterned(1, 55, `[\w-]+_[0-9a-zA-Z]+`),
	"UserPoolTags":                  textMap,
	"UserPoolTier":                  oneOf("LITE", "ESSENTIALS", "PLUS"),
	"UserVerification":              oneOf("required", "preferred"),
	"Username":                      patterned(1, 128, words).hidden(),
	"UsernameAttributes":            listOf(oneOf("phone_number", "email")),
	"UsernameConfiguration":         structureOf("CaseSensitive*"),
	"ValidationData":                listOf(attribute),
	"Value":                         anyText(2048).hidden(),
	"VerificationMessageTemplate":   structureOf("DefaultEmailOption EmailMessage EmailMessageByLink EmailSubject EmailSubjectByLink SmsMessage"),
	"VerifyAuthChallengeResponse":   trigger,
	"WebAuthnConfiguration":         structureOf("FactorConfiguration RelyingPartyId UserVerification"),
	"WebAuthnMfaSettings":           structureOf("Enabled"),
	"WriteAttributes":               listOf(anyTextFrom1),
	"headerName":                    longText,
	"headerValue":                   longText,
}

var anyTextFrom1 = patterned(1, 2048, "")

const (
	schemaMembers = "AttributeDataType DeveloperOnlyAttribute Mutable Name:SchemaName NumberAttributeConstraints " +
		"Required StringAttributeConstraints"
	passwordPolicyMembers = "MinimumLength PasswordHistorySize RequireLowercase RequireNumbers RequireSymbols " +
		"RequireUppercase TemporaryPasswordValidityDays"
	triggerMembers = "CreateAuthChallenge CustomEmailSender CustomMessage CustomSMSSender DefineAuthChallenge " +
		"InboundFederation KMSKeyID PostAuthentication PostConfirmation PreAuthentication PreSignUp " +
		"PreTokenGeneration PreTokenGenerationConfig UserMigration VerifyAuthChallengeResponse"
)
