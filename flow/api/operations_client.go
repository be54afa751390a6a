package api

import "slices"

// Operations of app clients.
const (
	CreateUserPoolClient       = "CreateUserPoolClient"
	DescribeUserPoolClient     = "DescribeUserPoolClient"
	UpdateUserPoolClient       = "UpdateUserPoolClient"
	DeleteUserPoolClient       = "DeleteUserPoolClient"
	ListUserPoolClients        = "ListUserPoolClients"
	AddUserPoolClientSecret    = "AddUserPoolClientSecret"
	ListUserPoolClientSecrets  = "ListUserPoolClientSecrets"
	DeleteUserPoolClientSecret = "DeleteUserPoolClientSecret"
)

var clientOperations = []Operation{
	{
		Name: CreateUserPoolClient, Access: Signed, Effect: Changes,
		Label:       "Create a client",
		Description: "Creates an app client.",
		Input: []Member{
			userPoolID.required(), clientName.required(), generateSecret, clientSecret, refreshTokenValidity,
			accessTokenValidity, idTokenValidity, tokenValidityUnits, readAttributes, writeAttributes,
			explicitAuthFlows, supportedIdentityProviders, callbackURLs, logoutURLs, defaultRedirectURI,
			allowedOAuthFlows, allowedOAuthScopes, allowedOAuthFlowsUserPoolClient, analyticsConfiguration,
			preventUserExistenceErrors, enableTokenRevocation, enablePropagateAdditionalUserContextData,
			authSessionValidity, refreshTokenRotation,
		},
		Output: []Member{userPoolClient},
		Errors: slices.Concat(callErrors, []string{
			FeatureUnavailableInTierException, InvalidOAuthFlowException, LimitExceededException,
			ScopeDoesNotExistException,
		}),
	},
	{
		Name: DescribeUserPoolClient, Access: Signed, Effect: Reads,
		Label:       "Show a client",
		Description: "A client's settings.",
		Input:       []Member{userPoolID.required(), clientID.required()},
		Output:      []Member{userPoolClient},
		Errors:      callErrors,
	},
	{
		Name: UpdateUserPoolClient, Access: Signed, Effect: Changes,
		Label:       "Change a client",
		Description: "Replaces a client's settings; a setting you leave out returns to its default.",
		Input: []Member{
			userPoolID.required(), clientID.required(), clientName, refreshTokenValidity, accessTokenValidity,
			idTokenValidity, tokenValidityUnits, readAttributes, writeAttributes, explicitAuthFlows,
			supportedIdentityProviders, callbackURLs, logoutURLs, defaultRedirectURI, allowedOAuthFlows,
			allowedOAuthScopes, allowedOAuthFlowsUserPoolClient, analyticsConfiguration,
			preventUserExistenceErrors, enableTokenRevocation, enablePropagateAdditionalUserContextData,
			authSessionValidity, refreshTokenRotation,
		},
		Output: []Member{userPoolClient},
		Errors: slices.Concat(callErrors, []string{
			ConcurrentModificationException, FeatureUnavailableInTierException, InvalidOAuthFlowException,
			ScopeDoesNotExistException,
		}),
	},
	{
		Name: DeleteUserPoolClient, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "Delete a client",
		Description: "Deletes an app client.",
		Input:       []Member{userPoolID.required(), clientID.required()},
		Errors:      slices.Concat(callErrors, []string{ConcurrentModificationException}),
	},
	{
		Name: ListUserPoolClients, Access: Signed, Effect: Reads,
		Label:       "List the clients",
		Description: "The pool's clients.",
		Input:       []Member{userPoolID.required(), maxResults, nextToken, clientType},
		Output:      []Member{userPoolClients, nextToken},
		Errors:      callErrors,
	},
	{
		Name: AddUserPoolClientSecret, Access: Signed, Effect: Changes,
		Label:       "Add a client secret",
		Description: "Adds a second secret, so that the first can be deleted.",
		Input:       []Member{userPoolID.required(), clientID.required(), clientSecret},
		Output:      []Member{clientSecretDescriptor},
		Errors: []string{
			AccessDeniedException, InternalServerException, InvalidParameterException, LimitExceededException,
			ResourceNotFoundException, TooManyRequestsException,
		},
	},
	{
		Name: ListUserPoolClientSecrets, Access: Signed, Effect: Reads,
		Label:       "List the client secrets",
		Description: "A client's secrets, without their values.",
		Input:       []Member{userPoolID.required(), clientID.required(), nextToken},
		Output:      []Member{clientSecrets, nextToken},
		Errors: []string{
			InternalServerException, InvalidParameterException, LimitExceededException,
			ResourceNotFoundException, TooManyRequestsException,
		},
	},
	{
		Name: DeleteUserPoolClientSecret, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "Delete a client secret",
		Description: "Deletes one of a client's two secrets.",
		Input:       []Member{userPoolID.required(), clientID.required(), clientSecretID.required()},
		Errors: []string{
			InternalServerException, InvalidParameterException, LimitExceededException,
			ResourceNotFoundException, TooManyRequestsException,
		},
	},
}
