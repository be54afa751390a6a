package check

import "strings"

// handOn is the command that somebody with the permission runs.
func handOn(f Facts) string {
	words := []string{"authwalk", "check", "--user-pool-id", quoted(f.File.UserPool.ID)}
	if f.ClientID != "" {
		words = append(words, "--client-id", quoted(f.ClientID))
	}
	if f.Username != "" {
		words = append(words, "--username", quoted(f.Username))
	}
	return strings.Join(words, " ")
}
