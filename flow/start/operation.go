package start

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// Evidence is what says whether a sign-in begins with InitiateAuth or with
// AdminInitiateAuth, wherever it was written down.
type Evidence struct {
	// Admin is set where the signed operation was asked for by name: --admin,
	// admin: true, the switch of the start form.
	Admin    bool
	AuthFlow string
	// PoolInInput is set where UserPoolId stands in the input itself, which only
	// that of AdminInitiateAuth has.
	PoolInInput bool
	// ContextData is set where that was given, which only the signed operations
	// have.
	ContextData bool
}

// Operation is the one that the sign-in begins with.
func (e Evidence) Operation() string {
	if e.Admin || e.PoolInInput || e.ContextData || api.IsAdminFlow(e.AuthFlow) {
		return api.AdminInitiateAuth
	}
	return api.InitiateAuth
}

// namedBeginnings name the operations that are walks of their own. Those of an
// administrator are too many for a sentence.
func namedBeginnings() []string {
	var names []string
	for _, entry := range operation.Beginnings() {
		if !isSigned(entry.Name) {
			names = append(names, entry.Name)
		}
	}
	return append(names, "an operation on a user such as "+api.AdminGetUser)
}

func isBeginning(name string) bool {
	_, is := operation.FindBeginning(name)
	return is
}

// signIns are the operations that begin a sign-in.
var signIns = []string{api.InitiateAuth, api.AdminInitiateAuth}

// beginsWalks reports whether a walk can begin with an operation.
func beginsWalks(name string) bool { return isBeginning(name) || slices.Contains(signIns, name) }

// SetFlow takes an AuthFlow in place of what a start began with before, be that
// a walk of its own.
func SetFlow(begin *walk.Start, flow string) {
	begin.AuthFlow = flow
	if isBeginning(begin.Operation) {
		begin.Operation = ""
	}
}

// Resolve decides which operation a start begins with, and refuses the members
// that this operation does not have. An AuthFlow that is the name of an
// operation begins with that; one that no walk begins with is refused.
func Resolve(begin walk.Start, admin bool) (walk.Start, error) {
	if beginsWalks(begin.AuthFlow) {
		begin.Operation, begin.AuthFlow = begin.AuthFlow, ""
	}
	if err := checkBeginning(begin, admin); err != nil {
		return begin, err
	}
	if !isBeginning(begin.Operation) {
		begin.Operation = Evidence{
			Admin: admin || begin.Target.Admin, AuthFlow: begin.AuthFlow,
			PoolInInput: begin.Admin(), ContextData: len(begin.ContextData) > 0,
		}.Operation()
	}
	return begin, checkMembers(begin)
}

// checkBeginning refuses an operation that no walk begins with, and what
// contradicts the one that is named: a walk never silently begins with another.
func checkBeginning(begin walk.Start, admin bool) error {
	named := begin.Operation
	if _, isOperation := api.FindOperation(begin.AuthFlow); isOperation {
		named = begin.AuthFlow
	}
	switch {
	case named != "" && !beginsWalks(named):
		return fieldError(keyFlow, cannotBegin(named))
	case !isBeginning(named):
		return nil
	case begin.AuthFlow != "":
		return fieldError(keyFlow, named+" has no AuthFlow: leave one of them out")
	case admin && !isSigned(named):
		return fieldError(keyFlow, named+" is not an admin request: leave admin out")
	}
	return nil
}

// isSigned reports whether an operation is signed with AWS credentials.
func isSigned(name string) bool {
	known, _ := api.FindOperation(name)
	return known.Access == api.Signed
}

func cannotBegin(name string) string {
	begins := enumeration(slices.Concat(signIns, namedBeginnings()))
	if _, known := api.FindOperation(name); !known {
		return fmt.Sprintf("there is no operation %q: a walk begins with %s", name, begins)
	}
	return fmt.Sprintf("a walk cannot begin with %s: it begins with %s", name, begins)
}

// checkMembers refuses what the operation would not take: nothing that was
// given is left out in silence.
func checkMembers(begin walk.Start) error {
	input, _ := api.FindOperation(begin.Operation)
	for _, given := range []struct {
		name  string
		given bool
	}{
		{keyAuthParameters, begin.Parameters.Len() > 0},
		{keyClientMetadata, len(begin.ClientMetadata) > 0},
		{keyAnalyticsMetadata, len(begin.AnalyticsMetadata) > 0},
		{keyUserContextData, len(begin.UserContextData) > 0},
		{keyContextData, len(begin.ContextData) > 0},
		{keySession, !begin.Session.IsZero()},
	} {
		if lacks := input.Lacks(given.name); given.given && lacks != "" {
			return fieldError(given.name, lacks)
		}
	}
	for name, raw := range map[string]json.RawMessage{
		keyAnalyticsMetadata: begin.AnalyticsMetadata, keyUserContextData: begin.UserContextData, keyContextData: begin.ContextData,
	} {
		var value any
		_ = json.Unmarshal(raw, &value) // what is no JSON has no names
		if err := Member(name).CheckNames(value); err != nil {
			return fieldError(name, err.Error())
		}
	}
	return checkCall(begin)
}

// checkCall refuses what the first request alone cannot carry.
func checkCall(begin walk.Start) error {
	said, _ := begin.Call.Cut(walk.CallPrefix)
	_, err := challenge.ForOneCall(challenge.Tools{Notation: Notation{}}, challenge.Situation{}, begin.Operation, said)
	return err
}

// CheckFlow refuses the name of a flow that is neither an AuthFlow nor an
// operation that a walk begins with.
func CheckFlow(name string) error {
	if api.IsSignIn(name) {
		return fmt.Errorf("%s is an operation, not a flow: name the AuthFlow that it begins with, such as %s", name, api.FlowUserSRPAuth)
	}
	if _, known := api.FindFlow(name); known || beginsWalks(name) {
		return nil
	}
	if _, known := api.FindOperation(name); known {
		return errors.New(cannotBegin(name))
	}
	var names []string
	for _, flow := range api.Flows() {
		names = append(names, flow.Name)
	}
	return fmt.Errorf("there is no AuthFlow of this name: it is one of %s", enumeration(append(names, namedBeginnings()...)))
}
