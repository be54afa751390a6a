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
		Description: "New ID and access tokens for the refresh token; with rotation a new refresh token too.",
		Input:       []Member{refreshToken.required(), clientID.required(), clientSecret, deviceKey, clientMetadata},
		Output:      []Member{authenticationResult},
		Errors: slices.Concat(callErrors, lambdaErrors, []string{
			ForbiddenException, RefreshTokenReuseException, UserNotFoundException,
		}),
	},
	{
		Name: GetClientToken, Access: Signed, Effect: SignsIn,
		Label:       "Get a client's token",
		Description: "An access token for the client itself. No user signs in.",
		Input:       []Member{clientID.required(), secret.required(), scopes, clientMetadata},
		Output:      []Member{clientAuthenticationResult},
		Errors:      slices.Concat(callErrors, []string{ForbiddenException}),
	},
	{
		Name: RevokeToken, Access: Public, Effect: Changes,
		Label:       "Sign out",
		Description: "The refresh token is revoked, with all access tokens that came from it. Other services accept those until they expire.",
		Input:       []Member{token.required(), clientID.required(), clientSecret, revokeAssociatedSessions},
		Errors: []string{
			ForbiddenException, InternalErrorException, InvalidParameterException,
			OperationNotEnabledException, TooManyRequestsException, UnauthorizedException,
			UnsupportedOperationException, UnsupportedTokenTypeException,
		},
	},
	{
		Name: GlobalSignOut, Access: AccessToken, Effect: Changes,
		Label:       "Sign out everywhere",
		Description: "All refresh tokens of the user are revoked and access tokens stop working for Cognito's own calls. Other services accept a token until it expires.",
		Input:       []Member{accessToken.required()},
		Errors: slices.Concat(callErrors, []string{
			ForbiddenException, PasswordResetRequiredException, UserNotConfirmedException,
		}),
	},
	{
		Name: AdminUserGlobalSignOut, Access: Signed, Effect: Changes,
		Label:       "Sign a user out everywhere",
		Description: "All refresh tokens of the user are revoked, by an administrator.",
		Input:       []Member{userPoolID.required(), username.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
}
