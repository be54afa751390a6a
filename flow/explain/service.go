package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// serviceRows are answers of a server that does not do what was asked.
var serviceRows = []row{
	{
		id: "cognito-local-unsupported", exception: "Unsupported", message: "cognito local unsupported feature.*",
		description: "This endpoint is the emulator cognito-local, which does not offer this. Cognito might.",
		causes:      []string{"cognito-local does not offer SRP or setting up an authenticator app during sign-in."},
		notes:       []string{"USER_PASSWORD_AUTH works there, and so does an app that is set up after the sign-in."},
		actions:     []walk.Action{editStart, startOver},
		next:        "Use USER_PASSWORD_AUTH or another endpoint.",
	},
	{
		id: "cognito-local-password", exception: api.InvalidPasswordException, message: "invalid password",
		operations:  []string{walk.InitiateAuth, walk.AdminInitiateAuth},
		description: "The password is wrong (message from cognito-local; Cognito sends NotAuthorizedException).",
		causes:      []string{"The password belongs to another environment or is mistyped."},
		actions:     []walk.Action{editStart, startOver},
		next:        "Try another password.",
	},
	{
		id: "cognito-local-user", exception: api.NotAuthorizedException, message: "user not authorized",
		operations:  []string{walk.InitiateAuth, walk.AdminInitiateAuth},
		description: "The user does not exist (message from cognito-local; Cognito does not send it).",
		causes:      []string{"The user is in another pool, or signs in by email there."},
		actions:     []walk.Action{editStart, startOver},
		next:        "Check the user's name.",
	},
	{
		id: "unknown-operation", exception: api.UnknownOperationException,
		description: "The server does not know this operation.",
		observed: func(f failure) []string {
			if f.walk.Start.Target.Endpoint == "" {
				return nil
			}
			return []string{"The server at " + name(f.walk.Start.Target.Where()) + " does not offer all of Cognito."}
		},
		causes:    []string{"The endpoint is not Cognito's user pool service, or a header was lost on the way."},
		actions:   []walk.Action{editStart, startOver},
		next:      "Check the endpoint.",
		retryable: true,
	},
	{
		id: "add-on-missing", exception: api.UserPoolAddOnNotEnabledException,
		description: "This operation needs threat protection, which is not turned on for the pool.",
		causes:      []string{"The pool's feature plan or UserPoolAddOns does not include it."},
		actions:     []walk.Action{editStart},
		next:        "Continue without it, or turn threat protection on.",
		retryable:   true,
	},
	{
		id: "wrong-user-state", exception: api.UnsupportedUserStateException,
		description: "The user's status does not allow this.",
		causes:      []string{"Cognito resends a message only to users with a temporary password or an open sign-up."},
		actions:     []walk.Action{getUser, editStart},
		next:        "Look at the user's status first.",
		retryable:   true,
	},
	{
		id: "precondition", exception: api.PreconditionNotMetException,
		description: "The pool does not meet a condition of this operation.",
		causes:      []string{"The pool does not have what the message names."},
		actions:     []walk.Action{editStart},
		next:        "See the message for what is missing.",
		retryable:   true,
	},
}
