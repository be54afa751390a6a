package explain

import "fmt"

// explanation is why the service asks for a challenge, in general.
type explanation struct {
	says string
	// here says it for this walk, where the walk tells more; "" when not.
	here func(asked) string
	// more are notes from this walk, before the general ones.
	more  func(asked) []string
	notes []string
}

const (
	thenTokens  = "Tokens usually follow."
	noSMS       = "No code? The SMS sandbox sends to verified numbers only, and the account may have reached its spending limit."
	noEmail     = "No code? Look in the spam folder. The pool's own sender has a low daily limit."
	noResend    = "No call sends the code again: starting over does."
	codeDigits  = "A first factor's code has eight digits, a second factor's has six."
	hiddenDecoy = "A hidden unknown user is asked too, and no code is sent then."
)

// explanations are by ChallengeName.
var explanations = map[string]explanation{
	"PASSWORD_VERIFIER": {
		says: "The sign-in proves the password instead of sending it (SRP). Cognito sent its half of the proof and wants ours.",
		notes: []string{
			"Next: tokens, a second factor, or NEW_PASSWORD_REQUIRED.",
			"Cognito wants the answer within seconds, so it is computed and sent at once.",
			"A user that does not exist is asked as well, where the client hides users.",
			"AWS's own SDKs and CLI leave this arithmetic to the caller.",
		},
	},
	"NEW_PASSWORD_REQUIRED": {
		says: "The user signed in with a temporary password (status FORCE_CHANGE_PASSWORD) and must replace it now.",
		more: func(a asked) []string {
			if required := a.list("requiredAttributes"); len(required) > 0 {
				return []string{"The pool also requires " + enumerate(required) + "."}
			}
			return nil
		},
		notes: []string{
			"An administrator made the user or set a temporary password.",
			"An attribute that has a value must not be sent again.",
			"Next: a second factor or tokens. The password is not asked again.",
		},
	},
	"SMS_MFA": {
		says:  "MFA is on for this user: after the password comes a code by text message.",
		notes: []string{noSMS, "The number must be in the form +15555550142.", noResend, thenTokens},
	},
	"SOFTWARE_TOKEN_MFA": {
		says: "MFA is on for this user: after the password comes a code from an authenticator app.",
		notes: []string{
			"Each code counts once, also the one that registered the app: wait for the next.",
			"The phone's clock must be right. A code lives 30 seconds.",
			thenTokens,
		},
	},
	"EMAIL_OTP": {
		says: "MFA is on for this user: after the password comes a code by e-mail.",
		here: func(a asked) string {
			if a.isFirstFactor() {
				return "USER_AUTH signs in with a code by e-mail instead of a password."
			}
			return ""
		},
		more:  firstFactorNotes,
		notes: []string{noEmail, codeDigits, noResend, thenTokens},
	},
	"SMS_OTP": {
		says:  "USER_AUTH signs in with a code by text message instead of a password.",
		more:  firstFactorNotes,
		notes: []string{noSMS, codeDigits, noResend, thenTokens},
	},
	"SELECT_MFA_TYPE": {
		says: "This user has several second factors and prefers none, so Cognito asks which to use.",
		more: func(a asked) []string {
			if factors := a.list("MFAS_CAN_CHOOSE"); len(factors) > 0 {
				return []string{"On offer: " + enumerate(factors) + "."}
			}
			return nil
		},
		notes: []string{"A preferred factor (SetUserMFAPreference) skips this question.", "Next: the challenge of the factor chosen."},
	},
	"MFA_SETUP": {
		says: "The pool requires a second factor and this user has none that works, so one is set up now.",
		more: func(a asked) []string {
			if factors := a.list("MFAS_CAN_SETUP"); len(factors) > 0 {
				return []string{"MFAS_CAN_SETUP: " + enumerate(factors) + "."}
			}
			return nil
		},
		notes: []string{
			"A phone number cannot be set up here: an administrator adds it, then the sign-in starts again.",
			"The session changes with each call: the newest one counts.",
			"Next: tokens with an app, EMAIL_OTP with an address.",
		},
	},
	"SELECT_CHALLENGE": {
		says: "USER_AUTH without PREFERRED_CHALLENGE lets the user choose how to sign in.",
		here: func(a asked) string {
			if preferred := a.preferred(); preferred != "" {
				return fmt.Sprintf("This user cannot sign in with %s, which was preferred, so the choice comes back. That is no error.", name(preferred))
			}
			return ""
		},
		notes: []string{
			"The list is what this user can do, not all the pool allows.",
			"Something missing? AllowedFirstAuthFactors lacks it, the user has no address or passkey, or the feature plan is Lite.",
			"Where MFA is required or active, only passwords are on offer.",
		},
	},
	"PASSWORD": {
		says:  "USER_AUTH signs in with the password, sent as it is.",
		notes: []string{"Next: a second factor, NEW_PASSWORD_REQUIRED or tokens.", "A wrong password ends the walk."},
	},
	"PASSWORD_SRP": {
		says:  "USER_AUTH signs in with the password, proved and not sent. SRP_A begins the proof.",
		notes: []string{"Next: PASSWORD_VERIFIER."},
	},
	"WEB_AUTHN": {
		says: "USER_AUTH signs in with a passkey: the service sends a challenge, the passkey signs it.",
		notes: []string{
			"The passkey must be registered for the relying party named in the options.",
			thenTokens,
		},
	},
	"CUSTOM_CHALLENGE": {
		says: "The pool's own functions made this challenge up: they say what is asked, and judge the answer.",
		notes: []string{
			"What was asked is in the parameters; the rest only the pool's owner knows.",
			"Each answer, right or wrong, brings a new session.",
			"No MFA follows unless the functions asked for the password.",
		},
	},
	"DEVICE_SRP_AUTH": {
		says: "The sign-in named a remembered device (DEVICE_KEY), which proves itself now.",
		notes: []string{
			"Where the pool says so, the device stands in for the second factor.",
			"Next: always DEVICE_PASSWORD_VERIFIER.",
		},
	},
	"DEVICE_PASSWORD_VERIFIER": {
		says:  "The remembered device proves that it knows its secret, as the user's password is proved.",
		notes: []string{thenTokens, "A wrong proof is answered in the words for a wrong password."},
	},
	"ADMIN_NO_SRP_AUTH": {
		says:  "The API lists this name for old times' sake. Today's service never asks it.",
		notes: []string{"A server that does is not Cognito, or an old copy of it."},
	},
}

func firstFactorNotes(a asked) []string {
	if a.isFirstFactor() {
		return []string{hiddenDecoy}
	}
	return nil
}
