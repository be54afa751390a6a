package api

import "slices"

// Operations of users.
const (
	GetUser                          = "GetUser"
	UpdateUserAttributes             = "UpdateUserAttributes"
	DeleteUserAttributes             = "DeleteUserAttributes"
	GetUserAttributeVerificationCode = "GetUserAttributeVerificationCode"
	VerifyUserAttribute              = "VerifyUserAttribute"
	DeleteUser                       = "DeleteUser"
	AdminCreateUser                  = "AdminCreateUser"
	AdminGetUser                     = "AdminGetUser"
	AdminUpdateUserAttributes        = "AdminUpdateUserAttributes"
	AdminDeleteUserAttributes        = "AdminDeleteUserAttributes"
	AdminEnableUser                  = "AdminEnableUser"
	AdminDisableUser                 = "AdminDisableUser"
	AdminDeleteUser                  = "AdminDeleteUser"
	ListUsers                        = "ListUsers"
)

var userOperations = []Operation{
	{
		Name: GetUser, Access: AccessToken, Effect: Reads,
		Label:       "Show the user",
		Description: "The user's attributes and second factors, as this access token may read them.",
		Input:       []Member{accessToken.required()},
		Output:      []Member{username, userAttributes, mfaOptions, preferredMFASetting, userMFASettingList},
		Errors:      slices.Concat(callErrors, userErrors, []string{ForbiddenException}),
	},
	{
		Name: UpdateUserAttributes, Access: AccessToken, Effect: Changes,
		Label: "Change attributes",
		Description: "Changes the user's own attributes, if the client is allowed to write them. A new email address or phone number must be " +
			"verified again.",
		Input:  []Member{userAttributes.required(), accessToken.required(), clientMetadata},
		Output: []Member{codeDeliveryDetailsList},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, userErrors, codeErrors, []string{
			AliasExistsException, CodeDeliveryFailureException, ForbiddenException,
		}),
	},
	{
		Name: DeleteUserAttributes, Access: AccessToken, Effect: Changes,
		Label:       "Delete attributes",
		Description: "Deletes the user's own attributes.",
		Input:       []Member{userAttributeNames.required(), accessToken.required()},
		Errors:      slices.Concat(callErrors, userErrors, []string{ForbiddenException}),
	},
	{
		Name: GetUserAttributeVerificationCode, Access: AccessToken, Effect: Changes,
		Label:       "Verify an email or phone number",
		Description: "Sends a code to the user's email address or phone number. Enter it in VerifyUserAttribute.",
		Input:       []Member{accessToken.required(), attributeName.required(), clientMetadata},
		Output:      []Member{codeDeliveryDetails},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, userErrors, []string{
			CodeDeliveryFailureException, ForbiddenException, LimitExceededException,
		}),
	},
	{
		Name: VerifyUserAttribute, Access: AccessToken, Effect: Changes,
		Label:       "Verify with the code",
		Description: "The code from the message verifies the email address or phone number. Valid for " + InHours(AttributeCodeValidity) + ".",
		Input:       []Member{accessToken.required(), attributeName.required(), code.required()},
		Errors: slices.Concat(callErrors, userErrors, codeErrors, []string{
			AliasExistsException, ForbiddenException, LimitExceededException,
		}),
	},
	{
		Name: DeleteUser, Access: AccessToken, Effect: Changes, Irreversible: true,
		Label:       "Delete your own user",
		Description: "Deletes the user's own account permanently.",
		Input:       []Member{accessToken.required()},
		Errors:      slices.Concat(callErrors, userErrors, []string{ForbiddenException}),
	},
	{
		Name: AdminCreateUser, Access: Signed, Effect: Changes,
		Label:       "Create a user",
		Description: "Creates a user and sends an invitation, or sends it again.",
		Input: []Member{
			userPoolID.required(), username.required(), userAttributes, validationData, temporaryPassword,
			forceAliasCreation, messageAction, desiredDeliveryMediums, clientMetadata,
		},
		Output: []Member{user},
		Errors: slices.Concat(callErrors, lambdaErrors, []string{
			CodeDeliveryFailureException, InvalidPasswordException, InvalidSmsRoleAccessPolicyException,
			InvalidSmsRoleTrustRelationshipException, PreconditionNotMetException, UnsupportedUserStateException,
			UserNotFoundException, UsernameExistsException,
		}),
	},
	{
		Name: AdminGetUser, Access: Signed, Effect: Reads,
		Label:       "Show a user",
		Description: "A user's status, attributes and second factors.",
		Input:       []Member{userPoolID.required(), username.required()},
		Output: []Member{
			username, userAttributes, userCreateDate, userLastModifiedDate, enabled, userStatus, mfaOptions,
			preferredMFASetting, userMFASettingList,
		},
		Errors: slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AdminUpdateUserAttributes, Access: Signed, Effect: Changes,
		Label:       "Change a user's attributes",
		Description: "Changes attributes; set email_verified or phone_number_verified to mark them as verified.",
		Input:       []Member{userPoolID.required(), username.required(), userAttributes.required(), clientMetadata},
		Errors: slices.Concat(callErrors, lambdaErrors, deliveryErrors, []string{
			AliasExistsException, UserNotFoundException,
		}),
	},
	{
		Name: AdminDeleteUserAttributes, Access: Signed, Effect: Changes,
		Label:       "Delete a user's attributes",
		Description: "Deletes a user's attributes.",
		Input:       []Member{userPoolID.required(), username.required(), userAttributeNames.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AdminEnableUser, Access: Signed, Effect: Changes,
		Label:       "Enable a user",
		Description: "The user can sign in again.",
		Input:       []Member{userPoolID.required(), username.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AdminDisableUser, Access: Signed, Effect: Changes,
		Label:       "Disable a user",
		Description: "The user can no longer sign in.",
		Input:       []Member{userPoolID.required(), username.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: AdminDeleteUser, Access: Signed, Effect: Changes, Irreversible: true,
		Label:       "Delete a user",
		Description: "Deletes a user permanently.",
		Input:       []Member{userPoolID.required(), username.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException}),
	},
	{
		Name: ListUsers, Access: Signed, Effect: Reads,
		Label:       "List the users",
		Description: "The pool's users, a page at a time.",
		Input:       []Member{userPoolID.required(), attributesToGet, limit, paginationToken, filter},
		Output:      []Member{users, paginationToken},
		Errors:      callErrors,
	},
}
