package explain

import "authwalk/flow/walk"

// signUpRows are refusals of signing up and of what goes with it.
var signUpRows = []row{
	{
		id: "name-taken", exception: "UsernameExistsException",
		says:   "There is a user of this name, or with this address, already.",
		causes: []string{"The user signed up before, perhaps without confirming.", "Somebody else has the name."},
		notes:  []string{"This is said even where the client hides which users exist."},
		moves:  []walk.Action{answerAgain, resendCode, forgotPassword, editStart},
		next:   "Sign in, or choose another name.",
		waits:  true,
	},
	{
		id: "alias-taken", exception: "AliasExistsException",
		says:   "Another confirmed user has this address, and an address can belong to one user only.",
		causes: []string{"The same person signed up twice, under two names.", "The address was given up and belongs to somebody new."},
		notes:  []string{"ForceAliasCreation moves the address to this user."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Sign in as the other user, or have the address moved with ForceAliasCreation.",
	},
	{
		id: "sign-up-off", exception: "NotAuthorizedException", message: `SignUp is not permitted for this user pool`,
		says:      "In this pool only administrators make users (AllowAdminCreateUserOnly).",
		causes:    []string{"Signing up is switched off for the pool."},
		notCauses: []string{"the name and the password: they were not looked at"},
		moves:     []walk.Action{editStart},
		next:      "Have an administrator make the user.",
	},
	{
		id: "no-auto-verify", exception: "NotAuthorizedException", message: `Cannot resend codes\. Auto verification not turned on`,
		says:   "This pool does not verify addresses, so there is no code to send again.",
		causes: []string{"AutoVerifiedAttributes of the pool is empty."},
		moves:  []walk.Action{editStart, startOver},
		next:   "Have an administrator confirm the user (AdminConfirmSignUp).",
	},
	{
		id: "name-must-be-address", exception: "InvalidParameterException", message: `Username should be .*`,
		says:   "In this pool users are named by their address, so the name must be one.",
		causes: []string{"UsernameAttributes of the pool asks for an e-mail address or a phone number."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Use the address as the name.",
		waits:  true,
	},
	{
		id: "name-must-not-be-address", exception: "InvalidParameterException", message: `Username cannot be of email format.*`,
		says:   "In this pool an address is a second name, so the first name must not look like one.",
		causes: []string{"AliasAttributes of the pool has email."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Choose a name without an @.",
		waits:  true,
	},
	{
		id: "too-many-codes", exception: "TooManyFailedAttemptsException",
		says:   "Too many wrong codes were given for this user. Further ones are not looked at for now.",
		causes: []string{"The same wrong code was tried again and again, here or elsewhere."},
		moves:  []walk.Action{resendCode, forgotPassword, editStart},
		next:   "Wait, have a new code sent, and give that one.",
		waits:  true,
	},
}
