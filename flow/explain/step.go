package explain

import (
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// Step explains a step of any kind: what was asked, what was refused, tokens,
// or what a helper call did. The facts may be nil.
func Step(w walk.Walk, step walk.Step, facts *pool.Facts) walk.Explanation {
	switch {
	case step.Error != nil:
		return Failure(w, step, facts)
	case step.Challenge != nil:
		return Challenge(w, step, facts)
	case step.Tokens != nil:
		return shown(tokens(w, step))
	default:
		done, ok := performed[step.Exchange.Operation]
		return shown(walk.Explanation{Description: done.says, Notes: append([]string(nil), done.notes...), Known: ok})
	}
}

func tokens(w walk.Walk, step walk.Step) walk.Explanation {
	why := walk.Explanation{Description: "Everything the pool asks of this user was given: these are the tokens.", Known: true}
	switch {
	case sentBy(step.Exchange).AuthFlow == "REFRESH_TOKEN_AUTH", sentBy(step.Exchange).AuthFlow == "REFRESH_TOKEN",
		step.Exchange.Operation == "GetTokensFromRefreshToken":
		why.Description = "The refresh token was accepted, so new tokens came without a sign-in."
	case !askedSecondFactor(w):
		why.Notes = append(why.Notes, noSecondFactor(w))
	}
	if step.Tokens.Device != nil {
		why.Notes = append(why.Notes, "The pool offers to remember this device: ConfirmDevice does it, and refreshing needs its key then.")
	}
	return why
}

func askedSecondFactor(w walk.Walk) bool {
	for _, step := range w.Steps {
		if step.Challenge == nil {
			continue
		}
		switch step.Challenge.Name {
		case "SMS_MFA", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP", "DEVICE_SRP_AUTH":
			return true
		case "EMAIL_OTP":
			return !asked{walk: w, step: step, challenge: step.Challenge}.isFirstFactor()
		}
	}
	return false
}

// noSecondFactor says why no MFA was asked, as far as the flow tells.
func noSecondFactor(w walk.Walk) string {
	if w.Start.AuthFlow == "CUSTOM_AUTH" {
		return "No second factor: MFA follows a password step only, and a custom flow need not have one."
	}
	return "No second factor: MFA is off for the pool, or optional and this user has none switched on (SetUserMFAPreference)."
}

// performed is what calls beside the challenges have done, by operation.
var performed = map[string]explanation{
	"AssociateSoftwareToken": {
		says:  "Cognito made a secret for an authenticator app. It counts when a code from it is verified.",
		notes: []string{"Each call makes a new secret, and an older unverified one is dead."},
	},
	"VerifySoftwareToken": {
		says: "The app's code was right: the app is registered.",
		notes: []string{
			"By access token it is not switched on yet: SetUserMFAPreference does that.",
			"The code is used up: the next sign-in needs another.",
		},
	},
	"SetUserMFAPreference": {
		says:  "The user's second factors are set. The next sign-in asks for the preferred one.",
		notes: []string{"Several factors without a preferred one lead to SELECT_MFA_TYPE."},
	},
	"SignUp": {
		says:  "The user was made. Until the sign-up is confirmed, signing in is refused.",
		notes: []string{"No code? The pool may confirm by itself, or not verify addresses at all."},
	},
	"ConfirmSignUp":          {says: "The sign-up is confirmed: the user can sign in."},
	"ResendConfirmationCode": {says: "A new code was sent; the older one no longer counts.", notes: []string{hiddenSuccess}},
	"ForgotPassword": {
		says: "A code to reset the password was sent, to a verified address of the user.",
		notes: []string{
			hiddenSuccess,
			"No code? An address that is not verified gets none, whatever is said here.",
			"The address that second-factor codes go to is not used.",
		},
	},
	"ConfirmForgotPassword": {says: "The new password is set: the user can sign in with it."},
	"ChangePassword":        {says: "The password is changed. Tokens issued before go on working."},
	"GlobalSignOut": {
		says:  "All refresh tokens of the user are dead, and Cognito takes the access tokens no longer.",
		notes: []string{stillValid},
	},
	"RevokeToken": {
		says:  "The refresh token is dead, and Cognito takes the access tokens made from it no longer.",
		notes: []string{stillValid, "Cognito answers the same for a token that never was."},
	},
	"GetUser":                          {says: "The user as the access token's owner may see it."},
	"GetUserAuthFactors":               {says: "The factors this user can sign in with."},
	"GetUserAttributeVerificationCode": {says: "A code was sent to the address; VerifyUserAttribute takes it."},
	"VerifyUserAttribute":              {says: "The address is verified: it can be signed in with, and reset codes go there."},
	"ConfirmDevice":                    {says: "The device is registered. Refreshing needs its DEVICE_KEY from now on."},
}

const (
	hiddenSuccess = "Where the client hides users, this is said for unknown ones too."
	stillValid    = "Other services judge tokens by themselves: to them an access token is good until exp."
)
