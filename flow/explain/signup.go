package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// signUpRows are refusals of signing up and of what goes with it.
var signUpRows = []row{
	{
		id: "name-taken", exception: api.UsernameExistsException,
		description: "A user with this name or address already exists.",
		causes:      []string{"The user signed up earlier, perhaps without confirming.", "Another person has the name."},
		notes:       []string{"Cognito says this even if the client hides unknown users."},
		actions:     []walk.Action{answerAgain, editStart, resendCode, forgotPassword},
		next:        "Choose another name, or sign in with this one.",
		retryable:   true,
	},
	{
		id: "alias-taken", exception: api.AliasExistsException,
		description: "Another user has this address, and an address belongs to one user only.",
		causes:      []string{"The same person signed up twice, under two names.", "The address changed hands."},
		notes:       []string{"ForceAliasCreation moves the address to this user."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Enter another address, sign in as the other user, or move the address with ForceAliasCreation.",
	},
	{
		id: "sign-up-off", exception: api.NotAuthorizedException, message: `SignUp is not permitted for this user pool`,
		description: "Only administrators create users in this pool (AllowAdminCreateUserOnly).",
		ruledOut:    notChecked,
		actionsHere: createUser,
		actions:     []walk.Action{editStart},
		next:        "Ask an administrator to create the user.",
	},
	{
		id: "no-auto-verify", exception: api.NotAuthorizedException, message: `Cannot resend codes\. Auto verification not turned on`,
		description: "This pool does not verify addresses, so there is no code to resend.",
		causes:      []string{"AutoVerifiedAttributes of the pool is empty."},
		actionsHere: confirmUser,
		actions:     []walk.Action{editStart, startOver},
		next:        "Ask an administrator to confirm the user.",
	},
	{
		id: "name-must-be-address", exception: api.InvalidParameterException, message: `Username should be .*`,
		description: "In this pool the user name must be an address.",
		causes:      []string{"UsernameAttributes of the pool requires an email address or a phone number."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Use the address as the name.",
		retryable:   true,
	},
	{
		id: "name-must-not-be-address", exception: api.InvalidParameterException, message: `Username cannot be of (?:email|phone number) format.*`,
		description: "In this pool an address is an alias, so the user name must not look like one.",
		causes:      []string{"AliasAttributes of the pool contains email or phone_number."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Choose a user name that is not an address.",
		retryable:   true,
	},
	{
		id: "too-many-codes", exception: api.TooManyFailedAttemptsException,
		description: "Too many wrong codes were entered for this user. Cognito does not check further ones for now.",
		causes:      []string{"Wrong codes were tried repeatedly, here or elsewhere."},
		actions:     []walk.Action{resendCode, forgotPassword, editStart},
		next:        "Wait, request a new code, and enter that one.",
		retryable:   true,
	},
}
