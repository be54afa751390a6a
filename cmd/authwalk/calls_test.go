package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestWhatCallsAfterTokensDidIsOnScreen refreshes, looks at the user, signs out
// everywhere and is refused, all in the real program.
func TestWhatCallsAfterTokensDidIsOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "nadia")
	w.See(signedIn)
	w.Press("r").See("changed nothing but what is new").See(" was ")
	w.Press("s").See("GetUser").See("UserAttributes").Press("esc").See("Sign out")
	w.Press("g").See("It cannot be undone.").Press("enter").See("✓ done").Press("esc").See("Revoked by GlobalSignOut")
	w.Press("s").See("NotAuthorizedException").See("Access Token has been revoked").Press("esc").See("Revoked by GlobalSignOut")
	w.Press("ctrl+c").See("Quit?").Press("ctrl+c")
	w.Exit()
}
