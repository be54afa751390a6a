package explain

import "authwalk/flow/walk"

// passwordRows are new passwords that the pool does not take.
var passwordRows = []row{
	{
		id: "password-policy", exception: "InvalidPasswordException",
		says:   "The new password does not meet the pool's policy. Cognito names one rule at a time.",
		causes: []string{"The message names the first rule that is not met; others may follow."},
		moves:  []walk.Action{answerAgain, startOver},
		next:   "Choose a password that meets the rule named.",
		waits:  true,
	},
	{
		id: "password-short", exception: "InvalidPasswordException", message: `Password .*: Password not long enough`,
		says:   "The new password is shorter than the pool's policy asks for.",
		causes: []string{"MinimumLength of the policy: 8 characters unless the pool says otherwise."},
		notes:  []string{"Cognito names one rule at a time, the length first."},
		moves:  []walk.Action{answerAgain, startOver},
		next:   "Choose a longer password.",
		waits:  true,
	},
	{
		id: "password-characters", exception: "InvalidPasswordException",
		message: `Password .*: Password must have (?:uppercase|lowercase|numeric|symbol) characters`,
		says:    "The new password lacks a kind of character that the pool's policy asks for.",
		causes:  []string{"The message names the first kind that is missing; others may follow."},
		notes:   []string{"Only plain letters A to Z count as letters, and only certain signs as symbols."},
		moves:   []walk.Action{answerAgain, startOver},
		next:    "Add a character of the kind named.",
		waits:   true,
	},
	{
		id: "password-history", exception: "PasswordHistoryPolicyViolationException",
		says:   "The user had this password before, and the pool remembers (PasswordHistorySize).",
		causes: []string{"It is one of the last passwords of this user, up to 24."},
		moves:  []walk.Action{answerAgain, startOver},
		next:   "Choose a password that was not used before.",
		waits:  true,
	},
	{
		id: "password-needed", exception: "InvalidParameterException", message: `User is required to have a password`,
		says:   "A user without a password needs another way to sign in, and this pool has none for this user.",
		causes: []string{"The pool does not allow EMAIL_OTP or SMS_OTP as first factor, or the address is missing."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Give the user a password.",
		waits:  true,
	},
}
