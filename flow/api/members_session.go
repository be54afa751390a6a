package api

// The values of SessionType.
const (
	SessionToken = "TOKEN"
	SessionSSO   = "SSO"
)

// The values of RevokeAssociatedSessions.
const (
	SessionsAlone  = "NONE"
	SessionsLinked = "LINKED"
)

// Members of user sessions.
var (
	userSessionTracking = Member{Name: "UserSessionTracking", Enum: []string{FeatureEnabled, FeatureDisabled}, Help: "Whether the pool keeps records of its users' sessions."}
	tokenSession        = Member{
		Name: "TokenSession", Kind: Structure, Help: "The sessions of refresh tokens.",
		Members: []Member{{Name: "MaxPerUser", Kind: Number, Required: true, Min: 1, Max: 100, Help: "How many sessions a user can have; a new one ends the least " +
			"recently used."}},
	}
	ssoSession = Member{
		Name: "SSOSession", Kind: Structure, Help: "The sessions of managed login.",
		Members: []Member{{Name: "MaxValidityMinutes", Kind: Number, Required: true, Max: 129600, Help: "How long they are valid, in minutes."}},
	}
	sessionID    = Member{Name: "SessionId", Label: "Session ID", Min: 28, Max: 28, Pattern: "[a-z0-9]+", Help: "The session's ID; it starts with tkn or sso."}
	userSessions = Member{Name: "Sessions", Kind: List, Help: "The user's sessions.", Element: &Member{Kind: Structure, Members: []Member{
		sessionID,
		{
			Name: "SessionType", Enum: []string{
				SessionToken, SessionSSO,
			}, Help: "TOKEN for the sessions of a refresh token, SSO for those of managed login.",
		},
		{Name: "OriginSessionId", Help: "The managed login session that created this one."},
		clientID,
		{Name: "CreateDate", Kind: Time, Help: "When the user signed in."},
		{Name: "LastActiveDate", Kind: Time, Help: "When tokens were last refreshed."},
		{Name: "DeviceType", Help: "The browser and system, from the user agent."},
		{Name: "LastIPAddress", Help: "The IP address of the last request."},
		{Name: "LastLocation", Kind: Structure, Help: "The location of that IP address.", Members: []Member{city, country}},
		{Name: "IsCurrentSession", Kind: Boolean, Help: "Whether the access token of this request is from this session."},
	}}}
)
