package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestTheDefaultActionIsOneThatWorks signs in as a disabled user: starting over
// would be refused again, so the command for an administrator comes first.
func TestTheDefaultActionIsOneThatWorks(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "dan")
	w.See("User is disabled").See("▸ Copy the command that enables the user").Press("enter").See("Copied the command")
	w.Press("f").See("Saved, only you can read it: /")
	w.Press("ctrl+c")
	w.Exit()
}
