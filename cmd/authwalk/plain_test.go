package main

import (
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

func plainly(t *testing.T, arguments ...string) *termtest.Terminal {
	t.Helper()
	return open(t, termtest.Options{Width: 100, Height: 40, Args: arguments})
}

// TestPlainModeAtATerminal asks for what is shown and what is not, and draws
// nothing.
func TestPlainModeAtATerminal(t *testing.T) {
	t.Parallel()
	w := plainly(t, "walk", "--plain", "--endpoint-url", serveDemo(t).Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb", "--username", "sam")
	w.See("Password (not shown)").Type("Winter-2026!").Press("enter")
	w.See("Code (6 digits").Type("000000").Press("enter")
	w.See("CodeMismatchException").See("Likely cause 1").Type("b").Press("enter")
	w.See("1. Answer what is asked").Type("q").Press("enter")
	if code := w.Exit(); code != 0 {
		t.Errorf("ended with %d", code)
	}
	if raw := string(w.Raw()); strings.Contains(raw, "Winter-2026") || strings.Contains(raw, "\x1b[?1049h") {
		t.Errorf("a secret is shown, or screens are:\n%s", raw)
	}
}

// TestPlainModeIsInterrupted while something is asked, shown or not.
func TestPlainModeIsInterrupted(t *testing.T) {
	t.Parallel()
	w := plainly(t, "demo", "--plain")
	w.See("User, by number or name").Press("ctrl+c")
	if code := w.Exit(); code != exitInterrupted {
		t.Errorf("ended with %d", code)
	}
	w = plainly(t, "walk", "--plain", "--endpoint-url", "http://127.0.0.1:1", "--client-id", "abc", "--username", "nadia", "--auth-flow", "USER_PASSWORD_AUTH")
	w.See("Password (not shown)").Press("ctrl+c")
	if code := w.Exit(); code != exitInterrupted {
		t.Errorf("ended with %d", code)
	}
}
