package explain

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// isGiven reports whether a request had what a suspect is: nothing is ruled out
// that was not there.
func (f failure) isGiven(suspect string) bool {
	what, _, _ := strings.Cut(suspect, " (")
	switch what {
	case "the password", "a wrong password":
		return f.hadPassword()
	case "the new password":
		return f.place().answered == api.ChallengeNewPasswordRequired
	case "the answer":
		return f.step.Answered != ""
	case "the code":
		return f.hadCode()
	case "the session":
		return f.inSession() && !f.isLate()
	default:
		return true
	}
}

// hadPassword reports whether a password was given for the refused request, be
// it sent or proved.
func (f failure) hadPassword() bool {
	operation := f.place().operation
	if !api.IsSignIn(operation) {
		return hasInput(operation, func(member string) bool { return strings.Contains(member, "Password") })
	}
	switch flow := f.sent.flow(f.walk.Start); {
	case api.Refreshes(flow):
		return false
	case flow == api.FlowUserAuth, flow == api.FlowCustomAuth:
		return f.proved()
	default:
		return true
	}
}

// proved reports whether the sign-in has used a password so far, in a flow that
// can do without one.
func (f failure) proved() bool {
	requests := []sent{f.sent}
	for _, step := range f.before() {
		requests = append(requests, sentBy(step.Exchange))
	}
	return slices.ContainsFunc(requests, func(request sent) bool {
		return request.parameter(api.KeyPassword) != "" || request.parameter(api.KeySRPA) != "" || request.parameter(api.KeyClaimSignature) != ""
	})
}

func (f failure) hadCode() bool {
	switch operation := f.place().operation; operation {
	case walk.RespondToAuthChallenge, walk.AdminRespondToAuthChallenge:
		return true
	default:
		return hasInput(operation, func(member string) bool { return slices.Contains(codeMembers, member) })
	}
}

func hasInput(operation string, is func(member string) bool) bool {
	known, _ := api.FindOperation(operation)
	return slices.ContainsFunc(known.Input, func(member api.Member) bool { return is(member.Name) })
}
