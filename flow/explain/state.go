package explain

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// stateRows are refusals for what the user is, not for what was typed.
var stateRows = []row{
	{
		id: "pain-07", exception: api.UserNotConfirmedException,
		description: "The sign-up of this user is not confirmed. Cognito checks that first, so this says nothing about the password.",
		saysReason:  true,
		causes:      []string{"The user never entered the sign-up code.", "The code did not arrive, or went to a mistyped address."},
		ruledOut:    []string{"the password (not checked yet)"},
		notes:       []string{"An administrator can confirm without a code (AdminConfirmSignUp)."},
		actions:     []walk.Action{resendCode, confirmSignUp, startOver},
		next:        "Request a code and confirm the sign-up with it, then sign in again.",
	},
	{
		id: "pain-08", exception: api.NotAuthorizedException, message: `User cannot be confirmed\. Current status is .*`,
		description: "This sign-up is already confirmed.",
		saysReason:  true,
		observed:    confirmedBefore,
		actionsHere: signInAgain,
		actions:     []walk.Action{editStart},
		passes:      true,
		next:        "Sign in.",
	},
	{
		id: "already-confirmed", exception: api.InvalidParameterException, message: `User is already confirmed`,
		description: "This sign-up is already confirmed, so no code was sent.",
		causes:      []string{"The sign-up was confirmed earlier: by code, by link or by an administrator."},
		actionsHere: signInAgain,
		actions:     []walk.Action{editStart},
		passes:      true,
		next:        "Sign in.",
	},
	{
		id: "pain-09", exception: api.InvalidParameterException, message: `Cannot reset password for the user as there is no.*`,
		description: "The user has no verified address for a reset code.",
		causes: []string{
			"An administrator created the user and did not mark the address as verified.",
			"The address was changed and not verified again.",
			"The pool's AccountRecoverySetting does not allow the user's address.",
		},
		actionsHere: makeRecoverable,
		actions:     []walk.Action{editStart},
		next:        "Ask an administrator to verify the address or to set a password.",
	},
	{
		id: "pain-10", exception: api.PasswordResetRequiredException,
		description: "The user must set a new password before signing in. This is an error, not a challenge: the sign-in cannot continue.",
		saysReason:  true,
		observed:    mustReset,
		ruledOut:    []string{"a wrong password"},
		notes:       []string{"A reset by an administrator (AdminResetUserPassword) sends a code itself: it can be older than this sign-in. ChangePassword does not work here."},
		actions:     []walk.Action{forgotPassword, confirmForgotPassword, startOver},
		next:        "Request a code, unless one was already sent, and set a new password with it.",
	},
	{
		id: "pain-12", exception: api.NotAuthorizedException,
		message:     `Temporary password has expired and must be reset by an administrator|User account has expired, it must be reset by an administrator`,
		description: "The temporary password expired before the user replaced it.",
		saysReason:  true,
		causes:      []string{fmt.Sprintf("It was not used within TemporaryPasswordValidityDays (%d days, unless the pool sets another number).", pool.TemporaryPasswordDays)},
		ruledOut:    []string{passwordIsRight + ", but expired)"},
		notes:       []string{"ForgotPassword does not work in this state. AdminSetUserPassword sets a password without a message."},
		actionsHere: resendPassword,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask an administrator to send a new temporary password.",
	},
	{
		id: "no-reset-in-state", exception: api.NotAuthorizedException, message: `User password cannot be reset in the current state`,
		description: "A temporary password cannot be reset (status FORCE_CHANGE_PASSWORD).",
		causes:      []string{"An administrator created the user, and the user has not set a password yet."},
		actionsHere: func(f failure) []walk.Action { return append([]walk.Action{editStart}, resendPassword(f)...) },
		actions:     []walk.Action{startOver},
		next:        "Sign in with the temporary password, or ask an administrator to send a new one.",
	},
	{
		id: "disabled", exception: api.NotAuthorizedException, message: `User is disabled`,
		description: "An administrator disabled this user.",
		saysReason:  true,
		causes:      []string{"A person or a job called AdminDisableUser."},
		ruledOut:    []string{passwordIsRight + ")"},
		actionsHere: enableUser,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask an administrator to enable the user.",
	},
}

// confirmedBefore tells how it came that there was nothing to confirm: an administrator
// needs no code for it.
func confirmedBefore(f failure) []string {
	if f.place().operation == api.AdminConfirmSignUp {
		return []string{"The user or another administrator has confirmed it before."}
	}
	return []string{
		"The code was used twice: a double click, or a mail scanner that followed the link.",
		"A sign-in code was sent to ConfirmSignUp.",
	}
}

// mustReset tells who has to set a new password. Of imported users a client that
// hides users does not say so: it answers as for a wrong password.
func mustReset(f failure) []string {
	causes := []string{"An administrator reset the password (status RESET_REQUIRED)."}
	if f.facts.hiding() != hidesUsers {
		causes = append(causes, "The user was imported and has no password yet: then no password is checked.")
	}
	return causes
}
