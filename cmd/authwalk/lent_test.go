//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"authwalk/ui/termtest"
)

// untidyProcess is a credential_process that leaves the terminal without echo
// and line editing, on the alternate screen and without a cursor.
func untidyProcess(t *testing.T, then string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "process")
	script := "#!/bin/sh\nprintf 'untidy\\n\\033[?1049h\\033[?25l' >/dev/tty\nstty -echo raw </dev/tty\nprintf 'at work' >/dev/tty\n" + then + "\n"
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestWhatHadTheTerminalDoesNotSpoilIt lends the terminal to a process that
// leaves it in disorder: when that fails, and when a signal ends all of it.
func TestWhatHadTheTerminalDoesNotSpoilIt(t *testing.T) {
	t.Parallel()
	s, cognito := standInForSTS(t), refusing(t)
	script := strings.TrimPrefix(fileWith(t, adminScript), "file://")
	for command, arguments := range map[string][]string{"walk": {"walk"}, "run": {"run", script}} {
		for name, test := range map[string]struct {
			then string
			way  func(*termtest.Terminal)
		}{
			"fails":   {"exit 1", nil},
			"SIGINT":  {"exec sleep 60", func(w *termtest.Terminal) { w.Signal(syscall.SIGINT) }},
			"SIGTERM": {"exec sleep 60", func(w *termtest.Terminal) { w.Signal(syscall.SIGTERM) }},
			"SIGHUP":  {"exec sleep 60", func(w *termtest.Terminal) { w.Signal(syscall.SIGHUP) }},
			"SIGQUIT": {"exec sleep 60", func(w *termtest.Terminal) { w.Signal(syscall.SIGQUIT) }},
			"SIGTERM with a child that stays": {
				"sleep 5 </dev/null 2>/dev/null &\nwait", func(w *termtest.Terminal) { w.Signal(syscall.SIGTERM) },
			},
		} {
			t.Run(command+" "+name, func(t *testing.T) {
				t.Parallel()
				configuration := "[profile dev]\nregion = eu-west-1\ncredential_process = " + untidyProcess(t, test.then) + "\n"
				w := open(t, termtest.Options{
					Args: append(arguments, adminWalk(cognito.endpoint)...), Env: append(configured(t, configuration, s), "TERM=linux"), // asks nothing
				})
				want := exitInterrupted
				switch {
				case test.way != nil:
					test.way(w.See("at work"))
				case command == "walk":
					w.See("profile dev failed").Press("ctrl+c")
					want = exitDone
				default:
					want = exitUsage
				}
				code := w.Exit()
				if code == exitOfRace && hasOnlyBubbleteasRace(string(w.Raw())) {
					want = exitOfRace // unless the signal ended the program first
				}
				if code != want || len(cognito.asked) != 0 {
					t.Errorf("ended with %d after %d calls, want %d after none:\n%s", code, len(cognito.asked), want, w.Raw())
				}
			})
		}
	}
}

// exitOfRace is how the race detector has a program end that it found a race in.
const exitOfRace = 66

// hasOnlyBubbleteasRace tells that the race detector reports one race, which is
// bubbletea's own: when it gets the terminal back, it sets it again while it may
// still be asking for its size.
func hasOnlyBubbleteasRace(written string) bool {
	return strings.Count(written, "WARNING: DATA RACE") == 1 &&
		strings.Contains(written, "bubbletea.(*Program).checkResize()") && strings.Contains(written, "bubbletea.(*Program).RestoreTerminal()")
}
