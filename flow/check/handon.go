package check

import (
	"strings"

	"authwalk/flow/command"
)

// HandOn is the command that somebody with the permission runs to know. The endpoint is ""
// for AWS.
func HandOn(userPoolID, clientID, username, endpoint string) string {
	words := []string{"authwalk", "check", "--user-pool-id", command.Quoted(userPoolID)}
	if clientID != "" {
		words = append(words, "--client-id", command.Quoted(clientID))
	}
	if username != "" {
		words = append(words, "--username", command.Quoted(username))
	}
	if endpoint != "" {
		words = append(words, "--endpoint-url", command.Quoted(endpoint))
	}
	return strings.Join(words, " ")
}
