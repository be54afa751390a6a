package flow

import (
	"context"
	"encoding/json"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Replay begins a new walk from the same start and gives the same answers, up
// to and including those that led to the step with this number. It stops early
// where a person is needed again: one-time codes are asked anew. A record has no
// secrets to begin with, and stays what it is: Branch takes a start that has them.
func (c *Controller) Replay(ctx context.Context, w walk.Walk, step int) walk.Walk {
	if w.Recorded {
		return w
	}
	return c.Branch(ctx, w, w.Start, step)
}

// Branch begins a new walk with the answers of an earlier one, as Replay does, from
// a start that a person has filled in. What a record has masked is asked anew.
func (c *Controller) Branch(ctx context.Context, earlier walk.Walk, start walk.Start, step int) walk.Walk {
	again := walk.Walk{ID: c.newID(), Start: start, BranchOf: earlier.ID, BranchStep: step}
	return c.walk(ctx, again, begin(start), c.asEarlier(earlier))
}

// AnswerBranch answers what waits in a branch of an earlier walk, and goes on with
// the earlier answers as far as the branch was to go.
func (c *Controller) AnswerBranch(ctx context.Context, w, earlier walk.Walk, answer walk.Values) walk.Walk {
	pending, waiting := w.Pending()
	if !waiting || hasReached(w, earlier) {
		return c.Answer(ctx, w, answer)
	}
	return c.walk(ctx, w, reply(w, pending, answer), c.asEarlier(earlier))
}

// EarlierAnswer is what an earlier walk answered where a branch of it waits, but for
// one-time codes and for what a record has masked.
func (c *Controller) EarlierAnswer(w, earlier walk.Walk) walk.Values {
	prompt := c.Prompt(w)
	given, _ := earlierAnswer(w, earlier, prompt)
	for _, field := range prompt.Fields {
		if field.Kind == walk.Code {
			given = given.Without(field.Key)
		}
	}
	return given
}

// asEarlier answers as an earlier walk did, and stops at the step of the branch.
func (c *Controller) asEarlier(earlier walk.Walk) answerer {
	return func(w walk.Walk, prompt walk.Prompt) (walk.Values, bool) {
		if hasReached(w, earlier) {
			return walk.Values{}, false
		}
		answer, whole := earlierAnswer(w, earlier, prompt)
		return answer, whole || prompt.Auto
	}
}

// hasReached tells that a branch has come to the step it was to go to. Refused tries
// are no progress.
func hasReached(w, earlier walk.Walk) bool {
	before := earlier.Steps[:min(max(w.BranchStep-1, 0), len(earlier.Steps))]
	return len(progress(w.Steps)) > len(progress(before))
}

// progress are the steps that were not refused.
func progress(steps []walk.Step) []walk.Step {
	return slices.DeleteFunc(slices.Clone(steps), func(step walk.Step) bool { return step.Error != nil })
}

// earlierAnswer finds what was answered to the same prompt before, at the same
// place of its sequence. It is whole where it can be given again without a person:
// one-time codes never are, and what is masked is gone.
func earlierAnswer(w, earlier walk.Walk, prompt walk.Prompt) (answer walk.Values, whole bool) {
	at, made := len(progress(w.Steps)), progress(earlier.Steps)
	pending, waiting := w.Pending()
	if !waiting || at >= len(made) || !answers(made[at], pending) {
		return walk.Values{}, false
	}
	given := given(made[at], prompt)
	answer = withoutMasked(given)
	if answer.Len() < given.Len() {
		return answer, false
	}
	for _, field := range prompt.Fields {
		if field.Kind == walk.Code || made[at].Exchange.Masked && isMissing(field, answer) {
			return answer, false
		}
	}
	return answer, true
}

// isMissing reports whether an answer lacks what a field asks for.
func isMissing(field walk.Field, answer walk.Values) bool {
	needed := !field.Optional && field.Kind != walk.Toggle && field.Value == "" && field.Same == "" && field.When.Met(answer.Get)
	return needed && answer.Get(field.Key) == ""
}

// answers reports whether a step answered what waits, or prepared the answer to it.
func answers(step walk.Step, pending walk.Pending) bool {
	prepares := step.Answered == "" && step.Performed == "" && !api.IsSignIn(step.Exchange.Operation) && pending.Step.Challenge != nil
	return prepares || step.Answered == pending.Name() || step.Performed == pending.Name()
}

// given is what a step answered. Files of others have it in the request alone, among
// what was computed.
func given(step walk.Step, prompt walk.Prompt) walk.Values {
	if step.Answer.Len() > 0 || !step.Exchange.Masked {
		return step.Answer
	}
	var sent struct{ ChallengeResponses map[string]string }
	_ = json.Unmarshal(step.Exchange.Request.Reveal(), &sent) // what cannot be read answers nothing
	texts := map[string]string{}
	for _, field := range prompt.Fields {
		if text := sent.ChallengeResponses[field.Key]; text != "" {
			texts[field.Key] = text
		}
	}
	return walk.NewValues(texts)
}

// withoutMasked leaves out what stands in place of a secret.
func withoutMasked(given walk.Values) walk.Values {
	for _, name := range given.Names() {
		if view.IsTag(given.Get(name)) {
			given = given.Without(name)
		}
	}
	return given
}
