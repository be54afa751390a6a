package api

import "slices"

// Operations of passkeys.
const (
	StartWebAuthnRegistration    = "StartWebAuthnRegistration"
	CompleteWebAuthnRegistration = "CompleteWebAuthnRegistration"
	ListWebAuthnCredentials      = "ListWebAuthnCredentials"
	DeleteWebAuthnCredential     = "DeleteWebAuthnCredential"
)

var passkeyOperations = []Operation{
	{
		Name: StartWebAuthnRegistration, Access: AccessToken, Effect: Changes,
		Label:       "Start registering a passkey",
		Description: "Begins to register a passkey: gets the options to make it with.",
		Input:       []Member{accessToken.required()},
		Output:      []Member{credentialCreationOptions},
		Errors: []string{
			ForbiddenException, InternalErrorException, InvalidParameterException, LimitExceededException,
			NotAuthorizedException, OperationNotEnabledException, PasswordResetRequiredException,
			TooManyRequestsException, WebAuthnConfigurationMissingException, WebAuthnNotEnabledException,
		},
	},
	{
		Name: CompleteWebAuthnRegistration, Access: AccessToken, Effect: Changes,
		Label:       "Register the passkey",
		Description: "Registers the passkey that was made. From then on the user can sign in with it (USER_AUTH).",
		Input:       []Member{accessToken.required(), credential.required()},
		Errors: []string{
			ForbiddenException, InternalErrorException, InvalidParameterException, LimitExceededException,
			NotAuthorizedException, OperationNotEnabledException, PasswordResetRequiredException,
			TooManyRequestsException, WebAuthnChallengeNotFoundException, WebAuthnClientMismatchException,
			WebAuthnCredentialNotSupportedException, WebAuthnNotEnabledException,
			WebAuthnOriginNotAllowedException, WebAuthnRelyingPartyMismatchException,
		},
	},
	{
		Name: ListWebAuthnCredentials, Access: AccessToken, Effect: Reads,
		Label:       "List the passkeys",
		Description: "The user's passkeys.",
		Input:       []Member{accessToken.required(), nextToken, maxCredentials},
		Output:      []Member{credentials, nextToken},
		Errors: []string{
			ForbiddenException, InternalErrorException, InvalidParameterException, LimitExceededException,
			NotAuthorizedException, OperationNotEnabledException, PasswordResetRequiredException,
			TooManyRequestsException,
		},
	},
	{
		Name: DeleteWebAuthnCredential, Access: AccessToken, Effect: Changes, Irreversible: true,
		Label:       "Delete a passkey",
		Description: "The passkey can no longer sign in.",
		Input:       []Member{accessToken.required(), credentialID.required()},
		Errors: slices.Concat(callErrors, []string{
			ForbiddenException, LimitExceededException, PasswordResetRequiredException,
		}),
	},
}
