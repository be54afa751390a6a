package pool

import (
	"maps"
	"slices"
)

// ruling is one request on its way through the rules. The rules are written
// as steps in the order the service takes them. A step that needs to know
// something asks for it; Resume runs the same steps again with what has been
// found out, so that every decision can be made again from plain data.
type evaluation struct {
	facts    Facts
	progress Progress
	// operation and parameters are those of the request at work.
	operation  string
	parameters map[string]string
	session    SessionState
	token      TokenState
	// events are what has been found out, asked how many of them were used.
	events []Event
	asked  int
	// user is who the request is about, nil when there is no such user.
	user    *User
	changes []Change
	because []Reason
}

// step looks at one thing. It decides, or returns nil to go on.
type step func() *Decision

// inOrder is the decision of the first step that makes one.
func inOrder(steps ...step) *Decision {
	for _, look := range steps {
		if decision := look(); decision != nil {
			return decision
		}
	}
	return nil
}

// Begin decides on the request that begins a sign-in.
func Begin(f Facts, s Start) Decision {
	s.Parameters = maps.Clone(s.Parameters)
	p := Progress{Operation: s.Operation, AuthFlow: s.AuthFlow, Start: &s}
	if f.Client != nil {
		p.ClientID = f.Client.ClientID
	}
	return decide(f, p)
}

// Resume goes on: after a Need with the event that meets it, after a Challenge
// with an event of kind Answered and the progress stored with its session (the
// zero Progress when the session is not known).
func Resume(f Facts, p Progress, e Event) Decision {
	if e.Kind == Answered {
		p.Start, p.Answer, p.Events = nil, e.Answer, []Event{e}
		return decide(f, p)
	}
	p.Events = append(slices.Clone(p.Events), e)
	return decide(f, p)
}

func decide(f Facts, p Progress) Decision {
	r := &evaluation{facts: f, progress: p, events: p.Events}
	r.progress.Start, r.progress.Answer, r.progress.Events = nil, nil, nil
	var decision *Decision
	if p.Answer != nil {
		decision = r.answer(p.Answer)
	} else {
		decision = r.start(p.Start)
	}
	if decision.Need != nil {
		decision.Progress = p
		decision.Progress.Events = p.Events[:r.asked:r.asked]
		return *decision
	}
	decision.Changes, decision.Progress = r.changes, r.progress
	decision.Because = append(decision.Because, r.because...)
	return *decision
}

// ask returns what has been found out about the need, or the decision to ask.
func (r *evaluation) ask(need Need) (Event, *Decision) {
	if r.asked < len(r.events) && r.events[r.asked].Kind == need.Kind {
		r.asked++
		return r.events[r.asked-1], nil
	}
	return Event{}, &Decision{Need: &need}
}

// reason notes a setting that leads where the ruling is going.
func (r *evaluation) reason(setting, value, text, evidence string) {
	r.because = append(r.because, Reason{setting, value, text, evidence})
}

// refuse ends the request with an exception. The reason says why in our words.
func (r *evaluation) refuse(exception, message string, why Reason) *Decision {
	return r.refuseWith(&Refusal{exception, message}, why)
}

func (r *evaluation) refuseWith(refusal *Refusal, why Reason) *Decision {
	return &Decision{Refusal: refusal, Because: []Reason{why}}
}

func (r *evaluation) invalidParameter(message string, why Reason) *Decision {
	return r.refuse("InvalidParameterException", message, why)
}

func (r *evaluation) notAuthorized(message string, why Reason) *Decision {
	return r.refuse("NotAuthorizedException", message, why)
}

// challenge asks for an answer to the challenge name, with its session.
func (r *evaluation) challenge(name string, parameters map[string]string) *Decision {
	r.progress.Challenge = name
	return &Decision{Challenge: &Challenge{Name: name, Parameters: parameters, Session: true}}
}

// change notes what becomes of the user, and lets the steps that follow see it.
func (r *evaluation) change(c Change) {
	r.changes = append(r.changes, c)
	if r.user == nil {
		return
	}
	r.user = r.user.Clone()
	// What the steps just looked at cannot be in conflict with their decision.
	_ = c.apply(r.user, r.facts.Pool, r.facts.Now)
}

// spend makes the session unusable for another answer.
func (r *evaluation) spend() *Decision {
	r.changes = append(r.changes, Change{Kind: SessionSpent})
	return nil
}
