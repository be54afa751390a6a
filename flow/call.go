package flow

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// call is what is made next.
type call struct {
	// name is the catalogue's: a ChallengeName or an operation; empty for a
	// sign-in.
	name string
	// step is what can be said of the step before the call.
	step walk.Step
	// makes is the operation, as far as it is known before the request.
	makes   string
	request func(challenge.Tools, challenge.Situation) (walk.Request, error)
}

// begin is the first call of a walk: a sign-in, or an operation that is a walk
// of its own.
func begin(start walk.Start) call {
	said, _ := start.Call.Cut(walk.CallPrefix)
	if !api.IsSignIn(start.Operation) {
		return saying(said, perform(start.Operation, start.Members))
	}
	return saying(said, call{makes: start.Operation, request: challenge.Begin})
}

// saying is a call with what was said for it alone.
func saying(said walk.Values, c call) call {
	request := c.request
	c.request = func(tools challenge.Tools, s challenge.Situation) (walk.Request, error) {
		s, err := challenge.ForOneCall(tools, s, makes(c.makes, s.Walk.Start), said)
		if err != nil {
			return walk.Request{}, err
		}
		return request(tools, s)
	}
	return c
}

// reply is the call that answers what waits.
func reply(w walk.Walk, pending walk.Pending, answer walk.Values) call {
	if pending.Step.FollowUp != nil {
		return perform(pending.Name(), answer)
	}
	said, given := answer.Cut(walk.CallPrefix)
	return saying(saidBefore(pending, said), call{
		name: pending.Name(), makes: makes(pending.Name(), w.Start), step: walk.Step{Answered: pending.Name(), Answer: answer},
		request: func(tools challenge.Tools, s challenge.Situation) (walk.Request, error) {
			return challenge.Lookup(pending.Name()).Reply(tools, s, given)
		},
	})
}

// saidBefore is what goes along with an answer: what was said with it, or with
// the call that prepared it.
func saidBefore(pending walk.Pending, said walk.Values) walk.Values {
	for _, prepared := range slices.Backward(pending.Since) {
		if said.Len() > 0 {
			break
		}
		if prepared.Error == nil && prepared.Performed == "" {
			said, _ = prepared.Answer.Cut(walk.CallPrefix)
		}
	}
	return said
}

// makes is the operation of a call by its name in the catalogue.
func makes(name string, start walk.Start) string {
	_, isOperation := api.FindOperation(name)
	_, hasEntry := operation.Find(name)
	switch {
	case beginsAgain(name) && start.Admin():
		return api.AdminInitiateAuth
	case beginsAgain(name):
		return api.InitiateAuth
	case isOperation || hasEntry:
		return name
	case start.Admin():
		return api.AdminRespondToAuthChallenge
	default:
		return api.RespondToAuthChallenge
	}
}

// beginsAgain reports whether the name of a call is the AuthFlow of another sign-in.
func beginsAgain(name string) bool { return api.Refreshes(name) || name == api.FlowUserAuth }

// perform is the call of an operation.
func perform(name string, answer walk.Values) call {
	said, given := answer.Cut(walk.CallPrefix)
	return saying(said, call{
		name: name, makes: name, step: walk.Step{Performed: name, Answer: answer},
		request: func(tools challenge.Tools, s challenge.Situation) (walk.Request, error) {
			entry, known := operation.Find(name)
			if !known {
				return walk.Request{}, challenge.CannotSend(walk.MalformedMember, "", "authwalk has no operation "+name)
			}
			return entry.Request(tools, s, given)
		},
	})
}
