package emulator

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"authwalk/flow/emulator/wire"
	"authwalk/flow/poolfile"
)

// faults are what pool files want to go wrong on purpose.
type faults struct {
	mu   sync.Mutex
	list []*fault
}

// fault is one of them with how often it has been met.
type fault struct {
	poolfile.Fault
	pool string
	seen int
}

func (f *faults) add(poolID string, list []poolfile.Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, wanted := range list {
		f.list = append(f.list, &fault{Fault: wanted, pool: poolID})
	}
}

func (f *faults) clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list = nil
}

// strike lets the request go wrong if a fault says so. Faults of kind delivery
// strike when a message is sent.
func (f *faults) strike(c *call) error {
	if c.pool == nil {
		return nil
	}
	for _, wanted := range f.due(c.pool.id, c.operation, c.usernames(), func(kind string) bool { return kind != "delivery" }) {
		if err := c.happen(wanted); err != nil {
			return err
		}
	}
	return nil
}

// due counts the request against the faults that concern it and returns those
// that strike now.
func (f *faults) due(poolID, operation string, usernames []string, kinds func(string) bool) []poolfile.Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	var due []poolfile.Fault
	for _, wanted := range f.list {
		if wanted.pool != poolID || wanted.Operation != operation || !kinds(wanted.Kind) ||
			wanted.Username != "" && !slices.Contains(usernames, wanted.Username) {
			continue
		}
		wanted.seen++
		if wanted.strikes() {
			due = append(due, wanted.Fault)
		}
	}
	return due
}

// strikes tells whether the fault happens at this meeting: every Every-th time,
// and no more than Times times altogether.
func (f *fault) strikes() bool {
	every := max(f.Every, 1)
	return f.seen%every == 0 && (f.Times == 0 || f.seen/every <= f.Times)
}

// happen is what a fault does to a request.
func (c *call) happen(f poolfile.Fault) error {
	switch f.Kind {
	case "throttle":
		return wire.Refuse("TooManyRequestsException", "Too many requests")
	case "error500":
		return wire.Refuse("InternalErrorException", "Something went wrong")
	case "waf":
		return wire.Refuse("ForbiddenException", "Request not allowed due to WAF captcha.")
	case "risk":
		return wire.NotAuthorized("Unable to login because of security reasons.")
	case "drop":
		panic(http.ErrAbortHandler)
	case "delay":
		c.pause(f.Delay)
	}
	return nil
}

// pause holds the answer back, for as long as there is someone to answer.
func (c *call) pause(duration string) {
	by, err := time.ParseDuration(duration)
	if err != nil {
		c.emulator.log.Warn("a fault has an unreadable Delay", "operation", c.operation, "delay", duration)
		return
	}
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
	for _, user := range c.pool.find(name) {
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
	return cmp.Or(in.Username, in.AuthParameters["USERNAME"], in.ChallengeResponses["USERNAME"])
}
