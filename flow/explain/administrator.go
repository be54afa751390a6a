package explain

import (
	"cmp"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// ForAdministrator is a command of the AWS CLI about the target's pool, in one line: of the
// service, and with the credentials, that the target names. The options are written already.
func ForAdministrator(target walk.Target, operation string, options ...string) string {
	known, _ := api.FindOperation(operation)
	words := []string{"aws", "cognito-idp", known.Command(), "--user-pool-id", Quoted(cmp.Or(target.UserPoolID, "POOL_ID"))}
	target.Region = cmp.Or(target.Region, walk.RegionOf(target.UserPoolID))
	words = append(append(words, options...), Address(target)...)
	if target.Profile != "" {
		words = append(words, "--profile", Quoted(target.Profile))
	}
	return strings.Join(words, " ")
}

// Address is where a command about the target has to call: its region and its endpoint, as
// far as the target names them.
func Address(target walk.Target) []string {
	var words []string
	if target.Region != "" {
		words = append(words, "--region", Quoted(target.Region))
	}
	if target.Endpoint != "" {
		words = append(words, "--endpoint-url", Quoted(target.Endpoint))
	}
	return words
}

// Quoted is a text as one word of a shell.
func Quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
