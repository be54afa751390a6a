package main

import "testing"

// TestTheQRCodeLeavesWithTheSecret: it stands beside the secret, stays while codes are
// refused, and leaves once one was right.
func TestTheQRCodeLeavesWithTheSecret(t *testing.T) {
	t.Parallel()
	const corner = "█▀▀▀▀▀█"
	w := demoOf(t, "--user", "mia")
	w.See("code from an authenticator app").Press("enter").See("Code from the app").See(corner)
	w.Type("000000").Press("enter").See("EnableSoftwareTokenMFAException").See(corner)
	w.Press("ctrl+t").See("Scan with an authenticator app").See(corner).Press("ctrl+t").See("Code from the app")
	w.Press("ctrl+n").See("Code of the built-in authenticator").Press("enter").See("signed in").SeeNot(corner)
	w.Press("ctrl+g").See("Path: step").SeeNot(corner).Press("esc")
	leave(t, w)
}
