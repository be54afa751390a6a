package api

import "slices"

// ProviderCognito stands for the pool itself among the providers of a client.
const ProviderCognito = "COGNITO"

// The kinds of identity providers.
var (
	socialProviders = []string{"Facebook", "Google", "LoginWithAmazon", "SignInWithApple"}
	providerTypes   = append([]string{"SAML", "OIDC"}, socialProviders...)
)

// IsSocialProvider reports whether a pool can have one provider of this type at most,
// which then has the name of the type.
func IsSocialProvider(providerType string) bool {
	return slices.Contains(socialProviders, providerType)
}

const providerNamePattern = `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`

// Members of identity providers and of resource servers.
var (
	newProviderName = Member{
		Name: "ProviderName", Min: 3, Max: 32, Pattern: `[^_][\p{L}\p{M}\p{S}\p{N}\p{P}][^_]+`,
		Help: "The provider's name.",
	}
	providerName    = Member{Name: "ProviderName", Min: 1, Max: 32, Pattern: providerNamePattern, Help: "The provider's name."}
	providerType    = Member{Name: "ProviderType", Enum: providerTypes, Help: "The kind of provider."}
	providerDetails = Member{
		Name: "ProviderDetails", Kind: Map, Element: &secretText,
		Help: "The provider's settings, its client secret among them.",
	}
	attributeMapping = Member{
		Name: "AttributeMapping", Kind: Map, Element: &text,
		Help: "Which attribute of the pool has which of the provider.",
	}
	idpIdentifierText = Member{Min: 1, Max: 40, Pattern: `[\w\s+=.@-]+`}
	idpIdentifiers    = Member{
		Name: "IdpIdentifiers", Kind: List, Max: 50, Element: &idpIdentifierText,
		Help: "Further names that lead to the provider.",
	}
	acrMapping = Member{
		Name: "AcrMapping", Kind: Map, Element: &text,
		Help: "Which value of the provider stands for which level of assurance, Level1 to Level4. For OIDC only.",
	}
	idpIdentifier = Member{
		Name: "IdpIdentifier", Min: 1, Max: 40, Pattern: `[\w\s+=.@-]+`,
		Help: "A further name of the provider.",
	}
	identityProvider = Member{
		Name: "IdentityProvider", Kind: Structure,
		Members: []Member{
			userPoolID, providerName, providerType, providerDetails, attributeMapping, idpIdentifiers, acrMapping,
			lastModifiedDate, creationDate,
		},
		Help: "The identity provider.",
	}
	providerElement = Member{
		Kind:    Structure,
		Members: []Member{providerName, providerType, lastModifiedDate, creationDate},
	}
	providers     = Member{Name: "Providers", Kind: List, Element: &providerElement, Help: "The identity providers."}
	providerLimit = Member{Name: "MaxResults", Kind: Number, Max: PageSize, Help: "How many to list at most."}

	resourceServerIdentifier = Member{
		Name: "Identifier", Min: 1, Max: 256, Pattern: scopePattern,
		Help: "The resource server's identifier, with which its scopes begin.",
	}
	resourceServerName = Member{Name: "Name", Min: 1, Max: 256, Pattern: titlePattern, Help: "The resource server's name."}
	scopeName          = Member{
		Name: "ScopeName", Min: 1, Max: 256, Pattern: `[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+`,
		Help: "The scope's name.",
	}
	scopeDescription    = Member{Name: "ScopeDescription", Min: 1, Max: 256, Help: "What the scope is for."}
	resourceServerScope = Member{
		Kind:    Structure,
		Members: []Member{scopeName.required(), scopeDescription.required()},
	}
	resourceServerScopes = Member{
		Name: "Scopes", Kind: List, Max: 100, Element: &resourceServerScope,
		Help: "The resource server's scopes.",
	}
	managedBy = Member{
		Name: "ManagedBy", Enum: []string{"COGNITO"},
		Help: "COGNITO where the service made the resource server and looks after it.",
	}
	resourceServerMembers = []Member{userPoolID, resourceServerIdentifier, resourceServerName, resourceServerScopes, managedBy}
	resourceServer        = Member{
		Name: "ResourceServer", Kind: Structure, Members: resourceServerMembers,
		Help: "The resource server.",
	}
	resourceServerElement = Member{Kind: Structure, Members: resourceServerMembers}
	resourceServers       = Member{
		Name: "ResourceServers", Kind: List, Element: &resourceServerElement,
		Help: "The resource servers.",
	}
	resourceServerLimit = Member{Name: "MaxResults", Kind: Number, Min: 1, Max: 50, Help: "How many to list at most."}
)
