package flow

import (
	"context"
	"fmt"
	"slices"

	"authwalk/flow/challenge"
	"authwalk/flow/draft"
	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// Draft is the request that an answer to what waits would become, that of an
// operation, or the first one of a walk without steps, for a person to edit before it is
// sent. What is computed for it is computed here, once. Nothing is sent, and nothing is
// kept yet.
func (c *Controller) Draft(w walk.Walk, operation string, answer walk.Values) (walk.Draft, error) {
	next, err := drafted(w, operation, answer)
	if err != nil {
		return walk.Draft{}, err
	}
	var effects []func() error
	request, err := next.request(c.draftTools(&effects), c.situation(w))
	if err != nil {
		return walk.Draft{}, err
	}
	d := draft.Write(request)
	d.Walk, d.Performs, d.Answer = w, operation, answer
	d.Keep = func() error {
		for _, effect := range effects {
			if err := effect(); err != nil {
				return challenge.CannotSend(walk.NotKept, "", err.Error())
			}
		}
		return nil
	}
	return d, nil
}

// drafted is the call that a draft is of.
func drafted(w walk.Walk, operation string, answer walk.Values) (call, error) {
	pending, waiting := w.Pending()
	switch {
	case w.Recorded:
		return call{}, errRecord
	case operation != "":
		return perform(operation, answer), nil
	case waiting:
		return reply(w, pending, answer), nil
	case len(w.Steps) == 0:
		return begin(w.Start), nil
	default:
		return call{}, challenge.CannotSend(walk.Unspecified, "", "nothing waits for an answer")
	}
}

// draftTools leave for later what is to be kept once the request is sent.
func (c *Controller) draftTools(effects *[]func() error) challenge.Tools {
	tools := c.tools()
	later := func(effect func() error) error {
		*effects = append(*effects, effect)
		return nil
	}
	tools.KeepAuthenticator = func(s challenge.Situation, secret walk.Secret) error {
		return later(func() error { return c.keepPendingAuthenticator(s, secret) })
	}
	tools.KeepDevice = func(s challenge.Situation, device challenge.Device) error {
		return later(func() error { return c.keepDevice(s, device) })
	}
	tools.KeepPasskey = func(s challenge.Situation, p passkey.Passkey) error {
		return later(func() error { return c.keepPasskey(s, p) })
	}
	tools.CountPasskey = func(s challenge.Situation, p passkey.Passkey) (passkey.Passkey, error) {
		unlocked, err := c.unlockPasskey(s, p)
		if err != nil {
			return p, err
		}
		_ = later(func() error {
			_, err := c.countPasskey(s, p)
			return err
		})
		return unlocked.Counted()
	}
	return tools
}

// CheckDraft says what is to be known of an edited draft before it is sent.
func (c *Controller) CheckDraft(d walk.Draft, text string) walk.DraftCheck {
	return draft.Check(d, text)
}

// SendDraft sends a draft as it was edited, and goes on by itself while the answer
// needs no person.
func (c *Controller) SendDraft(ctx context.Context, d walk.Draft, text string) walk.Walk {
	w := d.Walk
	next, err := drafted(w, d.Performs, d.Answer)
	if err != nil {
		return w
	}
	if w.ID == "" { // begun elsewhere, or here
		w.ID = c.newID()
	}
	request, edits, problem := draft.Read(d, text)
	next.step.Edits = edits
	next.request = func(challenge.Tools, challenge.Situation) (walk.Request, error) {
		if problem != nil {
			return walk.Request{}, challenge.CannotSend(walk.MalformedMember, "", fmt.Sprintf("line %d, column %d: %s", problem.Line, problem.Column, problem.Text))
		}
		return request, d.Keep()
	}
	return c.walk(ctx, w, next, c.unattended())
}

// edited adds to an explanation that the request was edited by hand: for a refusal that
// is the likeliest cause. That one before it was edited is the least likely.
func edited(explained walk.Explanation, w walk.Walk, step walk.Step) walk.Explanation {
	said := "The request was edited by hand: " + walk.Edited(step.Edits) + "."
	refused := step.Error != nil && step.Error.Kind == walk.Refused
	before, other := w.EditedBefore(step)
	switch {
	case len(step.Edits) > 0 && refused:
		explained.Causes = append([]string{said}, explained.Causes...)
	case len(step.Edits) > 0:
		explained.Notes = append(slices.Clip(explained.Notes), said)
	case other && refused:
		explained.Causes = append(slices.Clip(explained.Causes), fmt.Sprintf("Step %d was edited by hand (%s), and this request was made without that.", before.Number, walk.Edited(before.Edits)))
	}
	return explained
}
