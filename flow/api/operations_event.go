package api

import "slices"

// Operations of sign-in events.
const (
	AdminListUserAuthEvents      = "AdminListUserAuthEvents"
	AdminUpdateAuthEventFeedback = "AdminUpdateAuthEventFeedback"
	UpdateAuthEventFeedback      = "UpdateAuthEventFeedback"
)

var eventOperations = []Operation{
	{
		Name: AdminListUserAuthEvents, Access: Signed, Effect: Reads,
		Label:       "List a user's sign-ins",
		Description: "A user's sign-in events, if threat protection records them.",
		Input:       []Member{userPoolID.required(), username.required(), maxEvents, nextToken},
		Output:      []Member{authEvents, nextToken},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException, UserPoolAddOnNotEnabledException}),
	},
	{
		Name: AdminUpdateAuthEventFeedback, Access: Signed, Effect: Changes,
		Label:       "Rate a user's sign-in",
		Description: "Tells Cognito whether the user made an attempt.",
		Input:       []Member{userPoolID.required(), username.required(), eventID.required(), feedbackValue.required()},
		Errors:      slices.Concat(callErrors, []string{UserNotFoundException, UserPoolAddOnNotEnabledException}),
	},
	{
		Name: UpdateAuthEventFeedback, Access: Public, Effect: Changes,
		Label:       "Rate a sign-in",
		Description: "Tells Cognito whether the user made an attempt, with the token from the notification.",
		Input: []Member{
			userPoolID.required(), username.required(), eventID.required(), feedbackToken.required(),
			feedbackValue.required(),
		},
		Errors: slices.Concat(callErrors, []string{UserNotFoundException, UserPoolAddOnNotEnabledException}),
	},
}
