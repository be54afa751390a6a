package api

// Members of user sessions.
var (
	userSessionTracking = Member{Name: "UserSessionTracking", Enum: []string{"ENABLED", "DISABLED"}, Help: "Whether the pool keeps records of its users' sessions."}
	tokenSession        = Member{
		Name: "TokenSession", Kind: Structure, Help: "The sessions of refresh tokens.",
		Members: []Member{{Name: "MaxPerUser", Kind: Number, Required: true, Min: 1, Max: 100, Help: "How many a user can have; one more ends the one used least recently."}},
	}
	ssoSession = Member{
		Name: "SSOSession", Kind: Structure, Help: "The sessions of managed login.",
		Members: []Member{{Name: "MaxValidityMinutes", Kind: Number, Required: true, Max: 129600, Help: "How long they live, in minutes."}},
	}
	sessionID    = Member{Name: "SessionId", Min: 28, Max: 28, Pattern: "[a-z0-9]+", Help: "The session's id: it begins with tkn or sso."}
	userSessions = Member{Name: "Sessions", Kind: List, Help: "The user's sessions.", Element: &Member{Kind: Structure, Members: []Member{
		sessionID,
		{Name: "SessionType", Enum: []string{
			"TOKEN", "SSO"}, Help: "TOKEN for the life of one refresh token, SSO for managed login.",
		},
		{Name: "OriginSessionId", Help: "The session of managed login that this one came from."},
		clientID,
		{Name: "CreateDate", Kind: Time, Help: "When the user signed in."},
		{Name: "LastActiveDate", Kind: Time, Help: "When tokens were last refreshed."},
		{Name: "DeviceType", Help: "The browser and system, from the user agent."},
		{Name: "LastIPAddress", Help: "The address of the last call."},
		{Name: "LastLocation", Kind: Structure, Help: "Where that address is.", Members: []Member{city, country}},
		{Name: "IsCurrentSession", Kind: Boolean, Help: "Whether the access token that asks belongs to it."},
	}}}
)
