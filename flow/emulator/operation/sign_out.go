package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var signOutOperations = map[string]handler{
	api.GlobalSignOut: globalSignOut,
	api.RevokeToken:   revokeToken,
}

// globalSignOut ends all sign-ins of the user.
func globalSignOut(c *call) (any, error) {
	user, err := c.edit(c.caller.user, c.signOut)
	if err != nil {
		return nil, err
	}
	c.revokeAll(user)
	return nil, nil
}

// signOut makes the user's present access tokens invalid.
func (c *call) signOut(u *pool.User) error {
	u.Tracked.SignedOut = pool.At(c.now)
	return nil
}

// revokeAll ends all sign-ins of a user that are remembered.
func (c *call) revokeAll(user *pool.User) {
	c.pool.EachSignIn(user, (*issue.SignIn).Revoke)
}

// revokeToken ends the sign-in of a refresh token. RevokeAssociatedSessions LINKED ends the
// session of managed login that it began in, too: none does here. Text that was never a token, or
// a token that was rotated out, is revoked with the same success.
func revokeToken(c *call) (any, error) {
	var in struct{ Token, ClientSecret string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if refusal := pool.CheckClientSecret(c.client, in.ClientSecret); refusal != nil {
		return nil, refusal
	}
	if !c.client.RevokesTokens() {
		return nil, wire.Refuse(api.UnsupportedOperationException, "Token revocation is not enabled for the client.")
	}
	if _, signed := issue.ParseAccessToken(in.Token); signed {
		return nil, wire.Refuse(api.UnsupportedTokenTypeException, "Only refresh tokens can be revoked.")
	}
	if s, number := c.pool.SignInOf(in.Token); s != nil && s.ClientID == c.client.ClientID && s.Rotation().Ends(number) {
		s.Revoke()
		c.pool.RememberSignIn(s, c.now)
	}
	return nil, nil
}
