package check

import "strings"

// HandOn is the command that somebody with the permission runs to know. The endpoint is ""
// for AWS.
func HandOn(userPoolID, clientID, username, endpoint string) string {
	words := []string{"authwalk", "check", "--user-pool-id", quoted(userPoolID)}
	if clientID != "" {
		words = append(words, "--client-id", quoted(clientID))
	}
	if username != "" {
		words = append(words, "--username", quoted(username))
	}
	if endpoint != "" {
		words = append(words, "--endpoint-url", quoted(endpoint))
	}
	return strings.Join(words, " ")
}
