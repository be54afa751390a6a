package explain

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// The actions that rows choose from.
var (
	tryAgain    = walk.Action{Kind: walk.TryAgain, Label: "Send the same request again"}
	answerAgain = walk.Action{Kind: walk.AnswerAgain, Label: "Change the answer"}
	startOver   = walk.Action{Kind: walk.StartOver, Label: "Start over with the same answers"}
	withPasskey = walk.Action{
		Kind: walk.EditStart, Operation: api.FlowUserAuth, WithoutPassword: true, Field: api.KeyPreferredChallenge,
		Parameters: walk.NewValues(map[string]string{api.KeyPreferredChallenge: api.ChallengeWebAuthn}),
		Label:      "Sign in with the passkey, without the password", AtOnce: true,
	}
	editStart = walk.Action{Kind: walk.EditStart, Label: "Change the sign-in details"}
	// anotherPassword keeps everything else.
	anotherPassword = walk.Action{Kind: walk.EditStart, Label: "Try another password", Field: api.KeyPassword, WithoutPassword: true}
	replayHere      = walk.Action{Kind: walk.ReplayHere, Label: "Sign in again up to this step"}

	confirmSignUp         = perform(api.ConfirmSignUp, "Confirm the sign-up with the code")
	resendCode            = perform(api.ResendConfirmationCode, "Request a new confirmation code")
	forgotPassword        = perform(api.ForgotPassword, "Request a code to reset the password")
	confirmForgotPassword = perform(api.ConfirmForgotPassword, "Set a new password with the code")
	associateToken        = perform(api.AssociateSoftwareToken, "Get a secret for an authenticator app")
	getUser               = perform(api.GetUser, "Show the user")
	deletePasskey         = perform(api.DeleteWebAuthnCredential, "Delete a passkey")
	registerPasskey       = perform(api.StartWebAuthnRegistration, "Start the registration again")
	sendAttributeCode     = perform(api.GetUserAttributeVerificationCode, "Request a new code")
)

func perform(operation, label string) walk.Action {
	return walk.Action{Kind: walk.Perform, Label: label, Operation: operation}
}

// refreshing is the name that a refresh beside a walk is operationExplanations under.
const refreshing = api.FlowRefreshTokenAuth

// needsTokens are the operations that an access token or a refresh token pays
// for.
var needsTokens = []string{api.GetUser, api.GlobalSignOut, api.GetUserAttributeVerificationCode, api.StartWebAuthnRegistration, api.DeleteWebAuthnCredential, refreshing}

// signInAgain brings new tokens in place of those that were refused. A walk that
// began with such a token would only send it again.
func signInAgain(f failure) []walk.Action {
	if start := f.walk.Start; api.Refreshes(start.AuthFlow) || !api.IsSignIn(start.Operation) {
		return []walk.Action{editStart}
	}
	return []walk.Action{{Kind: walk.StartOver, Label: "Sign in again with the same answers"}}
}

// possible are the actions that make sense where the walk stands. There is always
// one: starting anew.
func possible(actions []walk.Action, f failure) []walk.Action {
	var kept []walk.Action
	for _, action := range actions {
		action = f.redirected(action)
		if f.allows(action) && !slices.ContainsFunc(kept, func(m walk.Action) bool {
			return m.Kind == action.Kind && m.Operation == action.Operation && m.Text == action.Text && m.AtOnce == action.AtOnce
		}) {
			kept = append(kept, action)
		}
	}
	switch {
	case len(kept) == 0:
		return []walk.Action{startOver, editStart}
	case kept[0].AtOnce: // the same again cannot pass
		return slices.DeleteFunc(kept, func(action walk.Action) bool { return action.Kind == walk.StartOver })
	}
	return kept
}

// changeFirst puts changing the sign-in first where the same would be refused
// again: it does not pass, and no new answer is asked for on the way.
func (r row) changeFirst(actions []walk.Action, f failure) []walk.Action {
	asksAnew := r.actions[0] == answerAgain && f.step.Answered != ""
	if r.passes || asksAnew || !repeats(actions[0]) {
		return actions
	}
	change := editStart
	if i := slices.IndexFunc(actions, func(action walk.Action) bool { return action.Kind == walk.EditStart }); i >= 0 {
		change = actions[i]
	}
	others := slices.DeleteFunc(actions, func(action walk.Action) bool { return action.Kind == walk.EditStart })
	return slices.Concat([]walk.Action{change}, others)
}

// repeats reports whether the action sends what was refused again.
func repeats(action walk.Action) bool {
	return action.Kind == walk.TryAgain || action.Kind == walk.StartOver
}

// redirected makes the call itself again where it was made beside the
// challenges: there is no challenge to go back to, or it is another matter.
func (f failure) redirected(action walk.Action) walk.Action {
	isSame := action.Kind == walk.TryAgain || action.Kind == walk.AnswerAgain
	if !isSame || !f.isSideCall() {
		return action
	}
	if f.step.Answer.Len() == 0 {
		action.Label = tryAgain.Label // nothing was asked for that could be changed: it is sent at once
	}
	return perform(f.step.Performed, action.Label)
}

// isSideCall reports whether the step was made beside the challenges, and not
// to answer what waits.
func (f failure) isSideCall() bool {
	pending, waiting := walk.Walk{Steps: f.before()}.Pending()
	answersPending := waiting && pending.Name() == f.step.Performed
	return f.step.Performed != "" && !answersPending
}

func (f failure) allows(action walk.Action) bool {
	step := f.challenge()
	switch {
	case action.Kind == walk.AnswerAgain:
		return f.err.Retry
	case action.Kind == walk.ReplayHere:
		return step != nil
	case action == associateToken:
		return f.walk.Tokens() != nil || step != nil && step.Challenge.Name == api.ChallengeMFASetup
	case action == forgotPassword && (f.facts.nobodyIsNamed(f.typed()) || f.hasTemporary() || foreignPool(f) != nil):
		return false
	case slices.Contains(needsTokens, action.Operation):
		return f.walk.Tokens() != nil
	default:
		return true
	}
}
