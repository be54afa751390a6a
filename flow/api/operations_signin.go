package api

import "slices"

// Operations of signing in and answering challenges.
const (
	InitiateAuth                = "InitiateAuth"
	RespondToAuthChallenge      = "RespondToAuthChallenge"
	AdminInitiateAuth           = "AdminInitiateAuth"
	AdminRespondToAuthChallenge = "AdminRespondToAuthChallenge"
)

var signinOperations = []Operation{
	{
		Name: InitiateAuth, Access: Public, Effect: SignsIn,
		Label:       "Sign in",
		Description: "Starts a sign-in with an app client. Cognito returns tokens or the first challenge.",
		Input: []Member{
			authFlow.required(), authParameters, clientMetadata, clientID.required(), analyticsMetadata,
			userContextData, session,
		},
		Output: []Member{challengeName, session, challengeParameters, authenticationResult, availableChallenges},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, userErrors, []string{
			FeatureUnavailableInTierException, ForbiddenException, InvalidUserPoolConfigurationException,
			UnsupportedOperationException,
		}),
	},
	{
		Name: RespondToAuthChallenge, Access: Public, Effect: SignsIn,
		Label:       "Answer a challenge",
		Description: "Answers the challenge. Cognito returns tokens or the next challenge.",
		Input: []Member{
			clientID.required(), challengeName.required(), session, challengeResponses, analyticsMetadata,
			userContextData, clientMetadata,
		},
		Output: []Member{challengeName, session, challengeParameters, authenticationResult, availableChallenges},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, userErrors, codeErrors, passwordErrors, []string{
			AliasExistsException, ForbiddenException, InvalidUserPoolConfigurationException,
			MFAMethodNotFoundException, SoftwareTokenMFANotFoundException,
		}),
	},
	{
		Name: AdminInitiateAuth, Access: Signed, Effect: SignsIn,
		Label:       "Sign in through the admin API",
		Description: "Starts a sign-in from a server, with AWS credentials.",
		Input: []Member{
			userPoolID.required(), clientID.required(), authFlow.required(), authParameters, clientMetadata,
			analyticsMetadata, contextData, session,
		},
		Output: []Member{challengeName, session, challengeParameters, authenticationResult, availableChallenges},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, userErrors, []string{
			FeatureUnavailableInTierException, InvalidUserPoolConfigurationException, MFAMethodNotFoundException,
			UnsupportedOperationException,
		}),
	},
	{
		Name: AdminRespondToAuthChallenge, Access: Signed, Effect: SignsIn,
		Label:       "Answer a challenge through the admin API",
		Description: "Answers the challenge of a sign-in that a server started.",
		Input: []Member{
			userPoolID.required(), clientID.required(), challengeName.required(), challengeResponses, session,
			analyticsMetadata, contextData, clientMetadata,
		},
		Output: []Member{challengeName, session, challengeParameters, authenticationResult, availableChallenges},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, userErrors, codeErrors, passwordErrors, []string{
			AliasExistsException, InvalidUserPoolConfigurationException, MFAMethodNotFoundException,
			SoftwareTokenMFANotFoundException,
		}),
	},
}
