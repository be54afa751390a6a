package state

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/poolfile"
)

// The kinds of faults that make sending a message fail.
const (
	DeliveryFault = "delivery"
	// EmailLimitFault is an account that has sent its emails of the day.
	EmailLimitFault = "email-limit"
)

func ofDelivery(kind string) bool { return kind == DeliveryFault || kind == EmailLimitFault }

// Faults are what pool files want to go wrong on purpose.
type Faults struct {
	mu   sync.Mutex
	list []*fault
}

// Fault is one of them.
type Fault struct {
	Kind string
	// Delay is how long a fault of kind delay holds the answer back.
	Delay time.Duration
}

// fault is a wanted fault with how often it was considered.
type fault struct {
	poolfile.Fault
	pool  string
	delay time.Duration
	seen  int
}

func (f *Faults) add(poolID string, list []poolfile.Fault) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, wanted := range list {
		added := &fault{Fault: wanted, pool: poolID}
		if wanted.Delay != "" {
			delay, err := time.ParseDuration(wanted.Delay)
			if err != nil {
				return fmt.Errorf("fault of %s: the Delay %q is not a duration such as 2s", wanted.Operation, wanted.Delay)
			}
			added.delay = delay
		}
		f.list = append(f.list, added)
	}
	return nil
}

// OfRequest counts a request against the faults that concern it and returns
// those to inject now. The usernames are all that the request could mean.
func (f *Faults) OfRequest(poolID, operation string, usernames []string) []Fault {
	return f.take(poolID, operation, usernames, func(kind string) bool { return !ofDelivery(kind) })
}

// OfDelivery counts a message to be sent in the same way, and returns the kind of
// fault that keeps it from being sent; empty where none does.
func (f *Faults) OfDelivery(poolID, operation, username, medium string) string {
	taken := f.take(poolID, operation, []string{username}, func(kind string) bool {
		return kind == DeliveryFault || kind == EmailLimitFault && medium == api.MediumEmail
	})
	if len(taken) == 0 {
		return ""
	}
	return taken[0].Kind
}

func (f *Faults) take(poolID, operation string, usernames []string, kinds func(string) bool) []Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	var taken []Fault
	for _, wanted := range f.list {
		if wanted.pool != poolID || wanted.Operation != operation || !kinds(wanted.Kind) ||
			wanted.Username != "" && !slices.Contains(usernames, wanted.Username) {
			continue
		}
		wanted.seen++
		if wanted.isDue() {
			taken = append(taken, Fault{Kind: wanted.Kind, Delay: wanted.delay})
		}
	}
	return taken
}

// isDue tells whether the fault happens this time: every Every-th time, and no
// more than Times times altogether.
func (f *fault) isDue() bool {
	every := max(f.Every, 1)
	return f.seen%every == 0 && (f.Times == 0 || f.seen/every <= f.Times)
}
