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

// TestKeysComeFromTheTerminalWhereAFlagReadsThePipe gives the program an input
// by a pipe and presses keys.
func TestKeysComeFromTheTerminalWhereAFlagReadsThePipe(t *testing.T) {
	t.Parallel()
	const input = `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"abc","AuthParameters":{"USERNAME":"from-the-pipe"}}`
	for flag, piped := range map[string]string{
		"--cli-input-json -":                           input,
		"--cli-input-json file:///dev/stdin":           input,
		"--auth-parameters -":                          "USERNAME=from-the-pipe",
		"--username from-the-pipe --session -":         "a session",
		"--username from-the-pipe --client-metadata -": "a=b",
	} {
		t.Run(flag, func(t *testing.T) {
			t.Parallel()
			w := behindPipe(t, "printf %s '"+piped+"'", "walk --client-id abc --endpoint-url http://127.0.0.1:1 --auth-flow USER_PASSWORD_AUTH "+flag)
			w.See("from-the-pipe").See("Password").Type("canary").See("(6)").Press("ctrl+c").Exit()
		})
	}
}

// TestTheWaitForAPipeBeforeTheScreensCanBeInterrupted presses ctrl+c while
// nothing more comes through the pipe: it holds less than was written, so the
// program is reading.
func TestTheWaitForAPipeBeforeTheScreensCanBeInterrupted(t *testing.T) {
	t.Parallel()
	w := behindPipe(t, "head -c 200000 /dev/zero | tr '\\0' x; echo begun >/dev/tty; exec sleep 60", "walk --session -").See("begun").Press("ctrl+c")
	if code := w.Exit(); code != exitInterrupted || !strings.Contains(w.Screen(), "authwalk: interrupted") {
		t.Errorf("ended with %d and says\n%s", code, w.Screen())
	}
}

// behindPipe runs the program with what a shell command writes as its standard
// input. The shell becomes the program, which keeps the terminal.
func behindPipe(t *testing.T, writes, arguments string) *termtest.Terminal {
	t.Helper()
	path, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	line := `mkfifo "$TMPDIR/pipe"; (` + writes + `) >"$TMPDIR/pipe" & exec ` + path + " " + arguments + ` <"$TMPDIR/pipe"`
	return termtest.Start(t, "/bin/sh", termtest.Options{Width: 120, Height: 36, Args: []string{"-c", line}})
}

// TestWithoutKeysOrAScreenWalksAreLines gives the program a terminal for one of them.
func TestWithoutKeysOrAScreenWalksAreLines(t *testing.T) {
	t.Parallel()
	path, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	start := func(line string) *termtest.Terminal {
		return termtest.Start(t, "/bin/sh", termtest.Options{Width: 100, Height: 60, Args: []string{"-c", line}})
	}
	start(path + " demo </dev/null").See("the input ended where an answer was wanted").Exit()
	start(path + " demo | cat").See("User, by number or name").Type("nadia").Press("enter").See("Signed in after 2 steps").Type("q").Press("enter").Exit()
	start("TERM=dumb exec " + path + " demo").See("User, by number or name").Type("?q").Press("enter").Exit()
}
