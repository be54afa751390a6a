package explain

import (
	"strings"

	"authwalk/flow/walk"
)

// lockLayout is the time that a lock ends at.
const lockLayout = "2006-01-02 15:04:05 UTC"

// waitForLock is what to do first about a locked user: nothing, until the lock
// ends.
func waitForLock(f failure) []walk.Action {
	label := "wait up to 15 minutes, then start over"
	if user := f.facts.identify(f.typed()).User; user != nil && !user.Tracked.LockedUntil.IsZero() {
		label = "wait until " + user.Tracked.LockedUntil.UTC().Format(lockLayout) + ", then start over"
	}
	return []walk.Action{{Kind: walk.Wait, Label: label}}
}

// enableUser is the command that an administrator needs for a disabled user.
func enableUser(f failure) []walk.Action {
	poolID := f.walk.Start.Target.UserPoolID
	if poolID == "" {
		poolID = "POOL_ID"
	}
	return []walk.Action{{
		Kind: walk.CopyText, Label: "copy the command that enables the user, for an administrator",
		Text: "aws cognito-idp admin-enable-user --user-pool-id " + quoted(poolID) + " --username " + quoted(f.typed()),
	}}
}

// quoted is a text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
