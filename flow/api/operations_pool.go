package api

import "slices"

// Operations of pools.
const (
	CreateUserPool        = "CreateUserPool"
	DescribeUserPool      = "DescribeUserPool"
	UpdateUserPool        = "UpdateUserPool"
	DeleteUserPool        = "DeleteUserPool"
	ListUserPools         = "ListUserPools"
	AddCustomAttributes   = "AddCustomAttributes"
	GetUserPoolMfaConfig  = "GetUserPoolMfaConfig"
	SetUserPoolMfaConfig  = "SetUserPoolMfaConfig"
	GetSigningCertificate = "GetSigningCertificate"
	TagResource           = "TagResource"
	UntagResource         = "UntagResource"
	ListTagsForResource   = "ListTagsForResource"
)

var poolOperations = []Operation{
	{
		Name: CreateUserPool, Access: Signed, Effect: Changes,
		Label:       "Create a pool",
		Description: "Creates a pool.",
		Input: []Member{
			poolName.required(), policies, deletionProtection, lambdaConfig, autoVerifiedAttributes,
			aliasAttributes, usernameAttributes, smsVerificationMessage, emailVerificationMessage,
			emailVerificationSubject, verificationMessageTemplate, smsAuthenticationMessage, mfaConfiguration,
			userAttributeUpdateSettings, deviceConfiguration, emailConfiguration, smsConfiguration,
			userPoolTags, adminCreateUserConfig, schema, userPoolAddOns, usernameConfiguration,
			accountRecoverySetting, userPoolTier, keyConfiguration, issuerConfiguration, acrConfiguration,
			dcrConfiguration,
		},
		Output: []Member{userPool},
		Errors: slices.Concat(deliveryErrors, []string{
			FeatureUnavailableInTierException, InternalErrorException, InvalidParameterException,
			LimitExceededException, NotAuthorizedException, TierChangeNotAllowedException, TooManyRequestsException,
			UserPoolTaggingException,
		}),
	},
	{
		Name: DescribeUserPool, Access: Signed, Effect: Reads,
		Label:       "Show a pool",
		Description: "A pool's settings.",
		Input:       []Member{userPoolID.required()},
		Output:      []Member{userPool},
		Errors:      slices.Concat(callErrors, []string{UserPoolTaggingException}),
	},
	{
		Name: UpdateUserPool, Access: Signed, Effect: Changes,
		Label:       "Change a pool",
		Description: "Changes a pool's settings; some settings you leave out return to their defaults.",
		Input: []Member{
			userPoolID.required(), policies, deletionProtection, lambdaConfig, autoVerifiedAttributes,
			smsVerificationMessage, emailVerificationMessage, emailVerificationSubject,
			verificationMessageTemplate, smsAuthenticationMessage, userAttributeUpdateSettings,
			mfaConfiguration, deviceConfiguration, emailConfiguration, smsConfiguration, userPoolTags,
			adminCreateUserConfig, userPoolAddOns, accountRecoverySetting, poolName, userPoolTier,
			keyConfiguration, issuerConfiguration, acrConfiguration, dcrConfiguration,
		},
		Errors: slices.Concat(callErrors, deliveryErrors, []string{
			ConcurrentModificationException, FeatureUnavailableInTierException, TierChangeNotAllowedException,
			UserImportInProgressException, UserPoolTaggingException,
		}),
	},
	{
		Name: DeleteUserPool, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "Delete a pool",
		Description: "Deletes a pool with all its users.",
		Input:       []Member{userPoolID.required()},
		Errors:      slices.Concat(callErrors, []string{UserImportInProgressException}),
	},
	{
		Name: ListUserPools, Access: Signed, Effect: Reads,
		Label:       "List the pools",
		Description: "The pools of the account in this region.",
		Input:       []Member{nextToken, maxResults.required()},
		Output:      []Member{userPools, nextToken},
		Errors: []string{
			InternalErrorException, InvalidParameterException, NotAuthorizedException,
			TooManyRequestsException,
		},
	},
	{
		Name: AddCustomAttributes, Access: Signed, Effect: Changes,
		Label:       "Add custom attributes",
		Description: "Adds attributes to the pool's schema. They cannot be removed later.",
		Input:       []Member{userPoolID.required(), customAttributes.required()},
		Errors:      slices.Concat(callErrors, []string{UserImportInProgressException}),
	},
	{
		Name: GetUserPoolMfaConfig, Access: Signed, Effect: Reads,
		Label:       "Show the second factors",
		Description: "The second factors a pool offers.",
		Input:       []Member{userPoolID.required()},
		Output: []Member{
			smsMFAConfiguration, softwareTokenMFAConfiguration, emailMFAConfiguration, mfaConfiguration,
			webAuthnConfiguration,
		},
		Errors: []string{
			InternalErrorException, InvalidParameterException, NotAuthorizedException,
			ResourceNotFoundException, TooManyRequestsException,
		},
	},
	{
		Name: SetUserPoolMfaConfig, Access: Signed, Effect: Changes,
		Label:       "Set the second factors",
		Description: "Replaces the second factors a pool offers.",
		Input: []Member{
			userPoolID.required(), smsMFAConfiguration, softwareTokenMFAConfiguration, emailMFAConfiguration,
			mfaConfiguration, webAuthnConfiguration,
		},
		Output: []Member{
			smsMFAConfiguration, softwareTokenMFAConfiguration, emailMFAConfiguration, mfaConfiguration,
			webAuthnConfiguration,
		},
		Errors: slices.Concat(callErrors, []string{
			ConcurrentModificationException, FeatureUnavailableInTierException, InvalidSmsRoleAccessPolicyException,
			InvalidSmsRoleTrustRelationshipException,
		}),
	},
	{
		Name: GetSigningCertificate, Access: Signed, Effect: Reads,
		Label:       "Show the signing certificate",
		Description: "The certificate for SAML providers.",
		Input:       []Member{userPoolID.required()},
		Output:      []Member{certificate},
		Errors: []string{
			InternalErrorException, InvalidParameterException, OperationNotEnabledException,
			ResourceNotFoundException,
		},
	},
	{
		Name: TagResource, Access: Signed, Effect: Changes,
		Label:       "Tag a pool",
		Description: "Adds tags to a pool.",
		Input:       []Member{resourceARN.required(), tags.required()},
		Errors:      callErrors,
	},
	{
		Name: UntagResource, Access: Signed, Effect: Changes,
		Label:       "Remove a pool's tags",
		Description: "Removes tags from a pool.",
		Input:       []Member{resourceARN.required(), tagKeys.required()},
		Errors:      callErrors,
	},
	{
		Name: ListTagsForResource, Access: Signed, Effect: Reads,
		Label:       "List a pool's tags",
		Description: "A pool's tags.",
		Input:       []Member{resourceARN.required()},
		Output:      []Member{tags},
		Errors:      callErrors,
	},
}
