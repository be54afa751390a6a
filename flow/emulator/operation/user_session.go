package operation

import (
	"cmp"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var userSessionOperations = map[string]handler{
	api.GetUserPoolSessionConfiguration:       getUserPoolSessionConfiguration,
	api.SetUserPoolSessionConfiguration:       setUserPoolSessionConfiguration,
	api.GetUserPoolClientSessionConfiguration: getUserPoolClientSessionConfiguration,
	api.SetUserPoolClientSessionConfiguration: setUserPoolClientSessionConfiguration,
	api.ListUserSessions:                      listUserSessions,
	api.AdminListUserSessions:                 adminListUserSessions,
	api.RevokeUserSession:                     revokeUserSession,
	api.AdminRevokeUserSession:                adminRevokeUserSession,
}

// sessionConfiguration is what the operations about it answer with.
type sessionConfiguration struct {
	UserPoolID          string `json:"UserPoolId"`
	UserSessionTracking string
	TokenSession        *pool.TokenSession
}

func getUserPoolSessionConfiguration(c *call) (any, error) {
	shown := c.pool.SessionConfiguration().WithDefaults()
	return sessionConfiguration{c.pool.ID, shown.UserSessionTracking, shown.TokenSession}, nil
}

// setUserPoolSessionConfiguration replaces the configuration as a whole.
func setUserPoolSessionConfiguration(c *call) (any, error) {
	var in sessionConfiguration
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	if refusal := pool.CheckSessions(settings); refusal != nil {
		return nil, refusal
	}
	c.pool.SetSessionConfiguration(&pool.SessionConfiguration{UserSessionTracking: in.UserSessionTracking, TokenSession: in.TokenSession})
	return getUserPoolSessionConfiguration(c)
}

// clientSessionConfiguration is what the operations about a client's sessions of managed
// login answer with.
type clientSessionConfiguration struct {
	UserPoolID string `json:"UserPoolId"`
	ClientID   string `json:"ClientId"`
	SSOSession pool.SSOSession
}

func getUserPoolClientSessionConfiguration(c *call) (any, error) {
	shown := pool.SSOSession{MaxValidityMinutes: pool.DefaultSSOMinutes}
	if own := c.client.SSOSession; own != nil {
		shown = *own
	}
	return clientSessionConfiguration{c.pool.ID, c.client.ClientID, shown}, nil
}

// setUserPoolClientSessionConfiguration needs records of sessions. Those of managed login
// are never made here.
func setUserPoolClientSessionConfiguration(c *call) (any, error) {
	var in clientSessionConfiguration
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	if refusal := pool.CheckSessions(settings); refusal != nil {
		return nil, refusal
	}
	if !c.pool.SessionConfiguration().Tracks() {
		return nil, sessionsAreOff()
	}
	client := *c.client
	client.SSOSession = &in.SSOSession
	c.pool.SetClient(&client)
	return in, nil
}

// sessionIDLength is how long the id of a session is, with its type in front.
const (
	sessionIDLength = 28
	tokenSessionTag = "tkn"
)

// beginSession gives a new sign-in its session, where the pool keeps them, and ends
// the least recently used ones where there are too many.
func (a *attempt) beginSession(signIn *issue.SignIn, user *pool.User) {
	config := a.pool.SessionConfiguration()
	if !config.Tracks() {
		return
	}
	sessions := a.sessionsOf(user)
	var used []time.Time
	for _, session := range sessions {
		used = append(used, session.LastUse().At)
	}
	for _, number := range config.Evicted(used) {
		sessions[number].Revoke()
	}
	signIn.SessionID = tokenSessionTag + random.Text(a.random(), sessionIDLength-len(tokenSessionTag), random.LowerAlphanumeric)
	a.useSession(signIn)
}

// useSession notes where the session is used from.
func (c *call) useSession(signIn *issue.SignIn) {
	from := c.origin()
	signIn.Use(issue.SessionUse{At: c.now, Address: from.IPAddress, Device: from.DeviceName})
}

// sessionsOf are the user's sessions that have not ended, the oldest first.
func (c *call) sessionsOf(user *pool.User) []*issue.SignIn {
	var sessions []*issue.SignIn
	c.pool.EachSignIn(user, func(s *issue.SignIn) {
		if s.SessionID != "" && !s.Revoked() && c.now.Before(s.Expires()) {
			sessions = append(sessions, s)
		}
	})
	return sessions
}

// userSession is the API's UserSessionType. An address is not looked up.
type userSession struct {
	SessionID        string    `json:"SessionId"`
	SessionType      string    `json:"SessionType"`
	ClientID         string    `json:"ClientId"`
	CreateDate       pool.Time `json:"CreateDate"`
	LastActiveDate   pool.Time `json:"LastActiveDate"`
	DeviceType       string    `json:"DeviceType"`
	LastIPAddress    string    `json:"LastIPAddress"`
	LastLocation     location  `json:"LastLocation"`
	IsCurrentSession bool      `json:"IsCurrentSession"`
}

type location struct{ Country string }

func listUserSessions(c *call) (any, error) { return c.listSessions(c.caller.user) }

func adminListUserSessions(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return c.listSessions(user)
}

// listSessions lists them all on one page.
func (c *call) listSessions(user *pool.User) (any, error) {
	if !c.pool.SessionConfiguration().Tracks() {
		return nil, sessionsAreOff()
	}
	rows := []userSession{}
	for _, s := range c.sessionsOf(user) {
		last := s.LastUse()
		rows = append(rows, userSession{
			SessionID: s.SessionID, SessionType: tokenSessionType, ClientID: s.ClientID,
			CreateDate: pool.At(time.Unix(s.AuthTime, 0)), LastActiveDate: pool.At(last.At),
			DeviceType: cmp.Or(last.Device, unknownOrigin), LastIPAddress: last.Address, LastLocation: location{unknownOrigin},
			IsCurrentSession: c.isCurrent(s),
		})
	}
	return struct{ Sessions []userSession }{rows}, nil
}

const (
	tokenSessionType = api.SessionToken
	unknownOrigin    = "unknown"
)

// isCurrent reports whether the request's own access token is of the session.
func (c *call) isCurrent(s *issue.SignIn) bool {
	return c.caller != nil && c.caller.signIn != nil && c.caller.signIn.EventID == s.EventID
}

// The words of the refusals are not known.
func sessionsAreOff() error {
	return wire.Refuse(api.OperationNotEnabledException, "User session tracking is not enabled for the user pool.")
}

func revokeUserSession(c *call) (any, error) { return nil, c.revokeSession(c.caller.user) }

func adminRevokeUserSession(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return nil, c.revokeSession(user)
}

// revokeSession ends a session. RevokeAssociatedSessions LINKED ends the session of
// managed login that it began in, too: none does here.
func (c *call) revokeSession(user *pool.User) error {
	var in struct {
		SessionID string `json:"SessionId"`
	}
	if err := c.decode(&in); err != nil {
		return err
	}
	if !c.pool.SessionConfiguration().Tracks() {
		return sessionsAreOff()
	}
	for _, s := range c.sessionsOf(user) {
		switch {
		case s.SessionID != in.SessionID:
		case c.isCurrent(s):
			return wire.InvalidParameter("The current session cannot be revoked.")
		default:
			s.Revoke()
			return nil
		}
	}
	return wire.Refuse(api.ResourceNotFoundException, "Session does not exist.")
}
