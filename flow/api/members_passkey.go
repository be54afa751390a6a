package api

// Members of passkeys.
var (
	credentialCreationOptions = Member{
		Name: "CredentialCreationOptions", Kind: Document,
		Help: "What the browser or the key has to be asked.",
	}
	credential = Member{
		Name: "Credential", Kind: Document, Secret: true,
		Help: "What the browser or the key answered to the options.",
	}
	nextToken = Member{
		Name: "NextToken", Min: 1, Max: 131072, Pattern: visiblePattern,
		Help: "Where the next page of the list begins.",
	}
	maxCredentials          = Member{Name: "MaxResults", Kind: Number, Max: 20, Help: "How many to list at most."}
	credentialID            = Member{Name: "CredentialId", Max: 131072, Help: "The passkey's id."}
	friendlyCredentialName  = Member{Name: "FriendlyCredentialName", Max: 131072, Help: "A name for the passkey."}
	credentialRelyingParty  = Member{Name: "RelyingPartyId", Max: 131072, Help: "The domain the passkey belongs to."}
	authenticatorAttachment = Member{
		Name: "AuthenticatorAttachment",
		Help: "Whether the passkey is part of a device or can be carried.",
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
