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
	words = append(words, options...)
	for _, option := range []struct{ name, value string }{
		{"region", cmp.Or(target.Region, walk.RegionOf(target.UserPoolID))}, {"endpoint-url", target.Endpoint}, {"profile", target.Profile},
	} {
		if option.value != "" {
			words = append(words, "--"+option.name, Quoted(option.value))
		}
	}
	return strings.Join(words, " ")
}

// Quoted is a text as one word of a shell.
func Quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
