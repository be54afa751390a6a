package explain

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

const choosesFactor = "USER_AUTH without PREFERRED_CHALLENGE lets the user choose how to sign in."

// lacksFirstFactors says why the user is asked to choose, and which factors that the pool
// allows are missing from the list, with what the user lacks for them.
func lacksFirstFactors(a asked) string {
	description := choosesFactor
	if preferred := a.preferred(); preferred != "" {
		description = fmt.Sprintf("This user cannot use %s, so Cognito asks for another factor. This is normal.", name(preferred))
	}
	user := a.user()
	if user == nil {
		return description
	}
	for _, factor := range a.missingFactors() {
		if lacks := a.facts.LacksFirst(user, factor); lacks != "" && a.facts.Pool.AllowsFirst(factor) {
			description += fmt.Sprintf(" %s is not offered: %s.", factor, lacks)
		}
	}
	return description
}

// disallowedFirstFactors says which factors the pool does not allow, or where too little is
// known what can be missing.
func disallowedFirstFactors(a asked) []string {
	if a.user() == nil {
		return []string{"Something missing? AllowedFirstAuthFactors lacks it, the user has no address or passkey, or the feature plan is Lite."}
	}
	disallowed := slices.DeleteFunc(a.missingFactors(), a.facts.Pool.AllowsFirst)
	if len(disallowed) == 0 {
		return nil
	}
	return []string{"The pool does not allow " + strings.Join(disallowed, " and ") + " as a first factor (AllowedFirstAuthFactors)."}
}

// missingFactors are the factors that a choice lacks.
func (a asked) missingFactors() []string {
	return slices.DeleteFunc(api.FirstFactors(), func(factor string) bool { return slices.Contains(a.challenge.Available, factor) })
}

// user is whom the sign-in is for, nil where too little is known.
func (a asked) user() *pool.User {
	if !a.facts.knowsUser() {
		return nil
	}
	return a.facts.identify(failure{walk: a.walk, step: a.step}.typed()).User
}
