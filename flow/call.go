package flow

import (
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
	if !api.IsSignIn(start.Operation) {
		return perform(start.Operation, start.Members)
	}
	return call{makes: start.Operation, request: challenge.Begin}
}

// reply is the call that answers what waits.
func reply(w walk.Walk, pending walk.Pending, answer walk.Values) call {
	if pending.Step.FollowUp != nil {
		return perform(pending.Name(), answer)
	}
	makes := api.RespondToAuthChallenge
	if w.Start.Admin() {
		makes = api.AdminRespondToAuthChallenge
	}
	return call{
		name: pending.Name(), makes: makes, step: walk.Step{Answered: pending.Name(), Answer: answer},
		request: func(tools challenge.Tools, s challenge.Situation) (walk.Request, error) {
			return challenge.Lookup(pending.Name()).Reply(tools, s, answer)
		},
	}
}

// perform is the call of an operation.
func perform(name string, answer walk.Values) call {
	return call{
		name: name, makes: name, step: walk.Step{Performed: name, Answer: answer},
		request: func(tools challenge.Tools, s challenge.Situation) (walk.Request, error) {
			entry, known := operation.Find(name)
			if !known {
				return walk.Request{}, challenge.CannotSend(walk.MalformedMember, "", "authwalk has no operation "+name)
			}
			return entry.Request(tools, s, answer)
		},
	}
}
