package pool

import (
	"slices"

	"authwalk/flow/api"
)

// firstAddress is where a first-factor code goes, or seems to go.
func (r *evaluation) firstAddress(attribute string) string {
	if r.user != nil {
		return r.user.UserAttributes.Get(attribute)
	}
	return simulatedDelivery(attribute, r.progress.Typed, r.progress.Username, "").Address
}

// simulatedFactors are what an unknown user seems to be able to answer.
func (r *evaluation) simulatedFactors() []string {
	var offered []string
	for _, allowed := range r.facts.Pool.firstFactors() {
		switch allowed {
		case api.ChallengePassword:
			offered = append(offered, api.ChallengePasswordSRP, api.ChallengePassword)
		case emailOTP, smsOTP:
			offered = append(offered, allowed)
		case webAuthn:
			if r.facts.offersPasskeysToStrangers() {
				offered = append(offered, webAuthn)
			}
		}
	}
	return offered
}

// simulatedChoice honours a preference the pool allows; otherwise it is as if
// drawn by lot, always the same for the same name. It does not depend on
// PreventUserExistenceErrors.
func (r *evaluation) simulatedChoice(preferred string) string {
	offered := r.simulatedFactors()
	r.because = append(r.because, r.whyUnknown())
	if contains(offered, preferred) || len(offered) == 0 {
		return preferred
	}
	drawn := 0
	for _, c := range r.facts.SimulatedID {
		drawn = (drawn*31 + int(c)) % 1009
	}
	choices := slices.DeleteFunc(slices.Clone(offered), func(name string) bool { return name == api.ChallengePasswordSRP })
	if choice := choices[drawn%len(choices)]; choice != api.ChallengePassword {
		return choice
	}
	return ""
}
