package api

import "slices"

// Operations of groups.
const (
	CreateGroup              = "CreateGroup"
	GetGroup                 = "GetGroup"
	UpdateGroup              = "UpdateGroup"
	DeleteGroup              = "DeleteGroup"
	ListGroups               = "ListGroups"
	ListUsersInGroup         = "ListUsersInGroup"
	AdminListGroupsForUser   = "AdminListGroupsForUser"
	AdminAddUserToGroup      = "AdminAddUserToGroup"
	AdminRemoveUserFromGroup = "AdminRemoveUserFromGroup"
)

var groupOperations = []Operation{
	{
		Name: CreateGroup, Access: Signed, Effect: Changes,
		Label:       "Create a group",
		Description: "Creates a group.",
		Input:       []Member{groupName.required(), userPoolID.required(), description, roleARN, precedence},
		Output:      []Member{group},
		Errors:      slices.Concat(callErrors, []string{GroupExistsException, LimitExceededException}),
	},
	{
		Name: GetGroup, Access: Signed, Effect: Reads,
		Label:       "Show a group",
		Description: "A group's settings.",
		Input:       []Member{groupName.required(), userPoolID.required()},
		Output:      []Member{group},
		Errors:      callErrors,
	},
	{
		Name: UpdateGroup, Access: Signed, Effect: Changes,
		Label:       "Change a group",
		Description: "Changes a group's settings.",
		Input:       []Member{groupName.required(), userPoolID.required(), description, roleARN, precedence},
		Output:      []Member{group},
		Errors:      callErrors,
	},
	{
		Name: DeleteGroup, Access: Signed, Effect: Changes,
		Label:       "Delete a group",
		Description: "Deletes a group; its users are kept.",
		Input:       []Member{groupName.required(), userPoolID.required()},
		Errors:      callErrors,
	},
	{
		Name: ListGroups, Access: Signed, Effect: Reads,
		Label:       "List the groups",
		Description: "The pool's groups.",
		Input:       []Member{userPoolID.required(), limit, nextToken},
		Output:      []Member{groups, nextToken},
		Errors:      callErrors,
	},
	{
		Name: ListUsersInGroup, Access: Signed, Effect: Reads,
		Label:       "List a group's users",
		Description: "The users of a group.",
		Input:       []Member{userPoolID.required(), groupName.required(), limit, nextToken},
		Output:      []Member{users, nextToken},
		Errors:      callErrors,
	},
	{
		Name: AdminListGroupsForUser, Access: Signed, Effect: Reads,
		Label:       "List a user's groups",
		Description: "The groups of a user.",
		Input:       []Member{username.required(), userPoolID.required(), limit, nextToken},
		Output:      []Member{groups, nextToken},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AdminAddUserToGroup, Access: Signed, Effect: Changes,
		Label:       "Add a user to a group",
		Description: "Adds a user to a group.",
		Input:       []Member{userPoolID.required(), username.required(), groupName.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AdminRemoveUserFromGroup, Access: Signed, Effect: Changes,
		Label:       "Remove a user from a group",
		Description: "Removes a user from a group.",
		Input:       []Member{userPoolID.required(), username.required(), groupName.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
}
