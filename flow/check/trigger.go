package check

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// customTriggers are the three functions of custom sign-in.
var customTriggers = []string{api.TriggerDefineAuthChallenge, api.TriggerCreateAuthChallenge, api.TriggerVerifyAuthChallengeResponse}

// missingFunctions are those of custom sign-in that the pool lacks.
func (f Facts) missingFunctions() []string {
	return slices.DeleteFunc(slices.Clone(customTriggers), func(trigger string) bool { return f.function(trigger) != "" })
}

// triggersAreComplete: one of the three without the others is of no use.
func triggersAreComplete(f Facts) []Finding {
	missing := f.missingFunctions()
	used := slices.ContainsFunc(f.clients(), func(client *pool.Client) bool { return pool.FlowEnabled(client, api.FlowCustomAuth) })
	half := len(missing) > 0 && len(missing) < len(customTriggers)
	return ofPool(half && !used, Finding{
		ID: "half-triggers", Severity: Warning,
		Description: "Custom sign-in is set up in part: the pool has no " + listed(missing) + " trigger.",
		Fix:         "Set the three triggers, or remove them all.",
		Evidence:    "LambdaConfig without " + listed(missing),
	})
}

// migrationHappens: users are brought only where their password is sent.
func migrationHappens(f Facts) []Finding {
	if !f.migrates() {
		return nil
	}
	return eachClient(f, func(_ Facts, client *pool.Client) []Finding {
		return one(!sendsPassword(client) && len(flowsOf(client)) > 0, Finding{
			ID: "no-migration", Severity: Warning,
			Description: "UserMigration never runs at a sign-in with this client: users are migrated only where the password is sent.",
			Fix:         "Add " + api.AllowUserPasswordAuth + " until all users are migrated, and use that flow.",
			Evidence:    "LambdaConfig.UserMigration, and neither USER_PASSWORD_AUTH nor ADMIN_USER_PASSWORD_AUTH",
		})
	})
}

// sendsPassword reports whether the client allows a flow that sends the password itself.
func sendsPassword(client *pool.Client) bool {
	return client != nil && (pool.FlowEnabled(client, api.FlowUserPasswordAuth) || pool.FlowEnabled(client, api.FlowAdminUserPasswordAuth))
}

// functionsAreCalled: nobody but the functions knows what they do.
func functionsAreCalled(f Facts) []Finding {
	var triggers []string
	for _, trigger := range api.Triggers() {
		if f.function(trigger) != "" {
			triggers = append(triggers, trigger)
		}
	}
	return ofPool(len(triggers) > 0, Finding{
		ID: "pain-35", Severity: Unknown,
		Description: "Cognito calls functions for " + listed(triggers) + ". Whether it may, and what they decide, only their permissions and logs tell.",
		Fix:         "Look at lambda get-policy and the log of each function; a walk shows what a sign-in makes of them.",
		Evidence:    "LambdaConfig: " + listed(triggers),
	})
}
