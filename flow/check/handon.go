package check

import (
	"strings"

	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// HandOn is the command that somebody with the permission runs to know, with credentials of
// their own.
func HandOn(target walk.Target, username string) string {
	words := []string{"authwalk", "check", "--user-pool-id", explain.Quoted(target.UserPoolID)}
	if target.ClientID != "" {
		words = append(words, "--client-id", explain.Quoted(target.ClientID))
	}
	if username != "" {
		words = append(words, "--username", explain.Quoted(username))
	}
	return strings.Join(append(words, explain.Address(target)...), " ")
}
