package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestPaletteOnScreen makes a call, hears why another cannot be made, and signs in as
// somebody else, all by name.
func TestPaletteOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "nadia")
	w.See(signedIn).Press("ctrl+k").See("What do you want to do?").Type("list the devices").See("this sign-in has no device")
	w.Press("enter").See("Not possible now").Press("ctrl+u").Type("getuser").See("Show the user").Press("enter").See("✓ GetUser")
	w.Press("ctrl+k").See("What do you want to do?").Type("sign in as sam").Press("enter").See("▸ SMS_MFA")
	leave(t, w)
}
