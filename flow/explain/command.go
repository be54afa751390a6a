package explain

import (
	"cmp"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// enableUser is the command that an administrator needs for a disabled user.
func enableUser(f failure) []walk.Action {
	return userCommand(f, "that enables the user", api.AdminEnableUser)
}

// resendPassword is the command that sends a new temporary password.
func resendPassword(f failure) []walk.Action {
	return userCommand(f, "that sends a new temporary password", api.AdminCreateUser, "--message-action", api.MessageResend)
}

// listEvents is the command that shows what the user attempted.
func listEvents(f failure) []walk.Action {
	return userCommand(f, "that lists the user's sign-in events", api.AdminListUserAuthEvents)
}

// verifyAddress is the command that makes an address a name to sign in with,
// where that is what is missing.
func verifyAddress(f failure) []walk.Action {
	named := f.facts.identify(f.typed())
	if named.Near == nil || named.Fault != pool.NotVerified {
		return nil
	}
	return userCommand(f, "that marks the "+named.Attribute+" as verified", api.AdminUpdateUserAttributes,
		"--user-attributes", Quoted("Name="+named.Attribute+"_verified,Value=true"))
}

// makeRecoverable is the command that lets reset codes go to the user's address.
// Which address that is, the pool says.
func makeRecoverable(f failure) []walk.Action {
	attribute := api.AttributeEmail
	if user := f.facts.identify(f.typed()).User; user != nil && user.UserAttributes.Get(attribute) == "" && user.UserAttributes.Get(api.AttributePhoneNumber) != "" {
		attribute = api.AttributePhoneNumber
	}
	return userCommand(f, "that marks the "+attribute+" as verified", api.AdminUpdateUserAttributes,
		"--user-attributes", Quoted("Name="+attribute+"_verified,Value=true"))
}

// confirmUser is the command that confirms a sign-up without a code.
func confirmUser(f failure) []walk.Action {
	return userCommand(f, "that confirms the user", api.AdminConfirmSignUp)
}

// createUser is the command that creates the user who may not sign up.
func createUser(f failure) []walk.Action {
	return userCommand(f, "that creates the user", api.AdminCreateUser)
}

// showPool is the command that shows the settings and the feature plan of the
// pool.
func showPool(f failure) []walk.Action {
	return poolCommand(f, "that shows the pool's settings", api.DescribeUserPool)
}

// showClientAndPool adds the command that shows the settings of the app client.
func showClientAndPool(f failure) []walk.Action {
	ofClient := poolCommand(f, "that shows the client's settings", api.DescribeUserPoolClient, "--client-id", Quoted(cmp.Or(f.walk.Start.Target.ClientID, "CLIENT_ID")))
	return append(ofClient, showPool(f)...)
}

// userCommand copies a command of the AWS CLI about the user, for an administrator. One that
// needs nothing but the user names the call, for a person who may make it.
func userCommand(f failure, what, operation string, options ...string) []walk.Action {
	actions := poolCommand(f, what, operation, append([]string{"--username", Quoted(cmp.Or(f.userName(), "USER"))}, options...)...)
	if len(options) == 0 {
		actions[0].Operation = operation
	}
	return actions
}

// poolCommand copies a command of the AWS CLI about the pool, for an administrator.
func poolCommand(f failure, what, operation string, options ...string) []walk.Action {
	return []walk.Action{{
		Kind: walk.CopyText, Label: "Copy the command " + what + ", for an administrator",
		Text: ForAdministrator(f.walk.Start.Target, operation, options...),
	}}
}

// userName is the user's own name where it is known, else what was typed.
func (f failure) userName() string {
	named := f.facts.identify(f.typed())
	switch {
	case named.User != nil:
		return named.User.Username
	case named.Near != nil:
		return named.Near.Username
	default:
		return f.typed()
	}
}
