package api

import "slices"

// Operations of signing up.
const (
	SignUp                 = "SignUp"
	ConfirmSignUp          = "ConfirmSignUp"
	ResendConfirmationCode = "ResendConfirmationCode"
	AdminConfirmSignUp     = "AdminConfirmSignUp"
)

var signupOperations = []Operation{
	{
		Name: SignUp, Access: Public, Effect: Changes,
		Label:       "Sign up",
		Description: "Creates a new user with an app client. Unless the pool confirms users automatically, Cognito sends a code for ConfirmSignUp.",
		Input: []Member{
			clientID.required(), secretHash, username.required(), password, userAttributes, validationData,
			analyticsMetadata, userContextData, clientMetadata,
		},
		Output: []Member{userConfirmed, codeDeliveryDetails, userSub, session},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, []string{
			CodeDeliveryFailureException, ForbiddenException, InvalidPasswordException, LimitExceededException,
			UsernameExistsException,
		}),
	},
	{
		Name: ConfirmSignUp, Access: Public, Effect: Changes,
		Label:       "Confirm the sign-up",
		Description: "The code from the sign-up message confirms the user and verifies the email address or phone number. Valid for " + InHours(SignUpCodeValidity) + ".",
		Input: []Member{
			clientID.required(), secretHash, username.required(), confirmationCode.required(),
			forceAliasCreation, analyticsMetadata, userContextData, clientMetadata, session,
		},
		Output: []Member{session},
		Errors: slices.Concat(callErrors, lambdaErrors, codeErrors, []string{
			AliasExistsException, ForbiddenException, LimitExceededException, TooManyFailedAttemptsException,
			UserNotFoundException,
		}),
	},
	{
		Name: ResendConfirmationCode, Access: Public, Effect: Changes,
		Label:       "Send the confirmation code again",
		Description: "Sends a new confirmation code; the old one stops working.",
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
		Name: AdminConfirmSignUp, Access: Signed, Effect: Changes,
		Label:       "Confirm a user's sign-up",
		Description: "Confirms a user without a code. The email address or phone number stays unverified.",
		Input:       []Member{userPoolID.required(), username.required(), clientMetadata},
		Errors: slices.Concat(callErrors, lambdaErrors, []string{
			LimitExceededException, TooManyFailedAttemptsException, UserNotFoundException,
		}),
	},
}
