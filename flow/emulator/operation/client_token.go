package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/pool"
)

var clientTokenOperations = map[string]handler{api.GetClientToken: getClientToken}

// getClientToken gives a client a token of its own.
func getClientToken(c *call) (any, error) {
	var in struct {
		Secret string
		Scopes []string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	scopes, refusal := pool.ClientScopes(c.client, in.Secret, in.Scopes)
	if refusal != nil {
		return nil, refusal
	}
	token, err := c.pool.Keys.Client(issue.ClientGrant{Issuer: c.issuer(), Now: c.now, Random: c.random(), Client: c.client, Scopes: scopes})
	if err != nil {
		return nil, err
	}
	return struct{ ClientAuthenticationResult *issue.ClientToken }{token}, nil
}
