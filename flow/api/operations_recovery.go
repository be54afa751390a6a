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
		Label: "Forgot password",
		Description: "Sends a code to a verified email address or phone number. Use it in ConfirmForgotPassword to set a new password. If the " +
			"client hides whether users exist, the response is the same for an unknown user name.",
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
		Description: "Enter the code from the message and a new password. The user is then CONFIRMED and can sign in. The code is valid for " + InHours(ResetCodeValidity) + ".",
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
		Description: "Changes the password of the signed-in user. Needs the current password.",
		Input:       []Member{previousPassword, proposedPassword.required(), accessToken.required()},
		Errors: slices.Concat(callErrors, userErrors, passwordErrors, []string{
			ForbiddenException, LimitExceededException,
		}),
	},
	{
		Name: AdminResetUserPassword, Access: Signed, Effect: Changes,
		Label:       "Make a user reset the password",
		Description: "The password stops working and Cognito sends a code. ConfirmForgotPassword sets a new password.",
		Input:       []Member{userPoolID.required(), username.required(), clientMetadata},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, []string{
			LimitExceededException, UserNotFoundException,
		}),
	},
	{
		Name: AdminSetUserPassword, Access: Signed, Effect: Changes,
		Label:       "Set a user's password",
		Description: "Sets a password, permanent or until the next sign-in.",
		Input:       []Member{userPoolID.required(), username.required(), password.required(), permanent},
		Errors:      slices.Concat(callErrors, passwordErrors, []string{UserNotFoundException}),
	},
}
