package check

import "strings"

// HandOn is the command that somebody with the permission runs to know.
func HandOn(userPoolID, clientID, username string) string {
	words := []string{"authwalk", "check", "--user-pool-id", quoted(userPoolID)}
	if clientID != "" {
		words = append(words, "--client-id", quoted(clientID))
	}
	if username != "" {
		words = append(words, "--username", quoted(username))
	}
	return strings.Join(words, " ")
}
