package explain

import "authwalk/flow/walk"

// passkeyRows are the troubles of passkeys.
var passkeyRows = []row{
	{
		id: "passkey-refused", exception: "NotAuthorizedException", answered: []string{"WEB_AUTHN"},
		says: "Cognito did not accept the passkey's signature.",
		causes: []string{
			"The passkey was made for another relying party (domain), or belongs to another user.",
			"The answer is for an older challenge: each sign-in makes a new one.",
		},
		moves: []walk.Action{startOver, editStart},
		next:  "Start over, or choose another factor.",
	},
	{
		id: "passkeys-off", exception: "WebAuthnNotEnabledException",
		says:   "This pool does not allow passkeys.",
		causes: []string{"AllowedFirstAuthFactors of the pool's SignInPolicy lacks WEB_AUTHN."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Allow WEB_AUTHN in the pool's SignInPolicy.",
	},
	{
		id: "passkey-settings", exception: "WebAuthnConfigurationMissingException",
		says:   "The pool allows passkeys but does not say for which domain.",
		causes: []string{"RelyingPartyId is missing in the pool's WebAuthnConfiguration, and it has no domain of its own."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Set RelyingPartyId in the pool's WebAuthnConfiguration.",
	},
	{
		id: "passkey-late", exception: "WebAuthnChallengeNotFoundException",
		says:   "Cognito does not know the challenge that this passkey answers.",
		causes: []string{"Registering took too long, or was begun again since."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Begin the registration again.",
	},
	{
		id: "passkey-origin", exception: "WebAuthnOriginNotAllowedException",
		says:   "The passkey was made on a page that the pool does not allow.",
		causes: []string{"The origin is not on the relying party's domain."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Register from the relying party's own domain.",
	},
	{
		id: "passkey-domain", exception: "WebAuthnRelyingPartyMismatchException",
		says:   "The passkey was made for another domain.",
		causes: []string{"RelyingPartyId of the pool was changed, or the passkey is another service's."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Register a passkey for the pool's RelyingPartyId.",
	},
	{
		id: "passkey-client", exception: "WebAuthnClientMismatchException",
		says:   "The registration was begun with another app client.",
		causes: []string{"The access token is another client's."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Begin and finish with the same client.",
	},
	{
		id: "passkey-kind", exception: "WebAuthnCredentialNotSupportedException",
		says:   "Cognito does not support this kind of passkey.",
		causes: []string{"Its signature algorithm or its attestation is not on Cognito's list."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Use another authenticator.",
	},
}
