package explain

import (
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// enableUser is the command that an administrator needs for a disabled user.
func enableUser(f failure) []walk.Action {
	return command(f, "that enables the user", api.AdminEnableUser)
}

// resendPassword is the command that sends a new temporary password.
func resendPassword(f failure) []walk.Action {
	return command(f, "that sends a new temporary password", api.AdminCreateUser, "--message-action", api.MessageResend)
}

// listEvents is the command that shows what the user attempted.
func listEvents(f failure) []walk.Action {
	return command(f, "that lists the user's sign-in events", api.AdminListUserAuthEvents)
}

// verifyAddress is the command that makes an address a name to sign in with,
// where that is what is missing.
func verifyAddress(f failure) []walk.Action {
	named := f.facts.identify(f.typed())
	if named.Near == nil || named.Fault != pool.NotVerified {
		return nil
	}
	return command(f, "that marks the "+named.Attribute+" as verified", api.AdminUpdateUserAttributes,
		"--user-attributes", quoted("Name="+named.Attribute+"_verified,Value=true"))
}

// command copies a command of the AWS CLI about the user, for an administrator.
func command(f failure, what, operation string, options ...string) []walk.Action {
	poolID := f.walk.Start.Target.UserPoolID
	if poolID == "" {
		poolID = "POOL_ID"
	}
	known, _ := api.FindOperation(operation)
	words := append([]string{"aws", "cognito-idp", known.Command(), "--user-pool-id", quoted(poolID), "--username", quoted(f.userName())}, options...)
	return []walk.Action{{
		Kind: walk.CopyText, Label: "copy the command " + what + ", for an administrator", Text: strings.Join(words, " "),
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

// quoted is a text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
