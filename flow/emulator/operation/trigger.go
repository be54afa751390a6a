package operation

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/trigger"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// triggerCalls are the calls of one request. Where another request was faster the
// rules decide again, and what a function said the first time holds: it may have
// been the function that changed the user.
type triggerCalls struct {
	answers []triggerAnswer
	next    int
	// made is how many functions were called.
	made int
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
	header := wire.ResponseHeader(c.context)
	made := state.TriggerCall{
		At: c.now.UTC(), RequestID: header.Get("X-Amzn-Requestid"), Pool: c.pool.ID, User: need.Event.UserName,
		Trigger: need.Name, Source: need.Event.TriggerSource, Function: settings.LambdaConfig.Function(need.Name),
	}
	made.Event, _ = json.Marshal(need.Event)
	event, made := callFunction(c.context, c.store, c.functions, made)
	t.made++
	header.Set(TriggersHeader, strconv.Itoa(t.made))
	if !event.OK {
		c.log.Warn("a trigger failed", "trigger", need.Name, "error", event.Text, "pool", c.pool.ID, "operation", c.operation)
	}
	t.answers = append(t.answers[:t.next], triggerAnswer{need.Name, event})
	t.next++
	return event
}

// TriggersHeader is the header that tells how many functions a request has called.
const TriggersHeader = "X-Authwalk-Triggers"

// callFunction calls a function with an event and keeps the call.
func callFunction(ctx context.Context, store *state.Store, functions *trigger.Caller, call state.TriggerCall) (pool.Event, state.TriggerCall) {
	started := time.Now()
	event := functions.Call(ctx, call.Function, call.Event, func(m trigger.Message) {
		store.Outbox.Send(state.Message{
			At: call.At, Pool: call.Pool, User: call.User, Medium: api.MediumEmail, Destination: m.Address,
			Purpose: api.ChallengeCustomChallenge, Code: m.Code, Body: m.Body,
		})
	})
	call.Millis, call.LimitMillis = time.Since(started).Milliseconds(), functions.Limit().Milliseconds()
	call.Error = event.Text
	call.Result, call.Effect = resultOf(call, event)
	return event, store.Triggers.Keep(call, event.Returned)
}

func resultOf(call state.TriggerCall, event pool.Event) (result state.TriggerResult, effect string) {
	switch {
	case event.OK:
		effect, usable := pool.ReadTriggerAnswer(call.Trigger, call.Event, event.Returned)
		if !usable {
			return state.TriggerUnusable, ""
		}
		return state.TriggerAnswered, effect
	case event.Refused:
		return state.TriggerRefused, ""
	case trigger.TimedOut(event):
		return state.TriggerTimedOut, ""
	default:
		return state.TriggerNotRun, ""
	}
}

// SendEventAgain calls the function of an earlier call once more with the same
// event, and keeps the new call. No sign-in goes on with what it returns.
func SendEventAgain(ctx context.Context, store *state.Store, functions *trigger.Caller, id string) (state.TriggerCall, bool) {
	earlier, kept := store.Triggers.Find(id)
	if !kept || len(earlier.Event) == 0 {
		return state.TriggerCall{}, false
	}
	_, made := callFunction(ctx, store, functions, state.TriggerCall{
		At: store.Clock.Now().UTC(), AgainOf: id, Pool: earlier.Pool, User: earlier.User,
		Trigger: earlier.Trigger, Source: earlier.Source, Function: earlier.Function, Event: earlier.Event,
	})
	return made, true
}
