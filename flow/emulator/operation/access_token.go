package operation

import (
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
	s := c.pool.SignIn(token.EventID)
	if !user.IsEnabled() {
		return wire.NotAuthorized("User is disabled.")
	}
	if s != nil && s.AccessRevoked(token.IssuedAt) || s == nil && signedOutSince(user, token.IssuedAt) {
		return wire.NotAuthorized("Access Token has been revoked")
	}
	if c.client = c.pool.Client(token.ClientID); c.client == nil {
		return wire.NotAuthorized("Invalid Access Token")
	}
	c.caller = &caller{user: user, signIn: s}
	return nil
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
