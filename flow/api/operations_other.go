package api

// Operations that a sign-in through the API never meets, known by name: terms,
// imports, limits, replicas.
const (
	AdminDisableProviderForUser = "AdminDisableProviderForUser"
	AdminLinkProviderForUser    = "AdminLinkProviderForUser"
	CreateTerms                 = "CreateTerms"
	CreateUserImportJob         = "CreateUserImportJob"
	CreateUserPoolReplica       = "CreateUserPoolReplica"
	DeleteTerms                 = "DeleteTerms"
	DeleteUserPoolReplica       = "DeleteUserPoolReplica"
	DescribeTerms               = "DescribeTerms"
	DescribeTermsByClient       = "DescribeTermsByClient"
	DescribeUserImportJob       = "DescribeUserImportJob"
	GetCSVHeader                = "GetCSVHeader"
	GetProvisionedLimit         = "GetProvisionedLimit"
	ListTerms                   = "ListTerms"
	ListUserImportJobs          = "ListUserImportJobs"
	ListUserPoolReplicas        = "ListUserPoolReplicas"
	StartUserImportJob          = "StartUserImportJob"
	StopUserImportJob           = "StopUserImportJob"
	UpdateProvisionedLimit      = "UpdateProvisionedLimit"
	UpdateTerms                 = "UpdateTerms"
	UpdateUserPoolReplica       = "UpdateUserPoolReplica"
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
		Name: DeleteTerms, Access: Signed, Effect: Changes, Silent: true,
		Label: "Delete terms",
	},
	{
		Name: DeleteUserPoolReplica, Access: Signed, Effect: Changes,
		Label: "Delete a replica",
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
		Name: StartUserImportJob, Access: Signed, Effect: Changes,
		Label: "Start an import",
	},
	{
		Name: StopUserImportJob, Access: Signed, Effect: Changes,
		Label: "Stop an import",
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
