package api

// Operations that a sign-in through the API never meets, known by name: branding,
// terms, imports, limits, replicas.
const (
	AdminDisableProviderForUser          = "AdminDisableProviderForUser"
	AdminLinkProviderForUser             = "AdminLinkProviderForUser"
	CreateManagedLoginBranding           = "CreateManagedLoginBranding"
	CreateTerms                          = "CreateTerms"
	CreateUserImportJob                  = "CreateUserImportJob"
	CreateUserPoolReplica                = "CreateUserPoolReplica"
	DeleteManagedLoginBranding           = "DeleteManagedLoginBranding"
	DeleteTerms                          = "DeleteTerms"
	DeleteUserPoolReplica                = "DeleteUserPoolReplica"
	DescribeManagedLoginBranding         = "DescribeManagedLoginBranding"
	DescribeManagedLoginBrandingByClient = "DescribeManagedLoginBrandingByClient"
	DescribeTerms                        = "DescribeTerms"
	DescribeTermsByClient                = "DescribeTermsByClient"
	DescribeUserImportJob                = "DescribeUserImportJob"
	GetCSVHeader                         = "GetCSVHeader"
	GetProvisionedLimit                  = "GetProvisionedLimit"
	GetUICustomization                   = "GetUICustomization"
	ListTerms                            = "ListTerms"
	ListUserImportJobs                   = "ListUserImportJobs"
	ListUserPoolReplicas                 = "ListUserPoolReplicas"
	SetUICustomization                   = "SetUICustomization"
	StartUserImportJob                   = "StartUserImportJob"
	StopUserImportJob                    = "StopUserImportJob"
	UpdateManagedLoginBranding           = "UpdateManagedLoginBranding"
	UpdateProvisionedLimit               = "UpdateProvisionedLimit"
	UpdateTerms                          = "UpdateTerms"
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
		Name: CreateManagedLoginBranding, Access: Signed, Effect: Changes,
		Label: "Create a branding",
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
		Name: CreateUserPoolReplica, Access: Signed, Effect: Changes,
		Label: "Create a replica",
	},
	{
		Name: DeleteManagedLoginBranding, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete a branding",
	},
	{
		Name: DeleteTerms, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete terms",
	},
	{
		Name: DeleteUserPoolReplica, Access: Signed, Effect: Changes,
		Label: "Delete a replica",
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
		Name: GetCSVHeader, Access: Signed, Effect: Reads,
		Label: "Show the columns of an import",
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
		Name: UpdateManagedLoginBranding, Access: Signed, Effect: Changes,
		Label: "Change a branding",
	},
	{
		Name: UpdateProvisionedLimit, Access: Signed, Effect: Changes,
		Label: "Raise a request rate",
	},
	{
		Name: UpdateTerms, Access: Signed, Effect: Changes,
		Label: "Change terms",
	},
	{
		Name: UpdateUserPoolReplica, Access: Signed, Effect: Changes,
		Label: "Turn a replica on or off",
	},
}
