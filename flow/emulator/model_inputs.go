package emulator

// inputs are the members that each operation takes; required ones end in a
// star. What a member may hold is in values, under its name. Sources: the API
// reference of August 2026, one page per operation.
var inputs = map[string]string{
	"AddCustomAttributes":     "CustomAttributes* UserPoolId*",
	"AddUserPoolClientSecret": "ClientId* UserPoolId* ClientSecret",
	"AdminAddUserToGroup":     "GroupName* UserPoolId* Username*",
	"AdminConfirmSignUp":      "UserPoolId* Username* ClientMetadata",
	"AdminCreateUser": "UserPoolId* Username* ClientMetadata DesiredDeliveryMediums ForceAliasCreation MessageAction " +
		"TemporaryPassword UserAttributes ValidationData",
	"AdminDeleteUser":           "UserPoolId* Username*",
	"AdminDeleteUserAttributes": "UserAttributeNames* UserPoolId* Username*",
	"AdminDisableUser":          "UserPoolId* Username*",
	"AdminEnableUser":           "UserPoolId* Username*",
	"AdminGetUser":              "UserPoolId* Username*",
	"AdminGetUserAuthFactors":   "UserPoolId* Username*",
	"AdminInitiateAuth":         "AuthFlow* ClientId* UserPoolId* AnalyticsMetadata AuthParameters ClientMetadata ContextData Session",
	"AdminListGroupsForUser":    "UserPoolId* Username* Limit NextToken",
	"AdminRemoveUserFromGroup":  "GroupName* UserPoolId* Username*",
	"AdminResetUserPassword":    "UserPoolId* Username* ClientMetadata",
	"AdminRespondToAuthChallenge": "ChallengeName* ClientId* UserPoolId* AnalyticsMetadata ChallengeResponses ClientMetadata ContextData " +
		"Session",
	"AdminSetUserMFAPreference": "UserPoolId* Username* EmailMfaSettings SMSMfaSettings SoftwareTokenMfaSettings WebAuthnMfaSettings",
	"AdminSetUserPassword":      "Password* UserPoolId* Username* Permanent",
	"AdminUpdateUserAttributes": "UserAttributes* UserPoolId* Username* ClientMetadata",
	"AdminUserGlobalSignOut":    "UserPoolId* Username*",
	"AssociateSoftwareToken":    "AccessToken Session",
	"ChangePassword":            "AccessToken* ProposedPassword* PreviousPassword",
	"ConfirmForgotPassword": "ClientId* ConfirmationCode* Password* Username* AnalyticsMetadata ClientMetadata SecretHash " +
		"UserContextData",
	"ConfirmSignUp": "ClientId* ConfirmationCode* Username* AnalyticsMetadata ClientMetadata ForceAliasCreation SecretHash " +
		"Session UserContextData",
	"CreateGroup": "GroupName* UserPoolId* Description Precedence RoleArn",
	"CreateUserPool": "PoolName* AccountRecoverySetting AdminCreateUserConfig AliasAttributes AutoVerifiedAttributes " +
		"DeletionProtection DeviceConfiguration EmailConfiguration EmailVerificationMessage " +
		"EmailVerificationSubject IssuerConfiguration KeyConfiguration LambdaConfig MfaConfiguration Policies " +
		"Schema SmsAuthenticationMessage SmsConfiguration SmsVerificationMessage UserAttributeUpdateSettings " +
		"UserPoolAddOns UserPoolTags UserPoolTier UsernameAttributes UsernameConfiguration " +
		"VerificationMessageTemplate",
	"CreateUserPoolClient": "ClientName* UserPoolId* AccessTokenValidity AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient " +
		"AllowedOAuthScopes AnalyticsConfiguration AuthSessionValidity CallbackURLs ClientSecret " +
		"DefaultRedirectURI EnablePropagateAdditionalUserContextData EnableTokenRevocation ExplicitAuthFlows " +
		"GenerateSecret IdTokenValidity LogoutURLs PreventUserExistenceErrors ReadAttributes " +
		"RefreshTokenRotation RefreshTokenValidity SupportedIdentityProviders TokenValidityUnits " +
		"WriteAttributes",
	"DeleteGroup":                      "GroupName* UserPoolId*",
	"DeleteUser":                       "AccessToken*",
	"DeleteUserAttributes":             "AccessToken* UserAttributeNames*",
	"DeleteUserPool":                   "UserPoolId*",
	"DeleteUserPoolClient":             "ClientId* UserPoolId*",
	"DeleteUserPoolClientSecret":       "ClientId* ClientSecretId* UserPoolId*",
	"DescribeUserPool":                 "UserPoolId*",
	"DescribeUserPoolClient":           "ClientId* UserPoolId*",
	"ForgotPassword":                   "ClientId* Username* AnalyticsMetadata ClientMetadata SecretHash UserContextData",
	"GetGroup":                         "GroupName* UserPoolId*",
	"GetTokensFromRefreshToken":        "ClientId* RefreshToken* ClientMetadata ClientSecret DeviceKey",
	"GetUser":                          "AccessToken*",
	"GetUserAttributeVerificationCode": "AccessToken* AttributeName* ClientMetadata",
	"GetUserAuthFactors":               "AccessToken*",
	"GetUserPoolMfaConfig":             "UserPoolId*",
	"GlobalSignOut":                    "AccessToken*",
	"InitiateAuth":                     "AuthFlow* ClientId* AnalyticsMetadata AuthParameters ClientMetadata Session UserContextData",
	"ListGroups":                       "UserPoolId* Limit NextToken",
	"ListUserPoolClientSecrets":        "ClientId* UserPoolId* NextToken",
	"ListUserPoolClients":              "UserPoolId* MaxResults NextToken",
	"ListUserPools":                    "MaxResults* NextToken",
	"ListUsers":                        "UserPoolId* AttributesToGet Filter Limit PaginationToken",
	"ListUsersInGroup":                 "GroupName* UserPoolId* Limit NextToken",
	"ResendConfirmationCode":           "ClientId* Username* AnalyticsMetadata ClientMetadata SecretHash UserContextData",
	"RespondToAuthChallenge":           "ChallengeName* ClientId* AnalyticsMetadata ChallengeResponses ClientMetadata Session UserContextData",
	"RevokeToken":                      "ClientId* Token* ClientSecret",
	"SetUserMFAPreference":             "AccessToken* EmailMfaSettings SMSMfaSettings SoftwareTokenMfaSettings WebAuthnMfaSettings",
	"SetUserPoolMfaConfig": "UserPoolId* EmailMfaConfiguration MfaConfiguration SmsMfaConfiguration SoftwareTokenMfaConfiguration " +
		"WebAuthnConfiguration",
	"SignUp": "ClientId* Username* AnalyticsMetadata ClientMetadata Password SecretHash UserAttributes " +
		"UserContextData ValidationData",
	"UpdateGroup":          "GroupName* UserPoolId* Description Precedence RoleArn",
	"UpdateUserAttributes": "AccessToken* UserAttributes* ClientMetadata",
	"UpdateUserPool": "UserPoolId* AccountRecoverySetting AdminCreateUserConfig AutoVerifiedAttributes DeletionProtection " +
		"DeviceConfiguration EmailConfiguration EmailVerificationMessage EmailVerificationSubject " +
		"IssuerConfiguration KeyConfiguration LambdaConfig MfaConfiguration Policies PoolName " +
		"SmsAuthenticationMessage SmsConfiguration SmsVerificationMessage UserAttributeUpdateSettings " +
		"UserPoolAddOns UserPoolTags UserPoolTier VerificationMessageTemplate",
	"UpdateUserPoolClient": "ClientId* UserPoolId* AccessTokenValidity AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient " +
		"AllowedOAuthScopes AnalyticsConfiguration AuthSessionValidity CallbackURLs ClientName " +
		"DefaultRedirectURI EnablePropagateAdditionalUserContextData EnableTokenRevocation ExplicitAuthFlows " +
		"IdTokenValidity LogoutURLs PreventUserExistenceErrors ReadAttributes RefreshTokenRotation " +
		"RefreshTokenValidity SupportedIdentityProviders TokenValidityUnits WriteAttributes",
	"VerifySoftwareToken": "UserCode* AccessToken FriendlyDeviceName Session",
	"VerifyUserAttribute": "AccessToken* AttributeName* Code*",
}
