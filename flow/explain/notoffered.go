package explain

import (
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// notOffered says of second factors that the user of a walk has turned on that the pool
// does not offer them; "" where it offers them all, or too little is known.
func (k poolFacts) notOffered(w walk.Walk, step walk.Step) string {
	user := k.identify(failure{walk: w, step: step}.typed()).User
	if !k.complete() || user == nil {
		return ""
	}
	missing := slices.DeleteFunc(slices.Clone(user.UserMFASettingList), func(factor string) bool {
		return slices.Contains(k.OfferedFactors(), factor)
	})
	switch {
	case len(missing) == 0:
		return ""
	case slices.Contains(missing, api.ChallengeSMSMFA):
		return fmt.Sprintf("The user has %s turned on, and the pool does not offer that: it has no SMS configuration (SmsConfiguration).", name(enumerate(missing)))
	default:
		return fmt.Sprintf("The user has %s turned on, and the pool does not offer that (GetUserPoolMfaConfig).", name(enumerate(missing)))
	}
}
