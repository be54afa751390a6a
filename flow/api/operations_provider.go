package api

import "slices"

// Operations of identity providers and of resource servers.
const (
	CreateIdentityProvider          = "CreateIdentityProvider"
	DescribeIdentityProvider        = "DescribeIdentityProvider"
	UpdateIdentityProvider          = "UpdateIdentityProvider"
	DeleteIdentityProvider          = "DeleteIdentityProvider"
	ListIdentityProviders           = "ListIdentityProviders"
	GetIdentityProviderByIdentifier = "GetIdentityProviderByIdentifier"
	CreateResourceServer            = "CreateResourceServer"
	DescribeResourceServer          = "DescribeResourceServer"
	UpdateResourceServer            = "UpdateResourceServer"
	DeleteResourceServer            = "DeleteResourceServer"
	ListResourceServers             = "ListResourceServers"
)

// managementErrors are those of operations that no OperationNotEnabledException
// is declared for.
var managementErrors = []string{
	InternalErrorException, InvalidParameterException, NotAuthorizedException, ResourceNotFoundException, TooManyRequestsException,
}

var providerOperations = []Operation{
	{
		Name: CreateIdentityProvider, Access: Signed, Effect: Changes,
		Label:       "Create an identity provider",
		Description: "Adds an identity provider to a pool.",
		Input: []Member{
			userPoolID.required(), newProviderName.required(), providerType.required(), providerDetails.required(),
			attributeMapping, idpIdentifiers, acrMapping,
		},
		Output: []Member{identityProvider},
		Errors: slices.Concat(managementErrors, []string{DuplicateProviderException, LimitExceededException}),
	},
	{
		Name: DescribeIdentityProvider, Access: Signed, Effect: Reads,
		Label:       "Show an identity provider",
		Description: "An identity provider's settings.",
		Input:       []Member{userPoolID.required(), providerName.required()},
		Output:      []Member{identityProvider},
		Errors:      managementErrors,
	},
	{
		Name: UpdateIdentityProvider, Access: Signed, Effect: Changes,
		Label:       "Change an identity provider",
		Description: "Changes an identity provider's settings.",
		Input: []Member{
			userPoolID.required(), providerName.required(), providerDetails, attributeMapping, idpIdentifiers, acrMapping,
		},
		Output: []Member{identityProvider},
		Errors: slices.Concat(managementErrors, []string{ConcurrentModificationException, UnsupportedIdentityProviderException}),
	},
	{
		Name: DeleteIdentityProvider, Access: Signed, Effect: Changes,
		Label:       "Delete an identity provider",
		Description: "Removes an identity provider from a pool.",
		Input:       []Member{userPoolID.required(), providerName.required()},
		Errors:      slices.Concat(managementErrors, []string{ConcurrentModificationException, UnsupportedIdentityProviderException}),
	},
	{
		Name: ListIdentityProviders, Access: Signed, Effect: Reads,
		Label:       "List the identity providers",
		Description: "A pool's identity providers.",
		Input:       []Member{userPoolID.required(), providerLimit, nextToken},
		Output:      []Member{providers, nextToken},
		Errors:      managementErrors,
	},
	{
		Name: GetIdentityProviderByIdentifier, Access: Signed, Effect: Reads,
		Label:       "Find an identity provider",
		Description: "The identity provider with a further name.",
		Input:       []Member{userPoolID.required(), idpIdentifier.required()},
		Output:      []Member{identityProvider},
		Errors:      managementErrors,
	},
	{
		Name: CreateResourceServer, Access: Signed, Effect: Changes,
		Label:       "Create a resource server",
		Description: "Adds a resource server with scopes to a pool.",
		Input: []Member{
			userPoolID.required(), resourceServerIdentifier.required(), resourceServerName.required(), resourceServerScopes,
		},
		Output: []Member{resourceServer},
		Errors: slices.Concat(managementErrors, []string{LimitExceededException}),
	},
	{
		Name: DescribeResourceServer, Access: Signed, Effect: Reads,
		Label:       "Show a resource server",
		Description: "A resource server's settings.",
		Input:       []Member{userPoolID.required(), resourceServerIdentifier.required()},
		Output:      []Member{resourceServer},
		Errors:      managementErrors,
	},
	{
		Name: UpdateResourceServer, Access: Signed, Effect: Changes,
		Label:       "Change a resource server",
		Description: "Replaces a resource server's name and scopes.",
		Input: []Member{
			userPoolID.required(), resourceServerIdentifier.required(), resourceServerName.required(), resourceServerScopes,
		},
		Output: []Member{resourceServer},
		Errors: managementErrors,
	},
	{
		Name: DeleteResourceServer, Access: Signed, Effect: Changes,
		Label:       "Delete a resource server",
		Description: "Removes a resource server from a pool.",
		Input:       []Member{userPoolID.required(), resourceServerIdentifier.required()},
		Errors:      managementErrors,
	},
	{
		Name: ListResourceServers, Access: Signed, Effect: Reads,
		Label:       "List the resource servers",
		Description: "A pool's resource servers.",
		Input:       []Member{userPoolID.required(), resourceServerLimit, nextToken},
		Output:      []Member{resourceServers, nextToken},
		Errors:      managementErrors,
	},
}
