package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// unsentCode explains a response to ForgotPassword that names an address
// though nothing was sent: the client hides that there is nobody to send it to.
func unsentCode(w walk.Walk, step walk.Step, facts poolFacts) (walk.Explanation, bool) {
	if step.Exchange.Operation != api.ForgotPassword || !facts.knowsUser() || facts.hiding() != hidesUsers {
		return walk.Explanation{}, false
	}
	why, unsent := whyNothingWasSent(facts, facts.accountRequest(w, step).Username)
	if !unsent {
		return walk.Explanation{}, false
	}
	return walk.Explanation{
		Description: "No code was sent, although the response names an address: " + why + ".",
		Reasons: []walk.Reason{{
			Setting: "PreventUserExistenceErrors", Value: facts.Client.PreventUserExistenceErrors,
			Text: "the client hides this, so Cognito makes an address up", Evidence: pool.Verified,
		}},
		Notes: []string{
			"No code will come, so " + api.ConfirmForgotPassword + " cannot be completed now. Only an administrator can help:",
			"by setting a password, without a code (AdminSetUserPassword),",
			"or by adding and verifying an address (AdminUpdateUserAttributes): then request a code again (ForgotPassword).",
		},
		Actions: setPassword(w, facts),
		Known:   true,
	}, true
}

// Unsent says that the code of the step was not sent, whatever the response says,
// and why; "" where nothing is known of that.
func Unsent(w walk.Walk, step walk.Step, facts *pool.Facts) string {
	known := factsOf(facts)
	if _, unsent := unsentCode(w, step, known); !unsent {
		return ""
	}
	why, _ := whyNothingWasSent(known, known.accountRequest(w, step).Username)
	return "No code was sent: " + text.Excerpt(why) + ". This form cannot be completed. An administrator can set a password instead (AdminSetUserPassword)."
}

// setPassword is the command that sets a user's password. The password itself is
// left to whoever runs it.
func setPassword(w walk.Walk, facts poolFacts) []walk.Action {
	f := failure{walk: w, facts: facts}
	actions := userCommand(f, "that sets a password", api.AdminSetUserPassword, "--permanent", "--password", "NEW_SECRET")
	actions[0].Operation = api.AdminSetUserPassword
	actions[0].Parameters = walk.NewValues(map[string]string{api.MemberPermanent: "true"})
	return actions
}

func whyNothingWasSent(facts poolFacts, username string) (string, bool) {
	user := facts.identify(username).User
	switch {
	case user == nil:
		return "no user signs in under this name", true
	case !user.IsEnabled():
		return "the user is disabled", true
	}
	_, refusal := pool.RecoveryDelivery(facts.Pool, user, api.ForgotPassword)
	if refusal == nil || refusal.Exception != api.InvalidParameterException {
		return "", false
	}
	return "the user has no verified address that the pool sends reset codes to", true
}
