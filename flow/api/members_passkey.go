package api

// Members of passkeys.
var (
	credentialCreationOptions = Member{
		Name: "CredentialCreationOptions", Kind: Document,
		Help: "The options for the browser or the security key.",
	}
	credential = Member{
		Name: "Credential", Kind: Document, Secret: true,
		Help: "The JSON that the browser or the security key returned.",
	}
	nextToken = Member{
		Name: "NextToken", Label: "Next page", Min: 1, Max: 131072, Pattern: visiblePattern,
		Help: "Where the next page of the list starts.",
	}
	maxCredentials          = Member{Name: "MaxResults", Label: "At most", Kind: Number, Max: PasskeyPageSize, Help: "How many to list at most."}
	credentialID            = Member{Name: "CredentialId", Max: 131072, Help: "The passkey's ID."}
	friendlyCredentialName  = Member{Name: "FriendlyCredentialName", Max: 131072, Help: "A name for the passkey."}
	credentialRelyingParty  = Member{Name: "RelyingPartyId", Max: 131072, Help: "The domain the passkey is for."}
	authenticatorAttachment = Member{
		Name: "AuthenticatorAttachment",
		Help: "Whether the passkey is built into a device or is on a separate security key.",
	}
	authenticatorTransports = Member{
		Name: "AuthenticatorTransports", Kind: List,
		Element: &Member{},
		Help:    "How the passkey can be reached.",
	}
	createdAt                            = Member{Name: "CreatedAt", Kind: Time, Help: "When the passkey was registered."}
	webAuthnCredentialDescriptionElement = Member{
		Kind: Structure,
		Members: []Member{
			credentialID.required(), friendlyCredentialName.required(), credentialRelyingParty.required(),
			authenticatorAttachment, authenticatorTransports.required(), createdAt.required(),
		},
	}
	credentials = Member{
		Name: "Credentials", Kind: List,
		Element: &webAuthnCredentialDescriptionElement,
		Help:    "The user's passkeys.",
	}
)
