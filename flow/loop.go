package flow

import (
	"context"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// Begin makes the first call of a walk, and goes on by itself while the answer
// needs no person.
func (c *Controller) Begin(ctx context.Context, start walk.Start) walk.Walk {
	return c.walk(ctx, walk.Walk{ID: c.newID(), Start: start}, begin(start), c.unattended())
}

// Answer answers what waits, and goes on by itself while the next answer needs
// no person.
func (c *Controller) Answer(ctx context.Context, w walk.Walk, answer walk.Values) walk.Walk {
	pending, waiting := w.Pending()
	if !waiting {
		return w
	}
	if w.ID == "" { // begun elsewhere
		w.ID = c.newID()
	}
	return c.walk(ctx, w, reply(w, pending, answer), c.unattended())
}

// Perform makes a call that is no answer to a challenge. In a record it makes none.
func (c *Controller) Perform(ctx context.Context, w walk.Walk, operation string, answer walk.Values) walk.Walk {
	if w.Recorded {
		return w
	}
	if w.ID == "" {
		w.ID = c.newID()
	}
	return c.walk(ctx, w, perform(operation, answer), c.unattended())
}

// Send makes a call as it is, as a step of the walk. In a record it makes none.
func (c *Controller) Send(ctx context.Context, w walk.Walk, request walk.Request) walk.Walk {
	if w.Recorded {
		return w
	}
	if w.ID == "" {
		w.ID = c.newID()
	}
	return c.walk(ctx, w, call{
		name: request.Operation, makes: request.Operation, step: walk.Step{Performed: request.Operation},
		request: func(challenge.Tools, challenge.Situation) (walk.Request, error) { return request, nil },
	}, c.unattended())
}

// answerer gives the answer to a prompt without asking a person, or says that
// one is needed.
type answerer func(w walk.Walk, prompt walk.Prompt) (walk.Values, bool)

// walk makes a call and records its step, and again for as long as an answer
// can be given without asking: this is the whole course of a walk.
func (c *Controller) walk(ctx context.Context, w walk.Walk, next call, answers answerer) walk.Walk {
	refusedDevice := false
	for {
		step := next.step
		request, err := next.request(c.tools(), c.situation(w))
		if err == nil {
			if !api.IsSignIn(request.Operation) {
				// It only prepares the answer: MFA_SETUP takes several calls.
				step.Answered = ""
			}
			step.Derivations = request.Derivations
			step.Exchange, err = c.exchange(ctx, w.Start.Target, request)
			step.Triggers = c.triggersOf(ctx, w.Start.Target, step.Exchange)
		}
		if err == nil {
			err = c.receive(w, &step)
		}
		if err == nil {
			err = c.checkRepetition(w, &step)
		}
		if err != nil {
			err = otherEmulator(w, step, err)
		}
		if err != nil {
			step.Error = c.explained(w, next, step, err)
		}
		step.Warning = c.options.Vault.Warning()
		again, goesOn := c.withoutDevice(w, next, &step)
		w = c.record(w, step)
		if goesOn && !refusedDevice {
			refusedDevice, next = true, again
			continue
		}

		pending, waiting := w.Pending()
		if step.Error != nil || !waiting {
			return w
		}
		answer, given := answers(w, c.Prompt(w))
		if !given {
			return w
		}
		next = reply(w, pending, answer)
	}
}

// unattended answers what needs no person. With Step, it leaves to a person
// what can wait.
func (c *Controller) unattended() answerer {
	return func(_ walk.Walk, prompt walk.Prompt) (walk.Values, bool) {
		if c.options.Awaits != nil && c.options.Awaits(prompt.Name) {
			return walk.Values{}, false
		}
		return walk.Values{}, prompt.Auto && (prompt.Urgent || !c.options.Step)
	}
}
