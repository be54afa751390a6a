package pool

// IdentityProvider is where users of a pool could sign in elsewhere
// (API_IdentityProviderType). Nobody does through the API.
type IdentityProvider struct {
	ProviderName     string            `json:"ProviderName" required:"true"`
	ProviderType     string            `json:"ProviderType,omitempty"`
	ProviderDetails  map[string]string `json:"ProviderDetails,omitempty"`
	AttributeMapping map[string]string `json:"AttributeMapping,omitempty"`
	IdpIdentifiers   []string          `json:"IdpIdentifiers,omitempty"`
	AcrMapping       map[string]string `json:"AcrMapping,omitempty"`
	CreationDate     Time              `json:"CreationDate,omitzero"`
	LastModifiedDate Time              `json:"LastModifiedDate,omitzero"`
	Other            Members           `json:"-"`
}

// ResourceServer is an API with scopes of its own (API_ResourceServerType).
type ResourceServer struct {
	Identifier string                `json:"Identifier" required:"true"`
	Name       string                `json:"Name,omitempty"`
	Scopes     []ResourceServerScope `json:"Scopes,omitempty"`
	Other      Members               `json:"-"`
}

// ResourceServerScope is a scope of a resource server
// (API_ResourceServerScopeType).
type ResourceServerScope struct {
	ScopeName        string  `json:"ScopeName"`
	ScopeDescription string  `json:"ScopeDescription,omitempty"`
	Other            Members `json:"-"`
}

// Domain is a domain of a pool's sign-in pages (API_DomainDescriptionType). With a
// CustomDomainConfig it is a whole domain, else the first part of one of AWS's.
type Domain struct {
	Domain              string              `json:"Domain" required:"true"`
	Version             string              `json:"Version,omitempty"`
	ManagedLoginVersion int                 `json:"ManagedLoginVersion,omitempty"`
	CustomDomainConfig  *CustomDomainConfig `json:"CustomDomainConfig,omitempty"`
	Other               Members             `json:"-"`
}

// CustomDomainConfig is the certificate of a custom domain
// (API_CustomDomainConfigType).
type CustomDomainConfig struct {
	CertificateArn string  `json:"CertificateArn,omitempty"`
	SecurityPolicy string  `json:"SecurityPolicy,omitempty"`
	Other          Members `json:"-"`
}

// RiskConfiguration is what threat protection does, for a client or, without a
// ClientID, for the pool (API_RiskConfigurationType).
type RiskConfiguration struct {
	ClientID         string  `json:"ClientId,omitempty"`
	LastModifiedDate Time    `json:"LastModifiedDate,omitzero"`
	Other            Members `json:"-"`
}

// LogConfiguration is a destination of a pool's logs (API_LogConfigurationType).
type LogConfiguration struct {
	LogLevel    string  `json:"LogLevel,omitempty"`
	EventSource string  `json:"EventSource,omitempty"`
	Other       Members `json:"-"`
}

// LoginBranding is the looks of a client's pages of managed login
// (API_ManagedLoginBrandingType).
type LoginBranding struct {
	ManagedLoginBrandingID string  `json:"ManagedLoginBrandingId"`
	ClientID               string  `json:"ClientId,omitempty"`
	CreationDate           Time    `json:"CreationDate,omitzero"`
	LastModifiedDate       Time    `json:"LastModifiedDate,omitzero"`
	Other                  Members `json:"-"`
}

// UICustomization is the looks of the classic pages, of one client or of all
// (API_UICustomizationType).
type UICustomization struct {
	ClientID         string  `json:"ClientId" required:"true"`
	ImageURL         string  `json:"ImageUrl,omitempty"`
	CSS              string  `json:"CSS,omitempty"`
	CSSVersion       string  `json:"CSSVersion,omitempty"`
	LastModifiedDate Time    `json:"LastModifiedDate,omitzero"`
	CreationDate     Time    `json:"CreationDate,omitzero"`
	Other            Members `json:"-"`
}

// Management is what belongs to a pool and matters to nobody who signs in through
// the API.
type Management struct {
	IdentityProviders  []IdentityProvider
	ResourceServers    []ResourceServer
	Domains            []Domain
	RiskConfigurations []RiskConfiguration
	LogConfigurations  []LogConfiguration
	LoginBrandings     []LoginBranding
	UICustomizations   []UICustomization
}
