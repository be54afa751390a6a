package api

import "slices"

// Operations of tokens.
const (
	GetTokensFromRefreshToken = "GetTokensFromRefreshToken"
	GetClientToken            = "GetClientToken"
	RevokeToken               = "RevokeToken"
	GlobalSignOut             = "GlobalSignOut"
	AdminUserGlobalSignOut    = "AdminUserGlobalSignOut"
)

var tokenOperations = []Operation{
	{
		Name: GetTokensFromRefreshToken, Access: Public, Effect: SignsIn,
		Label:       "Refresh",
		Description: "Gets new ID and access tokens with the refresh token; with rotation also a new refresh token.",
		Input:       []Member{refreshToken.required(), clientID.required(), clientSecret, deviceKey, clientMetadata},
		Output:      []Member{authenticationResult},
		Errors: slices.Concat(callErrors, lambdaErrors, []string{
			ForbiddenException, RefreshTokenReuseException, UserNotFoundException,
		}),
	},
	{
		Name: GetClientToken, Access: Public, Effect: SignsIn,
		Label:       "Get a client's token",
		Description: "Gets an access token for the client itself. No user signs in.",
		Input:       []Member{clientID.required(), secret.required(), scopes, clientMetadata},
		Output:      []Member{clientAuthenticationResult},
		Errors:      slices.Concat(callErrors, []string{ForbiddenException}),
	},
	{
		Name: RevokeToken, Access: Public, Effect: Changes, Irreversible: true,
		Label:       "Sign out",
		Description: "Revokes the refresh token and the access tokens made from it. Other services accept those until they expire.",
		Input:       []Member{token.required(), clientID.required(), clientSecret, revokeAssociatedSessions},
		Errors: []string{
			ForbiddenException, InternalErrorException, InvalidParameterException,
			OperationNotEnabledException, TooManyRequestsException, UnauthorizedException,
			UnsupportedOperationException, UnsupportedTokenTypeException,
		},
	},
	{
		Name: GlobalSignOut, Access: AccessToken, Effect: Changes, Irreversible: true,
		Label: "Sign out everywhere",
		Description: "Revokes all refresh tokens of the user. Cognito no longer accepts the user's access tokens. Other services accept a token " +
			"until it expires.",
		Input: []Member{accessToken.required()},
		Errors: slices.Concat(callErrors, []string{
			ForbiddenException, PasswordResetRequiredException, UserNotConfirmedException,
		}),
	},
	{
		Name: AdminUserGlobalSignOut, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "Sign a user out everywhere",
		Description: "An administrator revokes all refresh tokens of the user.",
		Input:       []Member{userPoolID.required(), username.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
}
