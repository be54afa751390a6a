package explain

import (
	"time"

	"authwalk/flow/walk"
)

// authenticatorRows are the troubles of authenticator apps, in signing in and
// in registering one.
var authenticatorRows = []row{
	{
		id: "pain-17", exception: "CodeMismatchException", message: `Invalid code received for user`,
		says:   "The code from the authenticator app is wrong. The challenge still waits: try again.",
		found:  wrongClock,
		causes: wrongTOTP, notCauses: []string{"the session: a wrong code does not spend it"},
		moves: []walk.Action{answerAgain, startOver},
		clock: true,
		next:  "Wait for the app's next code and type that.",
		waits: true,
	},
	{
		id: "pain-17-setup", exception: "EnableSoftwareTokenMFAException",
		says:   "The code does not belong to the newest secret, so the app was not registered.",
		found:  wrongClock,
		causes: wrongTOTP, notCauses: []string{"the session: a wrong code does not spend it"},
		moves: []walk.Action{answerAgain, startOver},
		clock: true,
		next:  "Scan the newest secret and type the app's next code.",
		waits: true,
	},
	{
		id: "pain-18", exception: "ExpiredCodeException", message: `Your software token has already been used once`,
		says: "This code was accepted before, and each counts only once.",
		causes: []string{
			"It is the code that registered the app a moment ago.",
			"It signed in a moment ago: two sign-ins within 30 seconds.",
		},
		notCauses: []string{"the code: it is right, and used"},
		moves:     []walk.Action{answerAgain, startOver},
		next:      "Wait for the next code, 30 seconds at most.",
		waits:     true,
	},
	{
		id: "pain-19", exception: "SoftwareTokenMFANotFoundException",
		says: "No authenticator app is switched on for this user.",
		causes: []string{
			"The app was registered, but SetUserMFAPreference was never called: that is a step of its own.",
			"The registration was never finished with VerifySoftwareToken.",
		},
		moves: []walk.Action{startOver, editStart},
		next:  "Register the app, verify it, then set the preference.",
	},
	{
		id: "totp-off", exception: "SoftwareTokenMFANotFoundException", message: `Software Token MFA has not been enabled by the userPool`,
		says:   "This pool does not offer authenticator apps.",
		causes: []string{"SoftwareTokenMfaConfiguration is not enabled in the pool's MFA settings."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Choose another factor, or switch authenticator apps on (SetUserPoolMfaConfig).",
		waits:  true,
	},
	{
		id: "pain-19-unverified", exception: "InvalidParameterException", message: `User has not verified software token mfa`,
		says: "The authenticator app was not verified yet, so it cannot be used.",
		causes: []string{
			"VerifySoftwareToken was skipped, or its code was wrong.",
			"The session of VerifySoftwareToken was not used for the answer.",
		},
		moves: []walk.Action{answerAgain, associateToken, startOver},
		next:  "Verify the app with a code first.",
		waits: true,
	},
	{
		id: "pain-19-unset", exception: "InvalidParameterException", message: `User has not set up software token mfa`,
		says: "This user has no authenticator app.",
		causes: []string{
			"AssociateSoftwareToken was never called for this user.",
			"SoftwareTokenMfaSettings was sent only to switch the app off: leave it out.",
		},
		moves: []walk.Action{answerAgain, associateToken, getUser},
		next:  "Get a secret with AssociateSoftwareToken and verify it.",
		waits: true,
	},
	{
		id: "no-delivery", exception: "InvalidParameterException", message: `User does not have delivery config set to turn on \w+`,
		says:   "The user lacks what this factor needs: a phone number, an address, or a registered app.",
		causes: []string{"The factor was switched on before it was set up."},
		moves:  []walk.Action{answerAgain, getUser},
		next:   "Set the factor up first, then switch it on.",
		waits:  true,
	},
	{
		id: "factor-gone", exception: "MFAMethodNotFoundException",
		says:   "The factor that was asked for is not available any more.",
		causes: []string{"It was switched off for the user or the pool during this sign-in."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Start over: the service asks for what the user has now.",
	},
	{
		id: "associated-at-once", exception: "ConcurrentModificationException",
		says:   "Two registrations of an authenticator app ran at the same time.",
		causes: []string{"The call was made twice: a double click, or two tabs."},
		moves:  []walk.Action{tryAgain, startOver},
		next:   "Try again, once.",
		waits:  true,
	},
}

// wrongTOTP is what makes an app show other codes than the service expects.
var wrongTOTP = []string{
	"It was mistyped, or is the code of another account in the app.",
	"The app holds an older secret: each AssociateSoftwareToken makes a new one.",
	"The phone's clock is off: the app needs the time set automatically.",
}

// wrongClock matters to codes that are made on this machine: a code lives 30
// seconds, with one such step of tolerance each way.
func wrongClock(f failure) []string { return f.clockIsOff(30 * time.Second) }
