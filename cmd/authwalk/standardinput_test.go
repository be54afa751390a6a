//go:build unix

package main

import (
	"os/exec"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestTheWaitForTheTerminalCanBeInterrupted interrupts the program while it
// waits for what a person is to type as standard input.
func TestTheWaitForTheTerminalCanBeInterrupted(t *testing.T) {
	t.Parallel()
	for _, arguments := range []string{"run -", "walk --session -", "walk --cli-input-json -", "walk --client-metadata -", "emulate --listen 127.0.0.1:0 --pool -"} {
		t.Run(arguments, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Args: strings.Fields(arguments)})
			w.Type("half a line\n").Press("ctrl+c")
			if code := w.Exit(); code != exitInterrupted {
				t.Errorf("ended with %d", code)
			}
			if !strings.Contains(w.Screen(), "authwalk: interrupted") {
				t.Errorf("it says\n%s", w.Screen())
			}
		})
	}
}

// TestScreensNeedKeysAndAScreen gives the program a terminal for one of them.
func TestScreensNeedKeysAndAScreen(t *testing.T) {
	t.Parallel()
	path, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	for _, missing := range []string{"</dev/null", "| cat"} {
		t.Run(missing, func(t *testing.T) {
			t.Parallel()
			termtest.Start(t, "/bin/sh", termtest.Options{Args: []string{"-c", path + " demo " + missing}}).See("needs an interactive terminal").Exit()
		})
	}
}
