package api

// Operations that a sign-in through the API never meets, known by name: identity
// providers, domains, branding, terms, imports, risk, limits, replicas.
const (
	AdminDisableProviderForUser          = "AdminDisableProviderForUser"
	AdminLinkProviderForUser             = "AdminLinkProviderForUser"
	CreateIdentityProvider               = "CreateIdentityProvider"
	CreateManagedLoginBranding           = "CreateManagedLoginBranding"
	CreateResourceServer                 = "CreateResourceServer"
	CreateTerms                          = "CreateTerms"
	CreateUserImportJob                  = "CreateUserImportJob"
	CreateUserPoolDomain                 = "CreateUserPoolDomain"
	CreateUserPoolReplica                = "CreateUserPoolReplica"
	DeleteIdentityProvider               = "DeleteIdentityProvider"
	DeleteManagedLoginBranding           = "DeleteManagedLoginBranding"
	DeleteResourceServer                 = "DeleteResourceServer"
	DeleteTerms                          = "DeleteTerms"
	DeleteUserPoolDomain                 = "DeleteUserPoolDomain"
	DeleteUserPoolReplica                = "DeleteUserPoolReplica"
	DescribeIdentityProvider             = "DescribeIdentityProvider"
	DescribeManagedLoginBranding         = "DescribeManagedLoginBranding"
	DescribeManagedLoginBrandingByClient = "DescribeManagedLoginBrandingByClient"
	DescribeResourceServer               = "DescribeResourceServer"
	DescribeRiskConfiguration            = "DescribeRiskConfiguration"
	DescribeTerms                        = "DescribeTerms"
	DescribeTermsByClient                = "DescribeTermsByClient"
	DescribeUserImportJob                = "DescribeUserImportJob"
	DescribeUserPoolDomain               = "DescribeUserPoolDomain"
	GetCSVHeader                         = "GetCSVHeader"
	GetIdentityProviderByIdentifier      = "GetIdentityProviderByIdentifier"
	GetLogDeliveryConfiguration          = "GetLogDeliveryConfiguration"
	GetProvisionedLimit                  = "GetProvisionedLimit"
	GetUICustomization                   = "GetUICustomization"
	ListIdentityProviders                = "ListIdentityProviders"
	ListResourceServers                  = "ListResourceServers"
	ListTerms                            = "ListTerms"
	ListUserImportJobs                   = "ListUserImportJobs"
	ListUserPoolReplicas                 = "ListUserPoolReplicas"
	SetLogDeliveryConfiguration          = "SetLogDeliveryConfiguration"
	SetRiskConfiguration                 = "SetRiskConfiguration"
	SetUICustomization                   = "SetUICustomization"
	StartUserImportJob                   = "StartUserImportJob"
	StopUserImportJob                    = "StopUserImportJob"
	UpdateIdentityProvider               = "UpdateIdentityProvider"
	UpdateManagedLoginBranding           = "UpdateManagedLoginBranding"
	UpdateProvisionedLimit               = "UpdateProvisionedLimit"
	UpdateResourceServer                 = "UpdateResourceServer"
	UpdateTerms                          = "UpdateTerms"
	UpdateUserPoolDomain                 = "UpdateUserPoolDomain"
	UpdateUserPoolReplica                = "UpdateUserPoolReplica"
)

var otherOperations = []Operation{
	{
		Name: AdminDisableProviderForUser, Access: Signed, Effect: Changes, Silent: true,
		Label: "Block an external user",
	},
	{
		Name: AdminLinkProviderForUser, Access: Signed, Effect: Changes, Silent: true,
		Label: "Link an external user",
	},
	{
		Name: CreateIdentityProvider, Access: Signed, Effect: Changes,
		Label: "Create an identity provider",
	},
	{
		Name: CreateManagedLoginBranding, Access: Signed, Effect: Changes,
		Label: "Create a branding",
	},
	{
		Name: CreateResourceServer, Access: Signed, Effect: Changes,
		Label: "Create a resource server",
	},
	{
		Name: CreateTerms, Access: Signed, Effect: Changes,
		Label: "Create terms",
	},
	{
		Name: CreateUserImportJob, Access: Signed, Effect: Changes,
		Label: "Create an import",
	},
	{
		Name: CreateUserPoolDomain, Access: Signed, Effect: Changes,
		Label: "Create a domain",
	},
	{
		Name: CreateUserPoolReplica, Access: Signed, Effect: Changes,
		Label: "Create a replica",
	},
	{
		Name: DeleteIdentityProvider, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete an identity provider",
	},
	{
		Name: DeleteManagedLoginBranding, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete a branding",
	},
	{
		Name: DeleteResourceServer, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete a resource server",
	},
	{
		Name: DeleteTerms, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete terms",
	},
	{
		Name: DeleteUserPoolDomain, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete a domain",
	},
	{
		Name: DeleteUserPoolReplica, Access: Signed, Effect: Changes,
		Label: "Delete a replica",
	},
	{
		Name: DescribeIdentityProvider, Access: Signed, Effect: Reads,
		Label: "Show an identity provider",
	},
	{
		Name: DescribeManagedLoginBranding, Access: Signed, Effect: Reads,
		Label: "Show a branding",
	},
	{
		Name: DescribeManagedLoginBrandingByClient, Access: Signed, Effect: Reads,
		Label: "Show a client's branding",
	},
	{
		Name: DescribeResourceServer, Access: Signed, Effect: Reads,
		Label: "Show a resource server",
	},
	{
		Name: DescribeRiskConfiguration, Access: Signed, Effect: Reads,
		Label: "Show the risk settings",
	},
	{
		Name: DescribeTerms, Access: Signed, Effect: Reads,
		Label: "Show terms",
	},
	{
		Name: DescribeTermsByClient, Access: Signed, Effect: Reads,
		Label: "Show a client's terms",
	},
	{
		Name: DescribeUserImportJob, Access: Signed, Effect: Reads,
		Label: "Show an import",
	},
	{
		Name: DescribeUserPoolDomain, Access: Signed, Effect: Reads,
		Label: "Show a domain",
	},
	{
		Name: GetCSVHeader, Access: Signed, Effect: Reads,
		Label: "Show the columns of an import",
	},
	{
		Name: GetIdentityProviderByIdentifier, Access: Signed, Effect: Reads,
		Label: "Find an identity provider",
	},
	{
		Name: GetLogDeliveryConfiguration, Access: Signed, Effect: Reads,
		Label: "Show the log destinations",
	},
	{
		Name: GetProvisionedLimit, Access: Signed, Effect: Reads,
		Label: "Show a request rate",
	},
	{
		Name: GetUICustomization, Access: Signed, Effect: Reads,
		Label: "Show the classic branding",
	},
	{
		Name: ListIdentityProviders, Access: Signed, Effect: Reads,
		Label: "List the identity providers",
	},
	{
		Name: ListResourceServers, Access: Signed, Effect: Reads,
		Label: "List the resource servers",
	},
	{
		Name: ListTerms, Access: Signed, Effect: Reads,
		Label: "List the terms",
	},
	{
		Name: ListUserImportJobs, Access: Signed, Effect: Reads,
		Label: "List the imports",
	},
	{
		Name: ListUserPoolReplicas, Access: Signed, Effect: Reads,
		Label: "List the replicas",
	},
	{
		Name: SetLogDeliveryConfiguration, Access: Signed, Effect: Changes,
		Label: "Set the log destinations",
	},
	{
		Name: SetRiskConfiguration, Access: Signed, Effect: Changes,
		Label: "Set the risk settings",
	},
	{
		Name: SetUICustomization, Access: Signed, Effect: Changes,
		Label: "Set the classic branding",
	},
	{
		Name: StartUserImportJob, Access: Signed, Effect: Changes,
		Label: "Start an import",
	},
	{
		Name: StopUserImportJob, Access: Signed, Effect: Changes,
		Label: "Stop an import",
	},
	{
		Name: UpdateIdentityProvider, Access: Signed, Effect: Changes,
		Label: "Change an identity provider",
	},
	{
		Name: UpdateManagedLoginBranding, Access: Signed, Effect: Changes,
		Label: "Change a branding",
	},
	{
		Name: UpdateProvisionedLimit, Access: Signed, Effect: Changes,
		Label: "Raise a request rate",
	},
	{
		Name: UpdateResourceServer, Access: Signed, Effect: Changes,
		Label: "Change a resource server",
	},
	{
		Name: UpdateTerms, Access: Signed, Effect: Changes,
		Label: "Change terms",
	},
	{
		Name: UpdateUserPoolDomain, Access: Signed, Effect: Changes,
		Label: "Change a domain",
	},
	{
		Name: UpdateUserPoolReplica, Access: Signed, Effect: Changes,
		Label: "Turn a replica on or off",
	},
}
