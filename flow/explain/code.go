package explain

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// codeRows are one-time codes that did not match or came too late.
var codeRows = []row{
	{
		id: "wrong-code", exception: api.CodeMismatchException,
		description: "The code is wrong. The session is still valid.",
		headline:    codeOutsideSession,
		saysReason:  true,
		causes: []string{
			"The code was mistyped.",
			"It is from an older message: each sign-in sends a new code, and only the newest one works.",
		},
		ruledOut:  []string{sessionStillValid},
		actions:   []walk.Action{answerAgain, startOver},
		next:      "Enter the newest code.",
		retryable: true,
	},
	{
		id: "wrong-otp", exception: api.CodeMismatchException, answered: []string{api.ChallengeEmailOTP, api.ChallengeSMSOTP},
		description: "The code is wrong. The session is still valid.",
		saysReason:  true,
		observed:    wrongMessageCode,
		ruledOut:    []string{sessionStillValid},
		actions:     []walk.Action{answerAgain, startOver, editStart},
		next:        "Enter the newest code.",
		retryable:   true,
	},
	{
		id: "wrong-verification-code", exception: api.CodeMismatchException, message: `Invalid verification code provided.*`,
		description: "The code is wrong.",
		causes: []string{
			"The code was mistyped, or a newer one replaced it.",
			"The code is for something else: codes for sign-in, reset and confirmation are different.",
		},
		actions:   []walk.Action{answerAgain, tryAgain, editStart},
		next:      "Enter the newest code that was sent for this.",
		retryable: true,
	},
	{
		id: "expired-code", exception: api.ExpiredCodeException,
		description: "The code expired or was never requested.",
		causes: []string{
			"The code expired: reset codes are valid for " + api.InHours(api.ResetCodeValidity) + ", sign-up codes for " + api.InHours(api.SignUpCodeValidity) + ".",
			"No code was requested, or a newer one replaced it.",
			hiddenUserCause,
		},
		actions:   []walk.Action{startOver, answerAgain, editStart},
		passes:    true,
		next:      "Start over: that sends a new code.",
		retryable: true,
	},
	{
		id: "expired-sign-in-code", exception: api.ExpiredCodeException,
		answered:    []string{api.ChallengeSMSMFA, api.ChallengeEmailOTP, api.ChallengeSMSOTP},
		description: "The code for this sign-in expired.",
		causes: []string{
			"The code was entered too late.",
			"Another sign-in of this user sent a newer code, and only the newest one works.",
		},
		actions: []walk.Action{startOver, answerAgain, editStart},
		passes:  true,
		next:    "Start over: that sends a new code.",
	},
	{
		id: "expired-app-code", exception: api.ExpiredCodeException, answered: []string{api.ChallengeSoftwareTokenMFA},
		description: "The code of the authenticator app expired.",
		observed:    wrongClock,
		causes:      []string{"The code was entered too late: the app shows each one for " + api.InSeconds(api.TOTPStep) + "."},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Enter the code that the app shows now.",
		retryable:   true,
	},
	{
		id: "expired-sign-up-code", exception: api.ExpiredCodeException, operations: []string{api.ConfirmSignUp},
		description: "The sign-up code expired or was replaced by a newer one.",
		causes: []string{
			"The code was sent more than " + api.InHours(api.SignUpCodeValidity) + " ago.",
			"A newer code was sent, and only the newest one works.",
			hiddenUserCause,
		},
		actions:   []walk.Action{resendCode, confirmSignUp, editStart},
		next:      "Request a new confirmation code.",
		retryable: true,
	},
	{
		id: "expired-reset-code", exception: api.ExpiredCodeException, operations: []string{api.ConfirmForgotPassword},
		description: "The reset code expired or was never requested.",
		causes: []string{
			"The code was sent more than " + api.InHours(api.ResetCodeValidity) + " ago.",
			"No reset was requested, or a newer code replaced this one.",
			hiddenUserCause,
		},
		actions:   []walk.Action{forgotPassword, confirmForgotPassword, editStart},
		next:      "Request a new code.",
		retryable: true,
	},
	{
		id: "expired-attribute-code", exception: api.ExpiredCodeException, operations: []string{api.VerifyUserAttribute},
		description: "The code for this address expired or was replaced by a newer one.",
		causes:      []string{"The code was sent more than " + api.InHours(api.AttributeCodeValidity) + " ago.", "A newer code was sent, and only the newest one works."},
		actions:     []walk.Action{sendAttributeCode, answerAgain},
		next:        "Request a new code.",
		retryable:   true,
	},
}

// codeOutsideSession is for codes that no session waits for: those of a sign-up or a
// reset, and those of which it is not known.
func codeOutsideSession(f failure) string {
	if f.step.Answered == "" && !slices.Contains(usesSession, f.step.Exchange.Operation) {
		return "The code is wrong."
	}
	return ""
}

const hiddenUserCause = "The user does not exist (the app client can hide that)."

// wrongMessageCode adds, for a code that the sign-in begins with, that there may
// be no user who got one.
func wrongMessageCode(f failure) []string {
	causes := []string{"The code was mistyped, or is from an older message: only the newest one works."}
	step := f.challenge()
	if step == nil || f.facts.identify(f.typed()).User != nil {
		return causes
	}
	a := asked{walk: f.walk, step: *step, challenge: step.Challenge}
	if a.isFirstFactor() {
		causes = append(causes, "The user does not exist: if the app client hides that, Cognito asks for a code and sends none.")
	}
	return causes
}
