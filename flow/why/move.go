package why

import "authwalk/flow/walk"

// The moves that rows choose from.
var (
	tryAgain    = walk.Move{Kind: walk.TryAgain, Label: "try again with the same answer"}
	answerAgain = walk.Move{Kind: walk.AnswerAgain, Label: "change the answer"}
	startOver   = walk.Move{Kind: walk.StartOver, Label: "start over with the same answers"}
	editStart   = walk.Move{Kind: walk.EditStart, Label: "edit the start"}
	replayHere  = walk.Move{Kind: walk.ReplayHere, Label: "replay the walk up to here"}

	confirmSignUp         = perform("ConfirmSignUp", "confirm the sign-up with the code")
	resendCode            = perform("ResendConfirmationCode", "have the confirmation code sent again")
	forgotPassword        = perform("ForgotPassword", "have a code sent to reset the password")
	confirmForgotPassword = perform("ConfirmForgotPassword", "set a new password with the code")
	associateToken        = perform("AssociateSoftwareToken", "get a secret for an authenticator app")
	getUser               = perform("GetUser", "see how the user is set up")
	sendAttributeCode     = perform("GetUserAttributeVerificationCode", "have the code sent again")
)

func perform(operation, label string) walk.Move {
	return walk.Move{Kind: walk.Perform, Label: label, Operation: operation}
}

// possible drops the moves that make no sense where the walk stands.
func possible(moves []walk.Move, f failure) []walk.Move {
	var kept []walk.Move
	for _, move := range moves {
		switch {
		case move.Kind == walk.AnswerAgain && !f.err.Retry:
		case move.Kind == walk.ReplayHere && f.challenge() == nil:
		default:
			kept = append(kept, move)
		}
	}
	return kept
}
