package flow

import (
	"context"

	"authwalk/flow/walk"
)

// Replay begins a new walk from the same start and gives the same answers, up
// to and including those that led to the step with this number. It stops early
// where a person is needed again: one-time codes are asked anew. A record has no
// secrets to give again, and stays what it is.
func (c *Controller) Replay(ctx context.Context, w walk.Walk, step int) walk.Walk {
	if w.Recorded {
		return w
	}
	again := walk.Walk{ID: c.newID(), Start: w.Start, BranchOf: w.ID, BranchStep: step}
	return c.walk(ctx, again, begin(w.Start), func(again walk.Walk, prompt walk.Prompt) (walk.Values, bool) {
		if len(again.Steps) >= step {
			return walk.Values{}, false
		}
		earlier, known := earlierAnswer(w, again, prompt)
		return earlier, known || prompt.Auto
	})
}

// earlierAnswer finds what was answered to the same prompt before, at the same
// place of its sequence. One-time codes are never given again.
func earlierAnswer(w, again walk.Walk, prompt walk.Prompt) (walk.Values, bool) {
	for _, field := range prompt.Fields {
		if field.Kind == walk.Code {
			return walk.Values{}, false
		}
	}
	at := len(again.Steps)
	if at >= len(w.Steps) {
		return walk.Values{}, false
	}
	pending, _ := again.Pending()
	earlier := w.Steps[at]
	answers := earlier.Answered == pending.Name() || earlier.Performed == pending.Name()
	return earlier.Answer, answers && earlier.Error == nil
}
