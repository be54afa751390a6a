package operation

import (
	"cmp"
	"encoding/json"
	"net/http"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
)

// injectFaults lets the request go wrong if the pool file says so.
func (c *call) injectFaults() error {
	if c.pool == nil {
		return nil
	}
	for _, fault := range c.store.Faults.OfRequest(c.pool.ID, c.operation, c.usernames()) {
		if err := c.inject(fault); err != nil {
			return err
		}
	}
	return nil
}

// inject is what a fault does to a request.
func (c *call) inject(fault state.Fault) error {
	switch fault.Kind {
	case "throttle":
		return wire.Refuse(api.TooManyRequestsException, "Too many requests")
	case "error500":
		return wire.Refuse(api.InternalErrorException, "Something went wrong")
	case "waf":
		return wire.Refuse(api.ForbiddenException, "Request not allowed due to WAF captcha.")
	case "risk-mfa":
		c.risky = true
	case "risk":
		c.noteBlocked()
		return wire.NotAuthorized("Unable to login because of security reasons.")
	case "drop":
		panic(http.ErrAbortHandler)
	case "delay":
		c.wait(fault.Delay)
	}
	return nil
}

// wait holds the answer back, for as long as there is someone to answer.
func (c *call) wait(by time.Duration) {
	timer := time.NewTimer(by)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-c.context.Done():
	}
}

// usernames are the name that the request gives and the usernames of those it
// could mean.
func (c *call) usernames() []string {
	name := c.typedName()
	names := []string{name}
	for _, user := range c.pool.Find(name) {
		names = append(names, user.Username)
	}
	return names
}

// typedName is the name in the request, or "".
func (c *call) typedName() string {
	if c.caller != nil {
		return c.caller.user.Username
	}
	var in struct {
		Username           string
		AuthParameters     map[string]string
		ChallengeResponses map[string]string
	}
	if json.Unmarshal(c.input, &in) != nil {
		return ""
	}
	return cmp.Or(in.Username, in.AuthParameters[api.KeyUsername], in.ChallengeResponses[api.KeyUsername])
}
