package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestTheDefaultActionIsOneThatWorks signs in as a disabled user: starting over
// would be refused again, so what mends it comes first: here, and for an administrator.
func TestTheDefaultActionIsOneThatWorks(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "dan")
	w.See("User is disabled").See("▸ Enable the user (AdminEnableUser)…").Press("down").See("▸ Copy the command that enables the user").Press("enter").See("Copied the command")
	w.Press("f").See("Saved, only you can read it: /")
	w.Press("ctrl+c")
	w.Exit()
}

// TestACodeThatWasNotSentLeadsToWhoCanHelp asks for a reset code for a user without an
// address: what helps stands there in place of a form that cannot be completed.
func TestACodeThatWasNotSentLeadsToWhoCanHelp(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "nora")
	w.See("! no code was sent").See("Only an").See("! ForgotPassword: response after").SeeNot("enter set password")
	w.See("▸ Set a user's password (AdminSetUserPassword)…").See("Look at the user").Press("down").See("▸ Copy the command that sets a password").Press("enter").See("Copied the command")
	w.Press("esc", "down", "down", "down").See("▸ Go on with ConfirmForgotPassword").Press("enter").See("[ Set password ]")
	w.Press("ctrl+c")
	w.Exit()
}
