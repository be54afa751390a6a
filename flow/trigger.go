package flow

import (
	"context"
	"errors"
	"time"

	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// triggersWait bounds how long the emulator is waited for to tell of triggers:
// the exchange itself is over.
const triggersWait = 2 * time.Second

// triggersOf are the calls of triggers that an exchange led to, where authwalk's
// emulator tells of them; a walk goes on without.
func (c *Controller) triggersOf(ctx context.Context, target walk.Target, exchange walk.Exchange) []walk.TriggerCall {
	if exchange.TriggerCalls == 0 || !target.IsLocal() || c.options.OutboxToken == "" {
		return nil
	}
	client, err := c.client(target)
	if err != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, triggersWait)
	defer cancel()
	calls, err := client.TriggerCalls(ctx, c.options.OutboxToken, exchange.RequestID)
	if err != nil {
		return nil
	}
	for n := range calls {
		calls[n].About = explain.BuiltinFunction(calls[n].Function)
	}
	return calls
}

var errRecord = errors.New("this is a record: nothing is sent from it")

// SendEventAgain has the emulator call a trigger's function once more with the
// event of an earlier call. No walk goes on with it.
func (c *Controller) SendEventAgain(ctx context.Context, w walk.Walk, call walk.TriggerCall) (walk.TriggerCall, error) {
	if w.Recorded {
		return walk.TriggerCall{}, errRecord
	}
	client, err := c.client(w.Start.Target)
	if err != nil {
		return walk.TriggerCall{}, err
	}
	return client.SendEventAgain(ctx, c.options.OutboxToken, call.ID)
}
