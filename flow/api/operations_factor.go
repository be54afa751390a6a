package api

import "slices"

// Operations of second factors.
const (
	GetUserAuthFactors        = "GetUserAuthFactors"
	AdminGetUserAuthFactors   = "AdminGetUserAuthFactors"
	AssociateSoftwareToken    = "AssociateSoftwareToken"
	VerifySoftwareToken       = "VerifySoftwareToken"
	AdminDeleteSoftwareToken  = "AdminDeleteSoftwareToken"
	SetUserMFAPreference      = "SetUserMFAPreference"
	AdminSetUserMFAPreference = "AdminSetUserMFAPreference"
	SetUserSettings           = "SetUserSettings"
	AdminSetUserSettings      = "AdminSetUserSettings"
)

var factorOperations = []Operation{
	{
		Name: GetUserAuthFactors, Access: AccessToken, Effect: Reads,
		Label:       "Show sign-in factors",
		Description: "The factors this user can sign in with.",
		Input:       []Member{accessToken.required()},
		Output:      []Member{username, preferredMFASetting, userMFASettingList, configuredUserAuthFactors},
		Errors:      slices.Concat(callErrors, userErrors, []string{ForbiddenException}),
	},
	{
		Name: AdminGetUserAuthFactors, Access: Signed, Effect: Reads,
		Label:       "Show a user's factors",
		Description: "The factors a user can sign in with.",
		Input:       []Member{userPoolID.required(), username.required()},
		Output:      []Member{username, preferredMFASetting, userMFASettingList, configuredUserAuthFactors},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AssociateSoftwareToken, Access: Public, Effect: Changes,
		Label: "Set up an authenticator app",
		Description: "Creates a new secret for an authenticator app. The verified app keeps working until the new one is verified. An earlier " +
			"unverified secret stops working.",
		Input:  []Member{accessToken, session},
		Output: []Member{secretCode, session},
		Errors: []string{
			ConcurrentModificationException, ForbiddenException, InternalErrorException,
			InvalidParameterException, NotAuthorizedException, OperationNotEnabledException,
			ResourceNotFoundException, SoftwareTokenMFANotFoundException,
		},
	},
	{
		Name: VerifySoftwareToken, Access: Public, Effect: Changes,
		Label:       "Verify the authenticator app",
		Description: "The first code proves that the app has the secret. If MFA is optional, turn the factor on afterwards with SetUserMFAPreference.",
		Input:       []Member{accessToken, session, userCode.required(), friendlyDeviceName},
		Output:      []Member{verifyStatus, session},
		Errors: slices.Concat(callErrors, userErrors, []string{
			CodeMismatchException, EnableSoftwareTokenMFAException, ForbiddenException,
			InvalidUserPoolConfigurationException, SoftwareTokenMFANotFoundException,
		}),
	},
	{
		Name: AdminDeleteSoftwareToken, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "Remove a user's authenticator app",
		Description: "The user can no longer sign in with its codes, and can set up another app.",
		Input:       []Member{userPoolID.required(), username.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotConfirmedException, UserNotFoundException}),
	},
	{
		Name: SetUserMFAPreference, Access: AccessToken, Effect: Changes,
		Label:       "Turn a second factor on or off",
		Description: "Turns a second factor on or off, or makes it the preferred one. An authenticator app must be set up first.",
		Input: []Member{
			smsMFASettings, softwareTokenMFASettings, emailMFASettings, webAuthnMFASettings,
			accessToken.required(),
		},
		Errors: slices.Concat(userErrors, []string{
			ForbiddenException, InternalErrorException, InvalidParameterException, NotAuthorizedException,
			OperationNotEnabledException, ResourceNotFoundException,
		}),
	},
	{
		Name: AdminSetUserMFAPreference, Access: Signed, Effect: Changes,
		Label:       "Turn a user's second factor on or off",
		Description: "Turns a user's second factor on or off, or makes it the preferred one.",
		Input: []Member{
			smsMFASettings, softwareTokenMFASettings, emailMFASettings, webAuthnMFASettings,
			username.required(), userPoolID.required(),
		},
		Errors: slices.Concat(userErrors, []string{
			InternalErrorException, InvalidParameterException, NotAuthorizedException, OperationNotEnabledException,
			ResourceNotFoundException,
		}),
	},
	{
		Name: SetUserSettings, Access: AccessToken, Effect: Changes,
		Label:       "Turn text messages on or off",
		Description: "The obsolete form of SetUserMFAPreference, for text messages alone.",
		Input:       []Member{accessToken.required(), mfaOptions.required()},
		Errors: slices.Concat(userErrors, []string{
			ForbiddenException, InternalErrorException, InvalidParameterException, NotAuthorizedException,
			OperationNotEnabledException, ResourceNotFoundException,
		}),
	},
	{
		Name: AdminSetUserSettings, Access: Signed, Effect: Changes,
		Label:       "Turn a user's text messages on or off",
		Description: "The obsolete form of AdminSetUserMFAPreference, for text messages alone.",
		Input:       []Member{userPoolID.required(), username.required(), mfaOptions.required()},
		Errors: []string{
			InternalErrorException, InvalidParameterException, NotAuthorizedException,
			OperationNotEnabledException, ResourceNotFoundException, UserNotFoundException,
		},
	},
}
