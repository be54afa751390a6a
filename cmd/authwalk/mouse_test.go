package main

import (
	"fmt"
	"strings"
	"testing"

	"authwalk/ui/termtest"

	"github.com/charmbracelet/x/ansi"
)

// TestTheMouseOnScreen goes from the demo users to tokens with clicks and the wheel, as a
// terminal reports them.
func TestTheMouseOnScreen(t *testing.T) {
	t.Parallel()
	w := demoOf(t, "--mouse")
	w.See("▸ nadia")
	pressMouse(t, w, "nadia ", 65) // the wheel
	w.See("▸ sam")
	pressMouse(t, w, "theo ", 0, 0)
	w.See("▸ SOFTWARE_TOKEN_MFA")
	pressMouse(t, w, "^N newest code", 0)
	w.See("Code of the built-in authenticator")
	pressMouse(t, w, "[ Send ]", 0, 0)
	w.See(signedIn)
	pressMouse(t, w, "f1 help", 0)
	w.See("━ Help ━")
	pressMouse(t, w, "esc close", 0)
	w.SeeNot("━ Help ━")
	leaveFrom(t, w)
}

// pressMouse sends what a terminal reports of buttons that are pressed on a text.
func pressMouse(t *testing.T, w *termtest.Terminal, text string, buttons ...int) {
	t.Helper()
	w.See(text)
	for y, line := range strings.Split(w.Screen(), "\n") {
		before, _, found := strings.Cut(line, text)
		if !found {
			continue
		}
		x := ansi.StringWidth(before)
		for _, button := range buttons {
			w.Send(fmt.Sprintf("\x1b[<%d;%d;%dM", button, x+1, y+1))
			if button < 64 { // the wheel is not let go
				w.Send(fmt.Sprintf("\x1b[<%d;%d;%dm", button, x+1, y+1))
			}
		}
		return
	}
}
