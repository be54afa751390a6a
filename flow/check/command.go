package check

import (
	"strings"

	"authwalk/flow/api"
)

// userCommand is a command of the AWS CLI about the user, for an administrator.
func (f Facts) userCommand(operation string, options ...string) string {
	name := f.Username
	if user := f.user(); user != nil {
		name = user.Username
	}
	return f.poolCommand(operation, append([]string{"--username", quoted(name)}, options...)...)
}

// poolCommand is a command of the AWS CLI about the pool, for an administrator: of
// the service, and with the credentials, that the facts were read with.
func (f Facts) poolCommand(operation string, options ...string) string {
	known, _ := api.FindOperation(operation)
	words := append([]string{"aws", "cognito-idp", known.Command(), "--user-pool-id", quoted(f.File.UserPool.ID)}, options...)
	for _, option := range []struct{ name, value string }{{"region", f.Region}, {"endpoint-url", f.Endpoint}, {"profile", f.Profile}} {
		if option.value != "" {
			words = append(words, "--"+option.name, quoted(option.value))
		}
	}
	return strings.Join(words, " ")
}

// verifyCommand marks an address as verified.
func (f Facts) verifyCommand(attribute string) string {
	return f.userCommand(api.AdminUpdateUserAttributes, "--user-attributes", quoted("Name="+attribute+"_verified,Value=true"))
}

// quoted is a text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
