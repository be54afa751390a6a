package main

import (
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestTheNotesOfTheDemoUsersAreWhole shows every one of them in a narrow window.
func TestTheNotesOfTheDemoUsersAreWhole(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Width: 80, Height: 40, Args: []string{"demo"}, Answers: true})
	w.See("▸ nadia").See("(NEW_PASSWORD_REQUIRED).").See("ella@example.org")
	if screen := w.Screen(); strings.Contains(screen, "…") {
		t.Errorf("something is cut:\n%s", screen)
	}
	w.Press("ctrl+c")
	w.Exit()
}
