package walk

import "slices"

// Pending is what waits for a person: the step with the challenge or the
// follow-up, the steps made since (operations, refused tries), and the session
// to use next.
type Pending struct {
	Step  Step
	Since []Step
	// Session is the newest one: operations may replace the challenge's own.
	Session Secret
}

// Name is the ChallengeName that waits for an answer, or the operation that
// follows.
func (p Pending) Name() string {
	switch {
	case p.Step.Challenge != nil:
		return p.Step.Challenge.Name
	case p.Step.FollowUp != nil:
		return p.Step.FollowUp.Operation
	default:
		return ""
	}
}

// Pending returns what waits. There is nothing before the first step, after
// tokens, after an error that ended the walk, and in a record.
func (w Walk) Pending() (Pending, bool) {
	if w.Recorded {
		return Pending{}, false
	}
	var performed []string
	for i, step := range slices.Backward(w.Steps) {
		switch {
		case step.Challenge != nil:
			return pendingSince(step, w.Steps[i+1:], step.Challenge.Session), true
		case step.FollowUp != nil && !step.FollowUp.isDone(performed):
			return pendingSince(step, w.Steps[i+1:], step.FollowUp.Session), true
		case step.Tokens != nil:
			return Pending{}, false
		case step.Error != nil && !step.Error.Retry:
			return Pending{}, false
		case step.Error == nil && step.Answered != "":
			return Pending{}, false
		case step.Error == nil && step.Performed != "":
			performed = append(performed, step.Performed)
		}
	}
	return Pending{}, false
}

func pendingSince(step Step, since []Step, session Secret) Pending {
	pending := Pending{Step: step, Since: since, Session: session}
	for _, later := range since {
		if newer := later.Members.Get("Session"); newer != "" {
			pending.Session = NewSecret(newer)
		}
	}
	return pending
}

// Made returns the newest successful call of an operation since.
func (p Pending) Made(operation string) (Step, bool) {
	for _, step := range slices.Backward(p.Since) {
		if step.Error == nil && step.Exchange.Operation == operation {
			return step, true
		}
	}
	return Step{}, false
}

// RefusedAnswers is how many tries since then the service refused.
func (p Pending) RefusedAnswers() int {
	refused := 0
	for _, step := range p.Since {
		if step.Error != nil && step.Error.Exception != "" {
			refused++
		}
	}
	return refused
}

// Refused is the error of the newest try, nil when none was made.
func (p Pending) Refused() *Error {
	if len(p.Since) == 0 {
		return nil
	}
	return p.Since[len(p.Since)-1].Error
}
