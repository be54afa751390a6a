package operation

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// administration are the operations that an administrator makes for a user: what shows
// something first. Each form is made from the members of the operation's input.
var administration = []Operation{
	forUserOfPool(api.AdminGetUser),
	forUserOfPool(api.AdminGetUserAuthFactors),
	forUserOfPool(api.AdminListGroupsForUser),
	forUserOfPool(api.AdminListDevices),
	forUserOfPool(api.AdminGetDevice),
	forUserOfPool(api.AdminListUserAuthEvents),
	forUserOfPool(api.AdminListUserSessions),
	forUserOfPool(api.AdminConfirmSignUp),
	forUserOfPool(api.AdminResetUserPassword),
	forUserOfPool(api.AdminSetUserPassword),
	adminSetUserMFAPreference,
	adminSetUserSettings,
	forUserOfPool(api.AdminDeleteSoftwareToken),
	forUserOfPool(api.AdminUpdateUserAttributes),
	forUserOfPool(api.AdminDeleteUserAttributes),
	forUserOfPool(api.AdminUpdateDeviceStatus),
	forUserOfPool(api.AdminForgetDevice),
	forUserOfPool(api.AdminUpdateAuthEventFeedback),
	forUserOfPool(api.AdminUserGlobalSignOut),
	forUserOfPool(api.AdminRevokeUserSession),
	forUserOfPool(api.AdminAddUserToGroup),
	forUserOfPool(api.AdminRemoveUserFromGroup),
	forUserOfPool(api.AdminDisableUser),
	forUserOfPool(api.AdminEnableUser),
	forUserOfPool(api.AdminCreateUser),
	forUserOfPool(api.AdminDeleteUser),
}

// Administration are the operations of an administrator of the walk's user.
func Administration() []Operation { return described(administration...) }

// forUserOfPool is an operation on a user who is named by pool and name.
func forUserOfPool(name string) Operation {
	return Operation{
		Name: name,
		Prompt: func(s challenge.Situation) walk.Prompt {
			known, _ := api.FindOperation(name)
			members := asked(known)
			prompt := walk.Prompt{Name: name, Sentence: known.Description, Button: known.Label}
			prompt.Fields = slices.Concat(userFields(name, s), memberFields(s, members), pageFields(s, known))
			prompt.Auto = len(prompt.Fields) == 0
			if slices.ContainsFunc(members, func(m api.Member) bool { return m.Key == api.KeyNewPassword }) {
				prompt.Rules = challenge.PasswordRules(s)
			}
			return prompt
		},
		Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
			body, err := memberValues(name, given)
			if err != nil {
				return walk.Request{}, err
			}
			return poolRequest(name, s, given, body)
		},
	}
}

// userFields ask for the user where the walk has none, and where the operation makes a
// new one.
func userFields(operation string, s challenge.Situation) []walk.Field {
	if operation != api.AdminCreateUser && len(s.Walk.Steps) > 0 && typedName(s) != "" {
		return nil
	}
	return []walk.Field{nameField(s)}
}

// poolRequest is the input of an operation on a user who is named by pool and name.
func poolRequest(operation string, s challenge.Situation, given walk.Values, body map[string]any) (walk.Request, error) {
	start := s.Walk.Start
	name := usernameOf(s, given)
	switch {
	case start.Target.UserPoolID == "":
		return walk.Request{}, challenge.CannotSend(walk.MissingMember, memberPool, operation+" needs the user pool ID")
	case name == "":
		return walk.Request{}, challenge.CannotSend(walk.MissingMember, api.KeyUsername, operation+" needs the user name")
	}
	body[memberPool], body[memberUser] = start.Target.UserPoolID, name
	addMetadata(operation, start, body)
	return challenge.Request(operation, body)
}

// addMetadata sends the walk's ClientMetadata along where the operation takes it.
func addMetadata(operation string, start walk.Start, body map[string]any) {
	known, _ := api.FindOperation(operation)
	if len(start.ClientMetadata) > 0 && known.Lacks("ClientMetadata") == "" {
		body["ClientMetadata"] = start.ClientMetadata
	}
}
