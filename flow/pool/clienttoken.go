package pool

import (
	"strings"

	"authwalk/flow/api"
)

// ClientScopes decides on GetClientToken: the scopes that the client's token gets. The
// words of the refusals are not known.
func ClientScopes(c *Client, secret string, wanted []string) ([]string, *Refusal) {
	switch {
	case len(c.Secrets()) == 0:
		return nil, invalid("Client " + c.ClientID + " has no secret.")
	case len(c.ExplicitAuthFlows) != 1 || c.ExplicitAuthFlows[0] != api.AllowClientTokenAuth:
		return nil, invalid(api.AllowClientTokenAuth + " is not enabled for the client.")
	}
	if refusal := CheckClientSecret(c, secret); refusal != nil {
		return nil, refusal
	}
	allowed := c.ownScopes()
	if len(wanted) == 0 {
		wanted = allowed
	}
	for _, scope := range wanted {
		if !contains(allowed, scope) {
			return nil, invalid("Invalid scope requested: " + scope)
		}
	}
	if len(wanted) == 0 {
		return nil, invalid("The client has no scope of a resource server.")
	}
	return wanted, nil
}

// ownScopes are the client's scopes of resource servers: those of users are none.
func (c *Client) ownScopes() []string {
	var own []string
	for _, scope := range c.AllowedOAuthScopes {
		if strings.Contains(scope, "/") {
			own = append(own, scope)
		}
	}
	return own
}

// checkClientFlow: a client that gets tokens for itself signs no user in. The service's
// words are not known.
func checkClientFlow(c *Client) *Refusal {
	if contains(c.ExplicitAuthFlows, api.AllowClientTokenAuth) && len(c.ExplicitAuthFlows) > 1 {
		return invalid(api.AllowClientTokenAuth + " cannot be used with other auth flows.")
	}
	return nil
}
