package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// getTokensFromRefreshToken refreshes without SECRET_HASH, by the client secret
// itself.
func getTokensFromRefreshToken(c *call) (any, error) {
	var in struct {
		RefreshToken, DeviceKey, ClientSecret string
		ClientMetadata                        map[string]string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if c.client.Rotates() {
		return nil, wire.Refuse(api.UnsupportedOperationException, "Refresh token rotation is not supported by this emulator.")
	}
	a := &attempt{call: c, facts: c.facts("")}
	answer, err := a.finish(pool.Begin(a.facts, pool.Start{Operation: c.operation, Parameters: map[string]string{
		api.KeyRefreshToken: in.RefreshToken, api.KeyDeviceKey: in.DeviceKey, pool.ParameterClientSecret: in.ClientSecret,
	}, ClientMetadata: in.ClientMetadata}))
	if err != nil {
		return nil, err
	}
	return struct{ AuthenticationResult *issue.Tokens }{answer.(signInAnswer).AuthenticationResult}, nil
}

// readRefreshToken is the sign-in that a refresh token belongs to, and what is
// known of it. The user joins the facts.
func (a *attempt) readRefreshToken(token string) (*issue.SignIn, pool.TokenState) {
	s := a.pool.SignInOf(token)
	if s == nil || s.ClientID != a.client.ClientID {
		return nil, pool.TokenInvalid
	}
	user := a.pool.User(s.Username)
	if user == nil || user.Sub() != s.Sub {
		return nil, pool.TokenInvalid
	}
	a.facts.Users = append(a.facts.Users, user)
	switch {
	case s.Revoked() || signedOutSince(user, s.AuthTime) && !a.isRemembered(s):
		return s, pool.TokenRevoked
	case a.now.Unix() >= s.RefreshExpires:
		return s, pool.TokenExpired
	default:
		return s, pool.TokenValid
	}
}

// isRemembered reports whether the sign-in itself knows if it was revoked.
func (a *attempt) isRemembered(s *issue.SignIn) bool {
	return a.pool.SignIn(s.EventID) != nil
}
