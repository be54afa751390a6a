package explain

import "authwalk/flow/walk"

// serviceRows are answers of a server that does not do what was asked.
var serviceRows = []row{
	{
		id: "cognito-local-unsupported", exception: "Unsupported", message: "cognito local unsupported feature.*",
		says:   "This endpoint is cognito-local, an emulator, and it does not offer what was asked. Cognito itself may.",
		causes: []string{"SRP, or setting up an authenticator during the sign-in: cognito-local knows neither."},
		notes:  []string{"USER_PASSWORD_AUTH and an authenticator set up after the sign-in work there."},
		moves:  []walk.Action{editStart, startOver},
		next:   "Walk it with USER_PASSWORD_AUTH, or against another endpoint.",
	},
	{
		id: "cognito-local-password", exception: "InvalidPasswordException", message: "invalid password",
		operations: []string{walk.InitiateAuth, walk.AdminInitiateAuth},
		says:       "The password is wrong. Cognito itself says NotAuthorizedException here; this is how cognito-local puts it.",
		causes:     []string{"The password of another environment, or mistyped."},
		moves:      []walk.Action{editStart, startOver},
		next:       "Try another password.",
	},
	{
		id: "cognito-local-user", exception: "NotAuthorizedException", message: "user not authorized",
		operations: []string{walk.InitiateAuth, walk.AdminInitiateAuth},
		says:       "There is no such user, in cognito-local's words. Cognito itself does not use this message.",
		causes:     []string{"The user is in another pool, or signs in by e-mail there."},
		moves:      []walk.Action{editStart, startOver},
		next:       "Check the user's name.",
	},
	{
		id: "unknown-operation", exception: "UnknownOperationException",
		says: "The server does not know this operation.",
		found: func(f failure) []string {
			if f.walk.Start.Target.Endpoint == "" {
				return nil
			}
			return []string{"The server at " + name(f.walk.Start.Target.Where()) + " does not offer all of Cognito."}
		},
		causes: []string{"The endpoint is not Cognito's user pool service, or a header was lost on the way."},
		moves:  []walk.Action{editStart, startOver},
		next:   "Check the endpoint.",
		waits:  true,
	},
	{
		id: "add-on-missing", exception: "UserPoolAddOnNotEnabledException",
		says:   "This call needs threat protection, which is not switched on for the pool.",
		causes: []string{"The pool's feature plan or UserPoolAddOns does not include it."},
		moves:  []walk.Action{editStart},
		next:   "Go on without it, or switch threat protection on.",
		waits:  true,
	},
	{
		id: "wrong-user-state", exception: "UnsupportedUserStateException",
		says:   "The user's status does not allow this.",
		causes: []string{"A message is sent again only to users who have not confirmed or set a password."},
		moves:  []walk.Action{getUser, editStart},
		next:   "Look at the user's status first.",
		waits:  true,
	},
	{
		id: "precondition", exception: "PreconditionNotMetException",
		says:   "Something that the call needs first is not there.",
		causes: []string{"The pool lacks what the message names."},
		moves:  []walk.Action{editStart},
		next:   "Read the message for what is missing.",
		waits:  true,
	},
}
