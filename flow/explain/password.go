package explain

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// passwordRows are new passwords that the pool does not take.
var passwordRows = []row{
	{
		id: "password-policy", exception: api.InvalidPasswordException,
		description: "The new password does not meet the pool's policy. Cognito names one rule at a time.",
		causes:      []string{"The message names the first rule that is not met; others may follow."},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Choose a password that meets the rule named.",
		retryable:   true,
	},
	{
		id: "password-short", exception: api.InvalidPasswordException, message: `Password .*: Password not long enough`,
		description: "The new password is shorter than the pool's policy requires.",
		causes:      []string{fmt.Sprintf("MinimumLength of the policy: %d characters, unless the pool sets another number.", pool.DefaultPasswordPolicy().MinimumLength)},
		notes:       []string{"Cognito names one rule at a time, the length first."},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Choose a longer password.",
		retryable:   true,
	},
	{
		id: "password-characters", exception: api.InvalidPasswordException,
		message:     `Password .*: Password must have (?:uppercase|lowercase|numeric|symbol) characters`,
		description: "The new password does not contain a kind of character that the pool's policy requires.",
		causes:      []string{"The message names the first kind that is missing; others may follow."},
		notes:       []string{"Only the letters A to Z count as letters, and only certain characters as symbols."},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Add a character of the kind named.",
		retryable:   true,
	},
	{
		id: "password-history", exception: api.PasswordHistoryPolicyViolationException,
		description: "The user had this password earlier, and the pool keeps a history (PasswordHistorySize).",
		causes:      []string{fmt.Sprintf("It is one of the last passwords of this user, up to %d.", longestHistory())},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Choose a password that the user has not had.",
		retryable:   true,
	},
	{
		id: "password-needed", exception: api.InvalidParameterException, message: `User is required to have a password`,
		description: "A user without a password needs another first factor, and this pool has none for this user.",
		causes:      []string{"The pool does not allow EMAIL_OTP or SMS_OTP as first factor, or the address is missing."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Set a password for the user.",
		retryable:   true,
	},
}

// longestHistory is how many passwords a pool can remember of a user.
func longestHistory() int {
	history, _ := api.Body{Operation: api.CreateUserPool}.Find("Policies", "PasswordPolicy", "PasswordHistorySize")
	return history.Max
}
