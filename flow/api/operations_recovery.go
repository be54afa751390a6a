package api

import "slices"

// Operations of passwords, and getting back in without one.
const (
	ForgotPassword         = "ForgotPassword"
	ConfirmForgotPassword  = "ConfirmForgotPassword"
	ChangePassword         = "ChangePassword"
	AdminResetUserPassword = "AdminResetUserPassword"
	AdminSetUserPassword   = "AdminSetUserPassword"
)

var recoveryOperations = []Operation{
	{
		Name: ForgotPassword, Access: Public, Effect: Changes,
		Label:       "Forgot the password",
		Description: "Sends a code to a verified address; with it ConfirmForgotPassword sets a new password. A client that hides whether users exist answers the same for a name nobody has.",
		Input: []Member{
			clientID.required(), secretHash, userContextData, username.required(), analyticsMetadata,
			clientMetadata,
		},
		Output: []Member{codeDeliveryDetails},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, []string{
			CodeDeliveryFailureException, ForbiddenException, LimitExceededException, UserNotFoundException,
		}),
	},
	{
		Name: ConfirmForgotPassword, Access: Public, Effect: Changes,
		Label:       "Set a new password with the code",
		Description: "The code from the message and a new password. Afterwards the user is CONFIRMED and can sign in. The code lives an hour.",
		Input: []Member{
			clientID.required(), secretHash, username.required(), confirmationCode.required(),
			password.required(), analyticsMetadata, userContextData, clientMetadata,
		},
		Errors: slices.Concat(callErrors, lambdaErrors, codeErrors, passwordErrors, []string{
			ForbiddenException, LimitExceededException, TooManyFailedAttemptsException, UserNotConfirmedException,
			UserNotFoundException,
		}),
	},
	{
		Name: ChangePassword, Access: AccessToken, Effect: Changes,
		Label:       "Change the password",
		Description: "A signed-in user changes the password. The old one proves who asks.",
		Input:       []Member{previousPassword, proposedPassword.required(), accessToken.required()},
		Errors: slices.Concat(callErrors, userErrors, passwordErrors, []string{
			ForbiddenException, LimitExceededException,
		}),
	},
	{
		Name: AdminResetUserPassword, Access: Signed, Effect: Changes,
		Label:       "Make a user reset the password",
		Description: "The password stops working and a code is sent; ConfirmForgotPassword sets a new one.",
		Input:       []Member{userPoolID.required(), username.required(), clientMetadata},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, []string{
			LimitExceededException, UserNotFoundException,
		}),
	},
	{
		Name: AdminSetUserPassword, Access: Signed, Effect: Changes,
		Label:       "Set a user's password",
		Description: "Sets a password, for good or until the next sign-in.",
		Input:       []Member{userPoolID.required(), username.required(), password.required(), permanent},
		Errors:      slices.Concat(callErrors, passwordErrors, []string{UserNotFoundException}),
	},
}
