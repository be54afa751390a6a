package start

import (
	"fmt"
	"slices"

	"authwalk/flow/api"
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

// beginnings are the operations that are walks of their own.
var beginnings = []string{api.SignUp, api.ForgotPassword}

// Resolve decides which operation a start begins with, and refuses the members
// that this operation does not have. An AuthFlow that is the name of an
// operation begins with that.
func Resolve(begin walk.Start, admin bool) (walk.Start, error) {
	switch {
	case slices.Contains(beginnings, begin.AuthFlow):
		begin.Operation, begin.AuthFlow = begin.AuthFlow, ""
	case slices.Contains(beginnings, begin.Operation):
	default:
		begin.Operation = Evidence{
			Admin: admin || begin.Target.Admin, AuthFlow: begin.AuthFlow,
			PoolInInput: begin.Admin(), ContextData: len(begin.ContextData) > 0,
		}.Operation()
	}
	return begin, checkMembers(begin)
}

// checkMembers refuses what the operation would not take: nothing that was
// given is left out in silence.
func checkMembers(begin walk.Start) error {
	operation, _ := api.FindOperation(begin.Operation)
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
		has := func(member api.Member) bool { return member.Name == given.name }
		if given.given && !slices.ContainsFunc(operation.Input, has) {
			return fieldError(given.name, fmt.Sprintf("%s has no %s%s", operation.Name, given.name, instead(operation.Name, given.name)))
		}
	}
	return nil
}

// instead says what to do about a member that an operation does not have.
func instead(operation, member string) string {
	switch {
	case member == keyUserContextData && operation == api.AdminInitiateAuth:
		return ": it takes ContextData"
	default:
		return ": leave it out"
	}
}

// CheckFlow refuses the name of a flow that is neither an AuthFlow nor an
// operation that is a walk of its own.
func CheckFlow(name string) error {
	if _, known := api.FindFlow(name); known || slices.Contains(beginnings, name) {
		return nil
	}
	var names []string
	for _, flow := range api.Flows() {
		names = append(names, flow.Name)
	}
	return fmt.Errorf("there is no AuthFlow of this name: it is one of %s", enumeration(append(names, beginnings...)))
}
