package check

import (
	"strings"

	"authwalk/flow/explain"
)

// HandOn is the command that somebody with the permission runs to know. The endpoint is ""
// for AWS.
func HandOn(userPoolID, clientID, username, endpoint string) string {
	words := []string{"authwalk", "check", "--user-pool-id", explain.Quoted(userPoolID)}
	if clientID != "" {
		words = append(words, "--client-id", explain.Quoted(clientID))
	}
	if username != "" {
		words = append(words, "--username", explain.Quoted(username))
	}
	if endpoint != "" {
		words = append(words, "--endpoint-url", explain.Quoted(endpoint))
	}
	return strings.Join(words, " ")
}
