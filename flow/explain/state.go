package explain

import "authwalk/flow/walk"

// stateRows are refusals for what the user is, not for what was typed.
var stateRows = []row{
	{
		id: "pain-07", exception: "UserNotConfirmedException",
		says:      "The sign-up of this user was never confirmed. Cognito looks at that first, so it says nothing about the password.",
		causes:    []string{"The code of the sign-up was never given back.", "The code never came, or went to a mistyped address."},
		notCauses: []string{"the password: it was not looked at"},
		notes:     []string{"An administrator can confirm without a code (AdminConfirmSignUp)."},
		moves:     []walk.Action{confirmSignUp, resendCode, startOver},
		next:      "Confirm the sign-up with the code, then sign in again.",
	},
	{
		id: "pain-08", exception: "NotAuthorizedException", message: `User cannot be confirmed\. Current status is .*`,
		says: "This user is confirmed already: there is nothing left to confirm.",
		causes: []string{
			"The code was used twice: a double click, or a mail scanner that followed the link.",
			"A code for signing in was given to ConfirmSignUp.",
		},
		moves: []walk.Action{startOver, editStart},
		next:  "Go on and sign in.",
	},
	{
		id: "already-confirmed", exception: "InvalidParameterException", message: `User is already confirmed`,
		says:   "This user is confirmed already, so no code is sent.",
		causes: []string{"The sign-up was confirmed before, by code, by link or by an administrator."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Go on and sign in.",
	},
	{
		id: "pain-09", exception: "InvalidParameterException", message: `Cannot reset password for the user as there is no.*`,
		says: "The user has no verified address that a reset code could go to.",
		causes: []string{
			"An administrator made the user and did not mark the address as verified.",
			"The address was changed and not verified since.",
			"The pool's AccountRecoverySetting does not allow the address the user has.",
		},
		notes: []string{"An administrator can set email_verified to true, or set a password."},
		moves: []walk.Action{editStart},
		next:  "Have an administrator verify the address or set a password.",
	},
	{
		id: "pain-10", exception: "PasswordResetRequiredException",
		says:      "The user must set a new password before signing in. This is an error and no challenge: the walk ends here.",
		causes:    []string{"An administrator reset the password (status RESET_REQUIRED).", "The user was imported and has no password yet."},
		notCauses: []string{"the password that was typed: resetting is asked for after it is right"},
		notes:     []string{"After a reset by an administrator a code was already sent. ChangePassword is the wrong call here."},
		moves:     []walk.Action{confirmForgotPassword, forgotPassword, startOver},
		next:      "Set a new password with the code that was sent, or have one sent.",
	},
	{
		id: "pain-12", exception: "NotAuthorizedException",
		message: `Temporary password has expired and must be reset by an administrator|User account has expired, it must be reset by an administrator`,
		says:    "The temporary password was too old. An administrator has to make a new one.",
		causes:  []string{"It was not used within TemporaryPasswordValidityDays, 7 unless the pool says otherwise."},
		notCauses: []string{
			"the password: it was right, and too late",
		},
		notes: []string{
			"ForgotPassword does not work in this state.",
			"AdminCreateUser with MessageAction RESEND sends a new one; AdminSetUserPassword sets one.",
		},
		moves: []walk.Action{editStart, startOver},
		next:  "Have an administrator send a new temporary password.",
	},
	{
		id: "no-reset-in-state", exception: "NotAuthorizedException", message: `User password cannot be reset in the current state`,
		says:   "A password cannot be reset while the user has a temporary one (status FORCE_CHANGE_PASSWORD).",
		causes: []string{"The user was created by an administrator and has never set a password."},
		notes:  []string{"AdminCreateUser with MessageAction RESEND sends a new temporary password."},
		moves:  []walk.Action{editStart, startOver},
		next:   "Sign in with the temporary password, or have an administrator send a new one.",
	},
	{
		id: "disabled", exception: "NotAuthorizedException", message: `User is disabled`,
		says:      "An administrator has switched this user off.",
		causes:    []string{"AdminDisableUser was called, by a person or by a job."},
		notCauses: []string{"the password: this is said only after it is right"},
		notes:     []string{"AdminEnableUser switches the user on again."},
		moves:     []walk.Action{startOver, editStart},
		next:      "Ask an administrator to enable the user.",
	},
}
