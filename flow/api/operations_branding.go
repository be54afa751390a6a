package api

import "slices"

// Operations for the looks of the sign-in pages: the brandings of managed login, and the
// classic pages' own.
const (
	CreateManagedLoginBranding           = "CreateManagedLoginBranding"
	DescribeManagedLoginBranding         = "DescribeManagedLoginBranding"
	DescribeManagedLoginBrandingByClient = "DescribeManagedLoginBrandingByClient"
	UpdateManagedLoginBranding           = "UpdateManagedLoginBranding"
	DeleteManagedLoginBranding           = "DeleteManagedLoginBranding"
	SetUICustomization                   = "SetUICustomization"
	GetUICustomization                   = "GetUICustomization"
)

var brandingOperations = []Operation{
	{
		Name: CreateManagedLoginBranding, Access: Signed, Effect: Changes,
		Label:       "Create a branding",
		Description: "Gives a client's pages of managed login their looks.",
		Input:       []Member{userPoolID.required(), clientID.required(), ownLooks, brandingSettings, assets},
		Output:      []Member{branding},
		Errors:      slices.Concat(managementErrors, []string{ConcurrentModificationException, LimitExceededException, ManagedLoginBrandingExistsException}),
	},
	{
		Name: DescribeManagedLoginBranding, Access: Signed, Effect: Reads,
		Label:       "Show a branding",
		Description: "The looks of a client's pages of managed login.",
		Input:       []Member{userPoolID.required(), brandingID.required(), mergedLooks},
		Output:      []Member{branding},
		Errors:      managementErrors,
	},
	{
		Name: DescribeManagedLoginBrandingByClient, Access: Signed, Effect: Reads,
		Label:       "Show a client's branding",
		Description: "The looks of a client's pages of managed login.",
		Input:       []Member{userPoolID.required(), clientID.required(), mergedLooks},
		Output:      []Member{branding},
		Errors:      managementErrors,
	},
	{
		Name: UpdateManagedLoginBranding, Access: Signed, Effect: Changes,
		Label:       "Change a branding",
		Description: "Replaces the looks of a client's pages of managed login.",
		Input:       []Member{userPoolID, brandingID, ownLooks, brandingSettings, assets},
		Output:      []Member{branding},
		Errors:      slices.Concat(managementErrors, []string{ConcurrentModificationException}),
	},
	{
		Name: DeleteManagedLoginBranding, Access: Signed, Effect: Changes, Silent: true,
		Label:       "Delete a branding",
		Description: "Takes a client's pages of managed login their looks.",
		Input:       []Member{userPoolID.required(), brandingID.required()},
		Output:      []Member{},
		Errors:      slices.Concat(managementErrors, []string{ConcurrentModificationException}),
	},
	{
		Name: SetUICustomization, Access: Signed, Effect: Changes,
		Label:       "Set the classic branding",
		Description: "Gives the classic pages of a pool, or of one client, their looks. Without any, they go.",
		Input:       []Member{userPoolID.required(), clientOrAll, styles, logoFile},
		Output:      []Member{customization},
		Errors:      managementErrors,
	},
	{
		Name: GetUICustomization, Access: Signed, Effect: Reads,
		Label:       "Show the classic branding",
		Description: "The looks of the classic pages, of one client or of the pool.",
		Input:       []Member{userPoolID.required(), clientOrAll},
		Output:      []Member{customization},
		Errors:      managementErrors,
	},
}
