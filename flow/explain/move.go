package explain

import (
	"slices"

	"authwalk/flow/walk"
)

// The moves that rows choose from.
var (
	tryAgain    = walk.Action{Kind: walk.TryAgain, Label: "try again with the same answer"}
	answerAgain = walk.Action{Kind: walk.AnswerAgain, Label: "change the answer"}
	startOver   = walk.Action{Kind: walk.StartOver, Label: "start over with the same answers"}
	editStart   = walk.Action{Kind: walk.EditStart, Label: "edit the start"}
	replayHere  = walk.Action{Kind: walk.ReplayHere, Label: "replay the walk up to here"}

	confirmSignUp         = perform("ConfirmSignUp", "confirm the sign-up with the code")
	resendCode            = perform("ResendConfirmationCode", "have the confirmation code sent again")
	forgotPassword        = perform("ForgotPassword", "have a code sent to reset the password")
	confirmForgotPassword = perform("ConfirmForgotPassword", "set a new password with the code")
	associateToken        = perform("AssociateSoftwareToken", "get a secret for an authenticator app")
	getUser               = perform("GetUser", "see how the user is set up")
	sendAttributeCode     = perform("GetUserAttributeVerificationCode", "have the code sent again")
)

func perform(operation, label string) walk.Action {
	return walk.Action{Kind: walk.Perform, Label: label, Operation: operation}
}

// refreshing is the name that a refresh beside a walk is performed under.
const refreshing = "REFRESH_TOKEN_AUTH"

// needsTokens are the operations that an access token or a refresh token pays
// for.
var needsTokens = []string{"GetUser", "GlobalSignOut", "GetUserAttributeVerificationCode", refreshing}

// possible are the moves that make sense where the walk stands. There is always
// one: starting anew.
func possible(moves []walk.Action, f failure) []walk.Action {
	var kept []walk.Action
	for _, move := range moves {
		move = f.redirected(move)
		if f.allows(move) && !slices.ContainsFunc(kept, func(m walk.Action) bool { return m.Kind == move.Kind && m.Operation == move.Operation }) {
			kept = append(kept, move)
		}
	}
	if len(kept) == 0 {
		kept = []walk.Action{startOver, editStart}
	}
	return kept
}

// redirected makes the call itself again where it was made beside the
// challenges: there is no challenge to go back to, or it is another matter.
func (f failure) redirected(move walk.Action) walk.Action {
	isSame := move.Kind == walk.TryAgain || move.Kind == walk.AnswerAgain
	if !isSame || !f.isSideCall() {
		return move
	}
	return perform(f.step.Performed, move.Label)
}

// isSideCall reports whether the step was made beside the challenges, and not
// to answer what waits.
func (f failure) isSideCall() bool {
	pending, waiting := walk.Walk{Steps: f.before()}.Pending()
	return f.step.Performed != "" && !(waiting && pending.Name() == f.step.Performed)
}

func (f failure) allows(move walk.Action) bool {
	step := f.challenge()
	switch {
	case move.Kind == walk.AnswerAgain:
		return f.err.Retry
	case move.Kind == walk.ReplayHere:
		return step != nil
	case move == associateToken:
		return f.walk.Tokens() != nil || step != nil && step.Challenge.Name == "MFA_SETUP"
	case slices.Contains(needsTokens, move.Operation):
		return f.walk.Tokens() != nil
	default:
		return true
	}
}
