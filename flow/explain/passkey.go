package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// passkeyRows are the troubles of passkeys.
var passkeyRows = []row{
	{
		id: "passkey-refused", exception: api.NotAuthorizedException, answered: []string{api.ChallengeWebAuthn},
		description: "Cognito did not accept the passkey's signature.",
		causes: []string{
			"The passkey was made for another relying party (domain), or belongs to another user.",
			"The answer is for an older challenge: each sign-in makes a new one.",
		},
		actions: []walk.Action{startOver, editStart},
		passes:  true,
		next:    "Start over, or choose another factor.",
	},
	{
		id: "passkeys-off", exception: api.WebAuthnNotEnabledException,
		description: "This pool does not allow passkeys.",
		causes:      []string{"AllowedFirstAuthFactors of the pool's SignInPolicy lacks WEB_AUTHN."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Allow WEB_AUTHN in the pool's SignInPolicy.",
	},
	{
		id: "passkey-settings", exception: api.WebAuthnConfigurationMissingException,
		description: "The pool allows passkeys, but no domain is set for them.",
		causes:      []string{"RelyingPartyId is missing in the pool's WebAuthnConfiguration, and the pool has no custom domain."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Set RelyingPartyId in the pool's WebAuthnConfiguration.",
	},
	{
		id: "passkey-late", exception: api.WebAuthnChallengeNotFoundException,
		description: "Cognito does not know the challenge that this passkey answers.",
		causes:      []string{"The registration took too long, or a newer one was started."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Start the registration again.",
	},
	{
		id: "passkey-origin", exception: api.WebAuthnOriginNotAllowedException,
		description: "The passkey was made on a page that the pool does not allow.",
		causes:      []string{"The origin is not on the relying party's domain."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Register from the relying party's own domain.",
	},
	{
		id: "passkey-domain", exception: api.WebAuthnRelyingPartyMismatchException,
		description: "The passkey was made for another domain.",
		causes:      []string{"RelyingPartyId of the pool was changed, or the passkey belongs to another service."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Register a passkey for the pool's RelyingPartyId.",
	},
	{
		id: "passkey-client", exception: api.WebAuthnClientMismatchException,
		description: "The registration was started with another app client.",
		causes:      []string{"The access token belongs to another app client."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Start and finish with the same app client.",
	},
	{
		id: "passkey-kind", exception: api.WebAuthnCredentialNotSupportedException,
		description: "Cognito does not support this kind of passkey.",
		causes:      []string{"Its signature algorithm or its attestation is not on Cognito's list."},
		actions:     []walk.Action{startOver, editStart},
		next:        "Use another authenticator.",
	},
}
