package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
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
	a := &attempt{call: c, facts: c.facts("")}
	answer, err := a.finish(pool.Begin(a.facts, pool.Start{Operation: c.operation, Parameters: map[string]string{
		api.KeyRefreshToken: in.RefreshToken, api.KeyDeviceKey: in.DeviceKey, pool.ParameterClientSecret: in.ClientSecret,
	}, ClientMetadata: in.ClientMetadata}))
	if err != nil {
		return nil, err
	}
	return struct{ AuthenticationResult *issue.Tokens }{answer.(signInAnswer).AuthenticationResult}, nil
}

// readRefreshToken finds the sign-in that a refresh token belongs to, and what is
// known of it. The user joins the facts.
func (a *attempt) readRefreshToken(token string) pool.TokenState {
	s, number := a.pool.SignInOf(token)
	if s == nil || s.ClientID != a.client.ClientID {
		return pool.TokenInvalid
	}
	user := a.pool.User(s.Username)
	if user == nil || user.Sub() != s.Sub {
		return pool.TokenInvalid
	}
	a.refresh, a.refreshNumber = s, number
	a.facts.Users = append(a.facts.Users, user)
	switch {
	case s.Revoked() || signedOutSince(user, s.AuthTime) && !a.isRemembered(s):
		return pool.TokenRevoked
	case a.now.Unix() >= s.RefreshExpires:
		return pool.TokenExpired
	default:
		return s.Rotation().State(number, a.client.GracePeriod(), a.now)
	}
}

// isRemembered reports whether the sign-in itself knows if it was revoked.
func (a *attempt) isRemembered(s *issue.SignIn) bool {
	return a.pool.SignIn(s.EventID) != nil
}
