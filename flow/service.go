package flow

import (
	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// Known is what has been read of the pool and client, as far as the catalogue
// may use it.
func (c *Controller) Known() challenge.Known { return c.known() }

// Forbids reports whether a client is known not to have a flow enabled.
func (c *Controller) Forbids(clientID, authFlow string) bool {
	return c.facts != nil && c.facts.client != nil && c.facts.client.ClientID == clientID && !pool.FlowEnabled(c.facts.client, authFlow)
}

// Client is the client that makes the calls to a target.
func (c *Controller) Client(target walk.Target) (*cognito.Client, error) { return c.client(target) }
