package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// authenticatorRows are the troubles of authenticator apps, in signing in and
// in registering one.
var authenticatorRows = []row{
	{
		id: "pain-17", exception: api.CodeMismatchException, message: `Invalid code received for user`,
		description: "The code from the authenticator app is wrong. The session is still valid.",
		saysReason:  true,
		observed:    wrongClock,
		causes:      wrongTOTP, ruledOut: []string{sessionStillValid},
		actions:      []walk.Action{answerAgain, startOver},
		clockMatters: true,
		next:         "Wait for the app's next code and enter it.",
		retryable:    true,
	},
	{
		id: "pain-17-setup", exception: api.EnableSoftwareTokenMFAException,
		description: "The code does not belong to the newest secret, so the app was not registered.",
		observed:    wrongClock,
		causes:      wrongTOTP, ruledOut: []string{sessionStillValid},
		actions:      []walk.Action{answerAgain, startOver},
		clockMatters: true,
		next:         "Scan the newest QR code and enter the app's next code.",
		retryable:    true,
	},
	{
		id: "pain-18", exception: api.ExpiredCodeException, message: `Your software token has already been used once`,
		description: "This code was already used. Each code works once.",
		causes: []string{
			"The same code registered the app just before.",
			"There were two sign-ins with the same code within " + api.InSeconds(api.TOTPStep) + ".",
		},
		ruledOut:  []string{"the code (correct, but used)"},
		actions:   []walk.Action{answerAgain, startOver},
		next:      "Wait for the next code (" + api.InSeconds(api.TOTPStep) + " at most).",
		retryable: true,
	},
	{
		id: "pain-19", exception: api.SoftwareTokenMFANotFoundException,
		description: "No authenticator app is turned on for this user.",
		causes: []string{
			"The app was registered, but SetUserMFAPreference was not called. That is a separate step.",
			"The registration was not finished with VerifySoftwareToken.",
		},
		actions: []walk.Action{startOver, editStart},
		next:    "Sign in with another factor, then register the app, verify it and turn it on (SetUserMFAPreference).",
	},
	{
		id: "totp-off", exception: api.SoftwareTokenMFANotFoundException, message: `Software Token MFA has not been enabled by the userPool`,
		description: "This pool does not offer authenticator apps.",
		causes:      []string{"SoftwareTokenMfaConfiguration is not enabled in the pool's MFA settings."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Choose another factor, or ask an administrator to turn authenticator apps on (SetUserPoolMfaConfig).",
		retryable:   true,
	},
	{
		id: "pain-19-unverified", exception: api.InvalidParameterException, message: `User has not verified software token mfa`,
		description: "The authenticator app is not verified yet, so it cannot be used.",
		causes: []string{
			"VerifySoftwareToken was skipped, or its code was wrong.",
			"The session of VerifySoftwareToken was not used for the answer.",
		},
		actions:   []walk.Action{answerAgain, associateToken, startOver},
		next:      "Verify the app with a code first. If that was done, start over.",
		retryable: true,
	},
	{
		id: "pain-19-unset", exception: api.InvalidParameterException, message: `User has not set up software token mfa`,
		description: "This user has no authenticator app.",
		causes: []string{
			"AssociateSoftwareToken was not called for this user.",
			"SoftwareTokenMfaSettings was sent only to turn the app off: leave it out.",
		},
		actions:   []walk.Action{answerAgain, associateToken, getUser},
		next:      "Set up an authenticator app first: get a secret for it, and verify it with a code from the app.",
		retryable: true,
	},
	{
		id: "no-delivery", exception: api.InvalidParameterException, message: `User does not have delivery config set to turn on \w+`,
		description: "The user lacks what this factor needs: a phone number, an address, or a registered app.",
		causes:      []string{"The factor was turned on before it was set up."},
		actions:     []walk.Action{answerAgain, getUser},
		next:        "Set the factor up first, then turn it on.",
		retryable:   true,
	},
	{
		id: "factor-gone", exception: api.MFAMethodNotFoundException,
		description: "The user has no second factor that Cognito could ask for.",
		causes:      []string{"The factor was turned off for the user or the pool during this sign-in.", noFactorToSetUp},
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "Start over: Cognito asks for what the user has now.",
	},
	{
		id: "no-factor-at-all", exception: api.MFAMethodNotFoundException, message: `No MFA mechanism registerd in the account`,
		description: "The pool requires a second factor. This user has none and cannot set one up.",
		causes:      []string{noFactorToSetUp},
		actionsHere: handOver,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask an administrator to add a phone number, or to offer authenticator apps.",
	},
	{
		id: "associated-at-once", exception: api.ConcurrentModificationException,
		description: "Two registrations of an authenticator app ran at the same time.",
		causes:      []string{"The call was made twice: a double click, or two tabs."},
		actions:     []walk.Action{tryAgain, startOver},
		passes:      true,
		next:        "Try again once.",
	},
}

const noFactorToSetUp = "The pool offers only SMS_MFA, and the user has no phone number."

// wrongTOTP is what makes an app show other codes than the service expects.
var wrongTOTP = []string{
	"It was mistyped, or is the code of another account in the app.",
	"The app holds an older secret: each AssociateSoftwareToken makes a new one.",
	"The phone's clock is wrong: turn on automatic time.",
}

// wrongClock matters to codes that are made on this machine: a code is shown
// for one step, with one such step of tolerance each way.
func wrongClock(f failure) []string { return f.clockIsOff(api.TOTPStep) }
