package operation

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/trigger"
	"authwalk/flow/pool"
)

// call is one request on its way through a handler. Its members have been
// validated: required ones are there, and each has the type and the form that
// the service's model demands.
type call struct {
	context context.Context
	store   *state.Store
	log     *slog.Logger
	// issuerOf is the iss claim of a pool's tokens.
	issuerOf Issuer
	// functions calls what the pool has behind its triggers.
	functions    *trigger.Caller
	triggerCalls triggerCalls
	operation    string
	// input is the request's object without null members and without members
	// the operation does not have.
	input json.RawMessage
	// now is the emulator's time, the same all through the request.
	now time.Time
	// pool is the pool named by UserPoolId, ClientId or the access token; nil
	// where the operation names none.
	pool *state.Pool
	// client is the client named by ClientId or the access token, or nil.
	client *pool.Client
	// risky tells that threat protection wants a second factor.
	risky bool
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

// issuer is the iss claim of the pool's tokens.
func (c *call) issuer() string { return c.issuerOf(c.context, c.pool.ID) }

// random is where secrets and ids come from.
func (c *call) random() io.Reader { return c.store.Random }

// ruled is the refusal of a rule as an error, nil when the rule allows it.
func ruled(refusal *pool.Refusal) error {
	if refusal == nil {
		return nil
	}
	return refusal
}

// pointer is where a value stands.
func pointer[T any](value T) *T { return &value }
