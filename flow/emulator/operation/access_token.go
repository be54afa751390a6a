package operation

import (
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// authorize checks an access token and makes the call its holder's. The
// messages are the service's.
func (c *call) authorize(text string) error {
	token, err := c.readAccessToken(text)
	if err != nil {
		return err
	}
	switch {
	case token.TokenUse != "access":
		return wire.NotAuthorized("Invalid Access Token")
	case c.now.Unix() >= token.Expires:
		return wire.NotAuthorized("Access Token has expired")
	case !token.InScope():
		return wire.NotAuthorized("Access Token does not have required scopes")
	}
	user := c.pool.User(token.Username)
	if user == nil || user.Sub() != token.Sub {
		return wire.Refuse(api.UserNotFoundException, "User does not exist.")
	}
	if !user.IsEnabled() {
		return wire.NotAuthorized("User is disabled.")
	}
	s := c.pool.SignIn(token.EventID)
	if accessRevoked(token, s, user) {
		return wire.NotAuthorized("Access Token has been revoked")
	}
	if c.client = c.pool.Client(token.ClientID); c.client == nil {
		return wire.NotAuthorized("Invalid Access Token")
	}
	c.caller = &caller{user: user, signIn: s}
	return nil
}

// accessRevoked reports whether a token was ended before it expires. The sign-in
// is nil where it is no longer remembered.
func accessRevoked(token *issue.AccessToken, s *issue.SignIn, user *pool.User) bool {
	if s == nil {
		return signedOutSince(user, token.IssuedAt)
	}
	return s.AccessRevoked(token.IssuedAt)
}

// accessToken is what is known of the token that comes with a sign-in towards a
// level of assurance.
func (a *attempt) accessToken(text string) (pool.Event, error) {
	found := pool.Event{Kind: pool.CheckAccessToken, Token: pool.TokenInvalid}
	token, ok := issue.ParseAccessToken(text)
	if !ok || token.PoolID() != a.pool.ID || token.TokenUse != "access" {
		return found, nil
	}
	signed, err := a.pool.Keys.Signed(token)
	user := a.pool.User(token.Username)
	if err != nil || !signed || user == nil || user.Sub() != token.Sub {
		return found, err
	}
	found.Username, found.Methods, found.SignedIn = token.Username, token.Methods, time.Unix(token.AuthTime, 0)
	switch {
	case a.now.Unix() >= token.Expires:
		found.Token = pool.TokenExpired
	case accessRevoked(token, a.pool.SignIn(token.EventID), user):
		found.Token = pool.TokenRevoked
	default:
		found.Token = pool.TokenValid
	}
	return found, nil
}

// signedOutSince tells for tokens whose sign-in is no longer remembered.
func signedOutSince(user *pool.User, issuedAt int64) bool {
	out := user.Tracked.SignedOut
	return !out.IsZero() && issuedAt <= out.Unix()
}

// readAccessToken finds the pool whose key signed the token and verifies the
// signature.
func (c *call) readAccessToken(text string) (*issue.AccessToken, error) {
	token, ok := issue.ParseAccessToken(text)
	if !ok {
		return nil, wire.NotAuthorized("Invalid Access Token")
	}
	if c.pool = c.store.Pool(token.PoolID()); c.pool == nil {
		return nil, wire.NotAuthorized("Could not verify signature for Access Token")
	}
	signed, err := c.pool.Keys.Signed(token)
	switch {
	case err != nil:
		return nil, err
	case !signed:
		return nil, wire.NotAuthorized("Could not verify signature for Access Token")
	}
	return token, nil
}
