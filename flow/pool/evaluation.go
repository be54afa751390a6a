package pool

import (
	"maps"
	"slices"

	"authwalk/flow/api"
)

// evaluation is one request on its way through the rules, in the order the
// service takes them. A rule that needs to know something asks for it; Resume
// runs the same rules again with what has been found out, so that every
// decision can be made again from plain data.
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
	user *User
	// account is the request about an account, empty in a sign-in.
	account AccountRequest
	// metadata is the ClientMetadata of the request.
	metadata map[string]string
	// created is the new user that the request makes, without the changes;
	// keepsCreated tells that a refusal leaves them there.
	created      *User
	keepsCreated bool
	// confirmsAtOnce tells that PreSignUp confirms the new user.
	confirmsAtOnce bool
	// invitation is how CustomMessage words the temporary password's message.
	invitation *Message
	changes    []Change
	because    []Reason
}

// rule looks at one thing. It decides, or returns nil to go on.
type rule func() *Decision

// firstDecision is the decision of the first rule that makes one.
func firstDecision(rules ...rule) *Decision {
	for _, decide := range rules {
		if decision := decide(); decision != nil {
			return decision
		}
	}
	return nil
}

// Begin decides on the request that begins a sign-in.
func Begin(f Facts, s Start) Decision {
	s.Parameters = maps.Clone(s.Parameters)
	p := Progress{Operation: s.Operation, AuthFlow: s.AuthFlow, Risky: s.Risky, Start: &s}
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
		p.Start, p.Account, p.Answer, p.Events = nil, nil, e.Answer, []Event{e}
		return decide(f, p)
	}
	p.Events = append(slices.Clone(p.Events), e)
	return decide(f, p)
}

func decide(f Facts, p Progress) Decision {
	r := &evaluation{facts: f, progress: p, events: p.Events}
	r.progress.Start, r.progress.Answer, r.progress.Account, r.progress.Events = nil, nil, nil, nil
	var decision *Decision
	switch {
	case p.Account != nil:
		decision = r.decideAccount(*p.Account)
	case p.Answer != nil:
		decision = r.answer(p.Answer)
	default:
		decision = r.start(p.Start)
	}
	if decision.Need != nil {
		decision.Progress = p
		decision.Progress.Events = p.Events[:r.asked:r.asked]
		return *decision
	}
	decision.Changes, decision.Progress = r.changes, r.progress
	if decision.Refusal == nil || r.keepsCreated {
		decision.Created = r.created
	}
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

// reason notes a setting that leads to the decision.
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
	return r.refuse(api.InvalidParameterException, message, why)
}

func (r *evaluation) notAuthorized(message string, why Reason) *Decision {
	return r.refuse(api.NotAuthorizedException, message, why)
}

// challenge asks for an answer to the challenge name, with its session.
func (r *evaluation) challenge(name string, parameters map[string]string) *Decision {
	r.progress.Challenge = name
	return &Decision{Challenge: &Challenge{Name: name, Parameters: parameters, Session: true}}
}

// change notes what becomes of the user, and lets the rules that follow see it.
func (r *evaluation) change(c Change) {
	r.changes = append(r.changes, c)
	if r.user == nil || c.Username != "" && c.Username != r.user.Username {
		return
	}
	r.user = r.user.Clone()
	// What the rules just looked at cannot be in conflict with their decision.
	_ = c.apply(r.user, r.facts.Pool, r.facts.Now)
}

// spend makes the session unusable for another answer.
func (r *evaluation) spend() *Decision {
	r.changes = append(r.changes, Change{Kind: SessionSpent})
	return nil
}
