package explain

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// everyFlow are the rows of refusals that come whatever flow was chosen: they are about
// the user, the place or the moment.
var everyFlow = []string{
	"pain-02", "locked-at-code", "blocked-by-risk", "firewall", "firewall-captcha", "throttled", "throttled-by-aws", "quota", "unavailable", "internal",
}

// everyFlowTriggers are the triggers that run in every flow, as messages begin with them.
var everyFlowTriggers = []string{api.TriggerPreAuthentication, api.TriggerPostAuthentication, api.TriggerPreTokenGeneration}

// MeetsEveryFlow reports whether the error of a step would meet another flow as well.
func MeetsEveryFlow(w walk.Walk, step walk.Step) bool {
	if slices.Contains(everyFlow, Trouble(w, step)) {
		return true
	}
	return step.Error != nil && slices.ContainsFunc(everyFlowTriggers, func(trigger string) bool {
		return strings.HasPrefix(step.Error.Message, trigger+" ")
	})
}
