package emulator

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/pool"
)

// call is one request on its way through a handler. Its members have been
// validated: required ones are there, and each has the type and the form that
// the service's model demands.
type call struct {
	context   context.Context
	emulator  *Emulator
	operation string
	// input is the request's object without null members and without members
	// the operation does not have.
	input json.RawMessage
	// now is the emulator's time, the same all through the request.
	now time.Time
	// pool is the pool named by UserPoolId, ClientId or the access token; nil
	// where the operation names none.
	pool *poolState
	// client is the client named by ClientId or the access token, or nil.
	client *pool.Client
	// caller is who holds the access token, nil when the operation takes none.
	caller *caller
}

// caller is the user that a valid access token speaks for.
type caller struct {
	user   *pool.User
	signIn *issue.SignIn
}

// decode reads the input into a struct whose fields are the API's members.
func (c *call) decode(into any) error {
	if err := json.Unmarshal(c.input, into); err != nil {
		return fmt.Errorf("decode %s: %w", c.operation, err)
	}
	return nil
}

// random is where secrets and ids come from.
func (c *call) random() io.Reader { return c.emulator.random }

// ruled is the refusal of a rule as an error, nil when the rule allows it.
func ruled(refusal *pool.Refusal) error {
	if refusal == nil {
		return nil
	}
	return refusal
}

// handler answers one operation. The result is encoded as the answer's body; a
// nil result is the empty answer. Refusals are made with refuse.
type handler func(c *call) (any, error)
