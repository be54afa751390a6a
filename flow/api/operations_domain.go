package api

import "slices"

// Operations of domains, of risk settings and of log destinations.
const (
	CreateUserPoolDomain        = "CreateUserPoolDomain"
	DescribeUserPoolDomain      = "DescribeUserPoolDomain"
	UpdateUserPoolDomain        = "UpdateUserPoolDomain"
	DeleteUserPoolDomain        = "DeleteUserPoolDomain"
	SetRiskConfiguration        = "SetRiskConfiguration"
	DescribeRiskConfiguration   = "DescribeRiskConfiguration"
	SetLogDeliveryConfiguration = "SetLogDeliveryConfiguration"
	GetLogDeliveryConfiguration = "GetLogDeliveryConfiguration"
)

var domainErrors = []string{InternalErrorException, InvalidParameterException, NotAuthorizedException, ResourceNotFoundException}

var domainOperations = []Operation{
	{
		Name: CreateUserPoolDomain, Access: Signed, Effect: Changes,
		Label:       "Create a domain",
		Description: "Gives a pool's sign-in pages a domain.",
		Input:       []Member{domainName.required(), userPoolID.required(), managedLoginVersion, customDomainConfig, routing},
		Output:      []Member{managedLoginVersion, cloudFrontDomain, routing},
		Errors:      slices.Concat(domainErrors, []string{ConcurrentModificationException, FeatureUnavailableInTierException, LimitExceededException}),
	},
	{
		Name: DescribeUserPoolDomain, Access: Signed, Effect: Reads,
		Label:       "Show a domain",
		Description: "A domain's settings, whichever pool has it.",
		Input:       []Member{domainName.required()},
		Output:      []Member{domainDescription},
		Errors:      domainErrors,
	},
	{
		Name: UpdateUserPoolDomain, Access: Signed, Effect: Changes,
		Label:       "Change a domain",
		Description: "Changes a domain's certificate or pages.",
		Input:       []Member{domainName.required(), userPoolID.required(), managedLoginVersion, customDomainConfig, routing},
		Output:      []Member{managedLoginVersion, cloudFrontDomain, routing},
		Errors:      slices.Concat(domainErrors, []string{ConcurrentModificationException, FeatureUnavailableInTierException, TooManyRequestsException}),
	},
	{
		Name: DeleteUserPoolDomain, Access: Signed, Effect: Changes,
		Label:       "Delete a domain",
		Description: "Takes the domain from a pool.",
		Input:       []Member{domainName.required(), userPoolID.required()},
		Errors:      slices.Concat(domainErrors, []string{ConcurrentModificationException}),
	},
	{
		Name: SetRiskConfiguration, Access: Signed, Effect: Changes,
		Label:       "Set the risk settings",
		Description: "Says what threat protection does, for a pool or for one client.",
		Input: []Member{
			userPoolID.required(), clientID, compromisedCredentials, accountTakeover, riskExceptions,
		},
		Output: []Member{riskConfiguration},
		Errors: slices.Concat(managementErrors, []string{
			CodeDeliveryFailureException, InvalidEmailRoleAccessPolicyException, UserPoolAddOnNotEnabledException,
		}),
	},
	{
		Name: DescribeRiskConfiguration, Access: Signed, Effect: Reads,
		Label:       "Show the risk settings",
		Description: "What threat protection does, for a pool or for one client.",
		Input:       []Member{userPoolID.required(), clientID},
		Output:      []Member{riskConfiguration},
		Errors:      slices.Concat(managementErrors, []string{UserPoolAddOnNotEnabledException}),
	},
	{
		Name: SetLogDeliveryConfiguration, Access: Signed, Effect: Changes,
		Label:       "Set the log destinations",
		Description: "Says where a pool's logs go.",
		Input:       []Member{userPoolID.required(), logConfigurations.required()},
		Output:      []Member{logDeliveryConfiguration},
		Errors:      slices.Concat(managementErrors, []string{FeatureUnavailableInTierException}),
	},
	{
		Name: GetLogDeliveryConfiguration, Access: Signed, Effect: Reads,
		Label:       "Show the log destinations",
		Description: "Where a pool's logs go.",
		Input:       []Member{userPoolID.required()},
		Output:      []Member{logDeliveryConfiguration},
		Errors:      managementErrors,
	},
}
