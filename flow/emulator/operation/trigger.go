package operation

import (
	"encoding/json"
	"time"

	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
)

// triggerCalls are the calls of one request. Where another request was faster the
// rules decide again, and what a function said the first time holds: it may have
// been the function that changed the user.
type triggerCalls struct {
	answers []triggerAnswer
	next    int
}

type triggerAnswer struct {
	trigger string
	event   pool.Event
}

// again begins a decision on the same request.
func (t *triggerCalls) again() { t.next = 0 }

// callTrigger calls the function that the pool has behind a trigger, and keeps the
// call.
func (c *call) callTrigger(need pool.Need) pool.Event {
	t := &c.triggerCalls
	if t.next < len(t.answers) && t.answers[t.next].trigger == need.Name {
		t.next++
		return t.answers[t.next-1].event
	}
	settings, _ := c.pool.Settings()
	function := settings.LambdaConfig.Function(need.Name)
	started := time.Now()
	event := c.functions.Call(c.context, need.Name, function, need.Event)
	c.keepTrigger(need, function, event, time.Since(started))
	t.answers = append(t.answers[:t.next], triggerAnswer{need.Name, event})
	t.next++
	return event
}

func (c *call) keepTrigger(need pool.Need, function string, event pool.Event, took time.Duration) {
	kept := state.TriggerCall{
		At: c.now.UTC(), Pool: c.pool.ID, User: need.Event.UserName, Trigger: need.Name, Source: need.Event.TriggerSource,
		Function: function, Millis: took.Milliseconds(), Error: event.Text,
		Effect: pool.TriggerEffect(need.Name, event.Returned),
	}
	kept.Event, _ = json.Marshal(need.Event)
	c.store.Triggers.Keep(kept, event.Returned)
	if !event.OK {
		c.log.Warn("a trigger failed", "trigger", need.Name, "error", event.Text, "pool", c.pool.ID, "operation", c.operation)
	}
}
