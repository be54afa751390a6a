package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestASupportCase goes the way of a support desk: a refusal with what was found on it,
// the user looked at, the repair made once the name is typed, and the sign-in walked again.
func TestASupportCase(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	served := serveDemo(t)
	w := open(t, termtest.Options{
		Width: 80, Height: 24, Answers: true,
		Env: []string{"HOME=" + t.TempDir(), "AUTHWALK_PASSWORD=Winter-2026!", "AWS_ACCESS_KEY_ID=key", "AWS_SECRET_ACCESS_KEY=secret"},
		Args: []string{
			"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb",
			"--username", "dan", "--auth-flow", "USER_PASSWORD_AUTH",
		},
	})
	w.See(`"User is disabled."`).See("✗ An administrator disabled this user. The sign-in says so only after")
	w.Press("ctrl+k").See("What do you want to do?").Type("why can this").See("Why can this user not sign in?").Press("enter")
	w.See("Fix: Find out why, then enable the user.").See("▸ Enable the user (AdminEnableUser)")
	w.Press("enter").See("What will be sent").See("To make this call, type the user name here: dan").Press("enter").See("type the user name first")
	w.Type("dan").Press("enter").See("The user is enabled, and can sign in.").Press("enter").See("signed in")
	leaveFrom(t, w)
}
