package explain

import (
	"cmp"
	"slices"

	"authwalk/flow/pool"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// failure is an error where it happened: what causes are looked for in.
type failure struct {
	walk  walk.Walk
	step  walk.Step
	err   *walk.Error
	sent  sent
	facts poolFacts
	// reasons are why the pool's rules refuse this; none where too little is
	// known.
	reasons []walk.Reason
	// named is what the message names: the group "named" of the row's pattern.
	named string
}

// Failure explains the error of a step: what it means, what is likely here,
// what it is not, and what can be done. An error that is not in the catalogue
// is said to be unknown. The facts may be nil.
func Failure(w walk.Walk, step walk.Step, facts *pool.Facts) walk.Explanation {
	if step.Error == nil {
		return walk.Explanation{}
	}
	f := failure{walk: w, step: step, err: step.Error, sent: sentBy(step.Exchange), facts: factsOf(facts)}
	found, ok := find(f.place(), f.err)
	if !ok {
		return sanitized(unknownError(f))
	}
	if f.err.Kind == walk.Refused && oddRefreshToken(f) == nil {
		f.reasons = f.facts.refusalReasons(w, step)
	}
	return sanitized(found.explain(f))
}

func (r row) explain(f failure) walk.Explanation {
	why := walk.Explanation{
		Description: r.description, NotCauses: r.notCauses(f), Notes: slices.Clone(r.notes),
		Known: true, Who: who[r.id], NoUser: r.noUser,
	}
	switch {
	case foreignPool(f) != nil:
		why.Who, why.NoUser, why.NotCauses = byDeveloperOrAdministrator, true, nil
	case r.locks && !f.facts.nobodyIsNamed(f.typed()):
		why.LocksAfter, why.Notes = pool.FreeFailures, append(why.Notes, locking)
	}
	f.named = r.named(f.err.Message)
	if r.headline != nil {
		why.Description = cmp.Or(r.headline(f), r.description)
	}
	actions := slices.Concat(r.actions, showTrigger(f))
	if r.actionsHere != nil {
		actions = slices.Concat(r.actionsHere(f), actions)
	}
	why.Actions = r.changeFirst(possible(actions, f), f)
	why.Reasons, why.Causes = settingsOf(f.reasons), atMost(3, r.causesOf(f))
	if r.clockMatters && f.clockIsRight() {
		why.NotCauses = append(why.NotCauses, "this machine's clock (within 2 s of the server's)")
	}
	return why
}

// notCauses are what is ruled out, of what there was.
func (r row) notCauses(f failure) []string {
	return slices.DeleteFunc(slices.Clone(r.ruledOut), func(suspect string) bool { return !f.isGiven(suspect) })
}

// causesOf lists what is likely, most likely first. What the rules say comes
// first, except of sessions: what became of one is not among the facts. That a server
// which cannot be used is not AWS comes last.
func (r row) causesOf(f failure) []string {
	var causes []string
	if r.id == wrongNameOrPassword && f.isOlderTemporary() {
		causes = append(causes, olderTemporary)
	}
	if !r.saysReason && len(f.reasons) > 0 && f.reasons[0].Setting != "Session" {
		causes = append(causes, sentence(f.reasons[0].Text))
	}
	if r.observed != nil {
		causes = append(causes, r.observed(f)...)
	}
	causes = append(causes, r.causes...)
	if r.kind == walk.Unreachable || r.kind == walk.Unreadable {
		causes = append(causes, customEndpoint(f)...)
	}
	return causes
}

// settingsOf leaves out reasons that are no settings: without a name, and the
// counts of failures and attempts, which no call shows. They are the first cause, and
// need not be said twice.
func settingsOf(reasons []walk.Reason) []walk.Reason {
	return slices.DeleteFunc(slices.Clone(reasons), func(reason walk.Reason) bool {
		return slices.Contains([]string{"", "FailedAttempts", "attempts"}, reason.Setting)
	})
}

// named is what the message names, or "".
func (r row) named(message string) string {
	if r.pattern == nil {
		return ""
	}
	match, group := r.pattern.FindStringSubmatch(trimmed(message)), r.pattern.SubexpIndex("named")
	if match == nil || group < 0 {
		return ""
	}
	return match[group]
}

func unknownError(f failure) walk.Explanation {
	return walk.Explanation{
		Description: "authwalk does not know this error. See the raw response.",
		Notes:       []string{"The name of the exception is part of the API; the message can change."},
		Actions:     possible([]walk.Action{answerAgain, tryAgain, startOver, editStart}, f),
	}
}

// place is where the failure came up, for the catalogue.
func (f failure) place() place {
	operation := f.step.Exchange.Operation
	if operation == "" {
		operation = f.err.Operation
	}
	return at(operation, f.step.Answered, f.sent.flow(f.walk.Start))
}

// before are the steps of the walk before the failure.
func (f failure) before() []walk.Step {
	for i, step := range f.walk.Steps {
		if step.Number == f.step.Number {
			return f.walk.Steps[:i]
		}
	}
	return f.walk.Steps
}

// challenge is the step whose challenge came last before the failure, or nil.
func (f failure) challenge() *walk.Step {
	before := f.before()
	for i := range slices.Backward(before) {
		if before[i].Challenge != nil {
			return &before[i]
		}
	}
	return nil
}

// inSession reports whether a challenge waited for an answer.
func (f failure) inSession() bool {
	return f.challenge() != nil && walk.Walk{Steps: f.before()}.Tokens() == nil
}

// isLate reports whether the request began after the session of its challenge was over:
// Cognito can refuse it for something else that it looks at first.
func (f failure) isLate() bool {
	challenge := f.challenge().Challenge
	return !challenge.Assumed && !challenge.Expires.IsZero() && f.step.Exchange.Started.After(challenge.Expires)
}

func atMost(most int, texts []string) []string { return texts[:min(most, len(texts))] }

// sanitized makes every text harmless, since many hold names from elsewhere.
func sanitized(why walk.Explanation) walk.Explanation {
	why.Description = text.Excerpt(why.Description)
	for _, texts := range [][]string{why.Causes, why.NotCauses, why.Notes} {
		for i := range texts {
			texts[i] = text.Excerpt(texts[i])
		}
	}
	for i := range why.Reasons {
		reason := &why.Reasons[i]
		reason.Setting, reason.Value, reason.Text = text.Excerpt(reason.Setting), text.Excerpt(reason.Value), text.Excerpt(reason.Text)
	}
	return why
}

// name is foreign text short enough for the middle of a sentence.
func name(foreign string) string {
	foreign, _ = text.Limit(foreign, longest)
	return text.Clip(text.Excerpt(foreign), 40)
}
