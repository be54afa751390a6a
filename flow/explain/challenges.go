package explain

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// explanation is why the service asks for a challenge, in general.
type explanation struct {
	description string
	// asks says in plain words what is asked for, and accepted what it means that the
	// answer was right; "" where that alone means nothing.
	asks, accepted string
	// here says it for this walk, where the walk tells more; "" when not.
	here func(asked) string
	// more are notes from this walk, before the general ones.
	more  func(asked) []string
	notes []string
}

const (
	thenTokens  = "Tokens usually follow."
	noSMS       = "No code? The SMS sandbox sends only to verified numbers, and the account might have reached its spending limit."
	noEmail     = "No code? Look in the spam folder. Cognito's own sender has a low daily limit."
	noResend    = "A wrong code can be corrected. Late or lost: start over, none is resent."
	hiddenDecoy = "Check the user name: a client that hides unknown users also asks for a code if no user has that name, and sends none."
)

var codeDigits = fmt.Sprintf("A code as first factor has %d digits, as second factor %d.", api.FirstFactorDigits, api.CodeDigits)

// explanations are by ChallengeName.
var explanations = map[string]explanation{
	api.ChallengePasswordVerifier: {
		description: "The sign-in proves the password instead of sending it (SRP). Cognito sent its SRP values and expects the proof from the client.",
		asks:        "Now the password has to be proved, without sending it.",
		accepted:    "The password was right.",
		notes: []string{
			"Next: tokens, a second factor, or NEW_PASSWORD_REQUIRED.",
			"Cognito accepts the answer only for a few seconds. authwalk computes and sends it immediately, unless another program made SRP_A.",
			"If the client hides unknown users, Cognito also asks for users that do not exist.",
			"The AWS CLI and SDKs do not compute SRP for you.",
		},
	},
	api.ChallengeNewPasswordRequired: {
		description: "The user signed in with a temporary password (status FORCE_CHANGE_PASSWORD) and must replace it now.",
		asks:        "It was a temporary one: now a new password is asked for.",
		accepted:    "The new password is set.",
		more: func(a asked) []string {
			required := a.list(api.KeyRequiredAttributes)
			for i := range required {
				required[i] = strings.TrimPrefix(required[i], api.AttributePrefix)
			}
			if len(required) > 0 {
				return []string{"The pool also requires " + enumerate(required) + "."}
			}
			return nil
		},
		notes: []string{
			"An administrator created the user or set a temporary password.",
			"An attribute that has a value must not be sent again.",
			"Next: a second factor or tokens. The password is not asked for again.",
		},
	},
	api.ChallengeSMSMFA: {
		description: "After the password Cognito asks for a second factor (MFA): a code from a text message.",
		asks:        "Now a code that was sent by text message is asked for.",
		accepted:    "The code from the text message was right.",
		notes:       []string{noSMS, "The number must have the form +15555550142.", noResend, thenTokens},
	},
	api.ChallengeSoftwareTokenMFA: {
		description: "After the password Cognito asks for a second factor (MFA): a code from an authenticator app.",
		asks:        "Now a code from the authenticator app is asked for.",
		accepted:    "The code from the authenticator app was right.",
		notes: []string{
			"Each code works once, also the one that registered the app: then wait for the next.",
			"The phone's clock must be right. The app shows a new code every " + api.InSeconds(api.TOTPStep) + "; the previous and the next one also work.",
			thenTokens,
		},
	},
	api.ChallengeEmailOTP: {
		description: "After the password Cognito asks for a second factor (MFA): a code from an email.",
		asks:        "Now a code that was sent by email is asked for.",
		accepted:    "The code from the email was right.",
		here: func(a asked) string {
			if a.isFirstFactor() {
				return "USER_AUTH signs in with a code by email instead of a password."
			}
			return ""
		},
		more:  firstFactorNotes,
		notes: []string{noEmail, codeDigits, noResend, thenTokens},
	},
	api.ChallengeSMSOTP: {
		description: "USER_AUTH signs in with a code by text message instead of a password.",
		asks:        "Now a code that was sent by text message is asked for.",
		accepted:    "The code from the text message was right.",
		more:        firstFactorNotes,
		notes:       []string{noSMS, codeDigits, noResend, thenTokens},
	},
	api.ChallengeSelectMFAType: {
		description: "This user has several second factors and no preferred one, so Cognito asks which to use.",
		asks:        "The user has several second factors: now one is to be chosen.",
		more: func(a asked) []string {
			if factors := a.list(api.KeyMFAsCanChoose); len(factors) > 0 {
				return []string{"Offered: " + enumerate(factors) + "."}
			}
			return nil
		},
		notes: []string{"A preferred factor (SetUserMFAPreference) skips this question.", "Next: the challenge of the factor chosen."},
	},
	api.ChallengeMFASetup: {
		description: "The pool requires a second factor. This user has none that works, so one must be set up now.",
		asks:        "A second factor is required, and the user has none: one is set up now.",
		accepted:    "The second factor is set up.",
		here: func(a asked) string {
			if slices.Equal(a.list(api.KeyMFAsCanSetUp, api.KeyMFACanSetUp), []string{api.ChallengeSMSMFA}) {
				return "The pool requires a second factor and offers only SMS_MFA. This user has no phone number, so no code was sent. " +
					"An administrator must add a number."
			}
			return ""
		},
		more: func(a asked) []string {
			var notes []string
			if missing := a.facts.notOffered(a.walk, a.step); missing != "" {
				notes = append(notes, missing)
			}
			if factors := a.list(api.KeyMFAsCanSetUp, api.KeyMFACanSetUp); len(factors) > 0 {
				notes = append(notes, "MFAS_CAN_SETUP: "+enumerate(factors)+".")
			}
			return notes
		},
		notes: []string{
			"A phone number cannot be set up here: an administrator adds it, then the user signs in again.",
			"The session changes with each call: use the newest one.",
			"Next: tokens with an app, EMAIL_OTP with an address.",
		},
	},
	api.ChallengeSelectChallenge: {
		description: choosesFactor,
		asks:        "There are several ways to sign in: now one is to be chosen.",
		here:        lacksFirstFactors,
		more:        disallowedFirstFactors,
		notes: []string{
			"The list shows the factors this user can use now. The pool might allow more.",
			"If MFA is required or active, only passwords are offered.",
		},
	},
	api.ChallengePassword: {
		description: "USER_AUTH signs in with the password, which is sent to the server.",
		asks:        "Now the password is asked for.",
		accepted:    "The password was right.",
		notes:       []string{"Next: a second factor, NEW_PASSWORD_REQUIRED or tokens.", "A wrong password ends the sign-in."},
	},
	api.ChallengePasswordSRP: {
		description: "USER_AUTH signs in with the password, which is proved and not sent. SRP_A begins the proof.",
		asks:        "Now the password is asked for.",
		accepted:    "The password was right.",
		notes:       []string{"Next: PASSWORD_VERIFIER."},
	},
	api.ChallengeWebAuthn: {
		description: "USER_AUTH signs in with a passkey: Cognito sends a challenge, and the passkey signs it.",
		asks:        "Now a passkey has to sign.",
		accepted:    "The passkey has signed, and no password was needed.",
		notes: []string{
			"The passkey must be registered for the relying party named in the options.",
			thenTokens,
		},
	},
	api.ChallengeCustomChallenge: {
		description: "The pool's Lambda triggers defined this challenge and check the answer.",
		asks:        "Now the pool asks a question of its own.",
		accepted:    "The answer was accepted.",
		here:        nextRound,
		more:        sentByTrigger,
		notes: []string{
			"The pool's owner knows what the triggers expect.",
			"Each answer, right or wrong, brings a new session.",
			"No MFA follows unless the triggers asked for the password.",
		},
	},
	api.ChallengeDeviceSRPAuth: {
		description: "The sign-in named a remembered device (DEVICE_KEY). Cognito now asks for the device's proof.",
		asks:        "Now the remembered device has to prove itself.",
		more:        whichDevice,
		notes: []string{
			"The pool can let the device replace the second factor.",
			"Next: always DEVICE_PASSWORD_VERIFIER.",
		},
	},
	api.ChallengeDevicePasswordVerifier: {
		description: "The remembered device proves its secret in the same way as a password.",
		asks:        "Now the remembered device has to prove itself.",
		accepted:    "The device proved that it is a remembered one, so no code was needed.",
		more:        whichDevice,
		notes:       []string{thenTokens, "After a wrong proof Cognito sends the same message as for a wrong password."},
	},
	api.ChallengeAdminNoSRPAuth: {
		description: "The API still lists this name, but Cognito no longer uses it.",
		asks:        "Now comes a challenge that Cognito no longer uses.",
		accepted:    "The answer was accepted.",
		notes:       []string{"A server that sends it is not Cognito."},
	},
}

// nextRound says which challenge of a custom flow it is, from the second one on.
func nextRound(a asked) string {
	round := 1
	for _, step := range a.walk.Steps {
		if step.Number <= a.step.Number && step.Answered == api.ChallengeCustomChallenge && step.Error == nil {
			round++
		}
	}
	if round == 1 {
		return ""
	}
	return fmt.Sprintf("Round %d: the pool's Lambda triggers checked the answer to round %d and ask again. It can be another question, or a code that they have sent.", round, round-1)
}

// sentByTrigger says where a code can be that a trigger has sent: of its messages
// Cognito tells nothing.
func sentByTrigger(a asked) []string {
	const told = "These parameters are all that Cognito tells. A trigger can also send a code itself, by email or text message"
	if len(a.step.Triggers) > 0 {
		return []string{told + "; here ^N takes such a code from the inbox."}
	}
	return []string{told + "."}
}

func firstFactorNotes(a asked) []string {
	if a.isFirstFactor() {
		return []string{hiddenDecoy}
	}
	return nil
}
