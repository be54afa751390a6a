package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestHigherLevelOnScreen signs in with the password, and again at a higher level:
// the access token vouches for the password, and the app is asked for alone.
func TestHigherLevelOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "stella")
	w.See(signedIn).See("urn:cognito:loa:1").See("l Higher level").See("Press l: Sign in at a higher level.").Press("l")
	w.See("▸ Level").Press("enter")
	w.See("▸ SOFTWARE_TOKEN_MFA").See("does not prove").Type(code(t, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")).Press("enter")
	w.See("urn:cognito:loa:4").See(`["pwd","otp","mfa"]`)
	leave(t, w)
}

// TestRotationOnScreen refreshes, and then with the token that was replaced.
func TestRotationOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "ronja")
	w.See(signedIn).See("f Refresh with rotation").Press("f").See("Device key (optional)").Press("enter")
	w.See("✓ New tokens").See("f Refresh with rotation").Press("f")
	w.See("the newest").See("of step 2").Press("down").Press("enter")
	w.See("RefreshTokenReuseException").See("a newer one replaced this one")
	leave(t, w)
}

// TestProtectionOnScreen is refused by the firewall and by threat protection, and asked
// for a factor that is not turned on.
func TestProtectionOnScreen(t *testing.T) {
	t.Parallel()
	for user, wants := range map[string][]string{
		"walter": {"ForbiddenException", "A firewall in front of the pool"},
		"brita":  {"NotAuthorizedException", "Threat protection blocked this sign-in", "lists the user's sign-in events"},
		"mona":   {"▸ SMS_MFA", "wants a second"},
	} {
		t.Run(user, func(t *testing.T) {
			t.Parallel()
			w := demoOf(t, "--user", user)
			for _, want := range wants {
				w.See(want)
			}
			leaveFrom(t, w)
		})
	}
}
