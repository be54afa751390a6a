package api

import "slices"

// Operations of user sessions.
const (
	GetUserPoolSessionConfiguration       = "GetUserPoolSessionConfiguration"
	SetUserPoolSessionConfiguration       = "SetUserPoolSessionConfiguration"
	GetUserPoolClientSessionConfiguration = "GetUserPoolClientSessionConfiguration"
	SetUserPoolClientSessionConfiguration = "SetUserPoolClientSessionConfiguration"
	ListUserSessions                      = "ListUserSessions"
	RevokeUserSession                     = "RevokeUserSession"
	AdminListUserSessions                 = "AdminListUserSessions"
	AdminRevokeUserSession                = "AdminRevokeUserSession"
)

var sessionOperations = []Operation{
	{
		Name: GetUserPoolSessionConfiguration, Access: Signed, Effect: Reads,
		Label:       "Show the session settings",
		Description: "Whether the pool keeps records of sessions, and how many.",
		Input:       []Member{userPoolID.required()},
		Output:      []Member{userPoolID, userSessionTracking, tokenSession},
		Errors:      callErrors,
	},
	{
		Name: SetUserPoolSessionConfiguration, Access: Signed, Effect: Changes,
		Label:       "Change the session settings",
		Description: "Replaces the pool's settings for sessions.",
		Input:       []Member{userPoolID.required(), userSessionTracking.required(), tokenSession.required()},
		Output:      []Member{userPoolID, userSessionTracking, tokenSession},
		Errors:      slices.Concat(callErrors, []string{ConcurrentModificationException, FeatureUnavailableInTierException}),
	},
	{
		Name: GetUserPoolClientSessionConfiguration, Access: Signed, Effect: Reads,
		Label:       "Show a client's sessions",
		Description: "How long sessions of managed login are valid.",
		Input:       []Member{userPoolID.required(), clientID.required()},
		Output:      []Member{userPoolID, clientID, ssoSession},
		Errors:      callErrors,
	},
	{
		Name: SetUserPoolClientSessionConfiguration, Access: Signed, Effect: Changes,
		Label:       "Set a client's sessions",
		Description: "Replaces the client's settings for sessions.",
		Input:       []Member{userPoolID.required(), clientID.required(), ssoSession.required()},
		Output:      []Member{userPoolID, clientID, ssoSession},
		Errors:      slices.Concat(callErrors, []string{ConcurrentModificationException, FeatureUnavailableInTierException}),
	},
	{
		Name: ListUserSessions, Access: AccessToken, Effect: Reads,
		Label:       "List the sessions",
		Description: "The user's sessions.",
		Input:       []Member{accessToken.required(), nextToken},
		Output:      []Member{userSessions, nextToken},
		Errors:      slices.Concat(callErrors, userErrors, []string{ForbiddenException}),
	},
	{
		Name: RevokeUserSession, Access: AccessToken, Effect: Changes, Irreversible: true,
		Label:       "End a session",
		Description: "Ends another of the user's sessions.",
		Input:       []Member{accessToken.required(), sessionID.required(), revokeAssociatedSessions},
		Errors:      slices.Concat(callErrors, userErrors, []string{ForbiddenException}),
	},
	{
		Name: AdminListUserSessions, Access: Signed, Effect: Reads,
		Label:       "List a user's sessions",
		Description: "A user's sessions.",
		Input:       []Member{userPoolID.required(), username.required(), nextToken},
		Output:      []Member{userSessions, nextToken},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AdminRevokeUserSession, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "End a user's session",
		Description: "Ends one of a user's sessions.",
		Input:       []Member{userPoolID.required(), username.required(), sessionID.required(), revokeAssociatedSessions},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
}
