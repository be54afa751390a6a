package explain

import "authwalk/flow/walk"

// codeRows are one-time codes that did not match or came too late.
var codeRows = []row{
	{
		id: "wrong-code", exception: "CodeMismatchException",
		says: "The code is wrong. The challenge still waits: try again.",
		causes: []string{
			"The code was mistyped.",
			"It is from an older message: each sign-in sends a new one, and only the newest counts.",
		},
		notCauses: []string{"the session: a wrong code does not spend it"},
		moves:     []walk.Action{answerAgain, startOver},
		next:      "Type the newest code.",
		waits:     true,
	},
	{
		id: "wrong-otp", exception: "CodeMismatchException", answered: []string{"EMAIL_OTP", "SMS_OTP"},
		says:      "The code is wrong. The challenge still waits: try again.",
		found:     wrongMessageCode,
		notCauses: []string{"the session: a wrong code does not spend it"},
		moves:     []walk.Action{answerAgain, startOver, editStart},
		next:      "Type the newest code.",
		waits:     true,
	},
	{
		id: "wrong-verification-code", exception: "CodeMismatchException", message: `Invalid verification code provided, please try again`,
		says: "The code is wrong.",
		causes: []string{
			"The code was mistyped, or a newer one has replaced it.",
			"The code is for something else: signing in, resetting and confirming have their own.",
		},
		moves: []walk.Action{answerAgain, tryAgain, editStart},
		next:  "Type the newest code that was sent for this.",
		waits: true,
	},
	{
		id: "expired-code", exception: "ExpiredCodeException",
		says: "There is no code that could be given back: it is too old, or none was asked for.",
		causes: []string{
			"More time passed than the code lives: an hour for a reset, a day for a sign-up.",
			"No code was asked for, or a newer one has replaced it.",
			"There is no such user, where the client hides that.",
		},
		moves: []walk.Action{answerAgain, editStart},
		next:  "Have a new code sent.",
		waits: true,
	},
	{
		id: "expired-sign-up-code", exception: "ExpiredCodeException", operations: []string{"ConfirmSignUp"},
		says: "The code of the sign-up is too old, or a newer one has replaced it.",
		causes: []string{
			"More than a day passed since it was sent.",
			"It was sent again, and only the newest counts.",
			"There is no such user, where the client hides that.",
		},
		moves: []walk.Action{resendCode, confirmSignUp, editStart},
		next:  "Have the confirmation code sent again.",
		waits: true,
	},
	{
		id: "expired-reset-code", exception: "ExpiredCodeException", operations: []string{"ConfirmForgotPassword"},
		says: "The code of the reset is too old, or none was asked for.",
		causes: []string{
			"More than an hour passed since it was sent.",
			"No reset was asked for, or a newer code has replaced it.",
			"There is no such user, where the client hides that.",
		},
		moves: []walk.Action{forgotPassword, confirmForgotPassword, editStart},
		next:  "Have a new code sent.",
		waits: true,
	},
	{
		id: "expired-attribute-code", exception: "ExpiredCodeException", operations: []string{"VerifyUserAttribute"},
		says:   "The code for this address is too old, or a newer one has replaced it.",
		causes: []string{"More than a day passed since it was sent.", "It was sent again, and only the newest counts."},
		moves:  []walk.Action{sendAttributeCode, answerAgain},
		next:   "Have a new code sent.",
		waits:  true,
	},
}

// wrongMessageCode adds, for a code that the sign-in begins with, that nobody
// may be there to have got one.
func wrongMessageCode(f failure) []string {
	causes := []string{"The code was mistyped, or is from an older message: only the newest counts."}
	step := f.challenge()
	if step == nil || f.facts.user(f.sent.username()) != nil {
		return causes
	}
	a := asked{walk: f.walk, step: *step, challenge: step.Challenge}
	if a.isFirstFactor() {
		causes = append(causes, "There is no such user: where that is hidden, a code is asked for and none is sent.")
	}
	return causes
}
