package termtest_test

import (
	"flag"
	"strings"
	"testing"

	"authwalk/ui/termtest"

	"go.uber.org/goleak"
)

var _ = flag.Bool("update", false, "write the golden files")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func shell(t *testing.T, script string, options termtest.Options) *termtest.Terminal {
	t.Helper()
	options.Args = []string{"-c", script}
	return termtest.Start(t, "/bin/sh", options)
}

func TestScreen(t *testing.T) {
	w := shell(t, `printf 'one\n  two \033[1mthree\033[0m 日本\n\033[5;3Hfour'; exit 3`, termtest.Options{Width: 30, Height: 6})
	if code := w.See("four").Golden("screen").Exit(); code != 3 {
		t.Errorf("exit code %d", code)
	}
	if x, y, shown := w.Cursor(); x != 6 || y != 4 || !shown {
		t.Errorf("cursor at %d,%d, shown %v", x, y, shown)
	}
}

func TestKeysAndSize(t *testing.T) {
	w := shell(t, `stty raw -echo; stty size; dd bs=1 count=9 2>/dev/null | od -An -c; stty sane; stty size`, termtest.Options{Width: 61, Height: 17})
	w.See("17 61").Resize(50, 12).Press("up", "ctrl+o", "alt+x", "tab").Type("é").See(`033   [   A 017 033   x  \t 303 251`).See("12 50")
	w.Ended()
}

// Enter is not pressed while the program still deals with the letter, however
// long that takes.
func TestEnterWaitsForABusyProgram(t *testing.T) {
	const script = `stty raw -echo; printf ready; read -rn1 letter
		for ((i = 0; i < 200000; i++)); do :; done
		if read -t 0; then printf 'too soon'; else printf 'in time'; fi; read -rn1 enter; stty sane`
	w := termtest.Start(t, "/bin/bash", termtest.Options{Args: []string{"-c", script}})
	w.See("ready").Type("a").Press("enter").See("in time").Ended()
}

func TestTheEnvironmentIsFresh(t *testing.T) {
	t.Setenv("AWS_PROFILE", "mine")
	w := shell(t, "env; echo end", termtest.Options{Env: []string{"MORE=1", "COLORTERM"}, Height: 40, Width: 100})
	w.See("TERM=xterm-256color").See("MORE=1").See("end")
	for _, gone := range []string{"AWS_", "COLORTERM"} {
		if strings.Contains(w.Screen(), gone) {
			t.Errorf("%s is set:\n%s", gone, w.Screen())
		}
	}
}

func TestAnswers(t *testing.T) {
	const script = `stty raw -echo; printf 'asked\033[c'; dd bs=1 count=4 2>/dev/null | od -An -c; stty sane`
	shell(t, script, termtest.Options{Answers: true}).See(`033   [   ?   6`)
	shell(t, strings.Replace(script, "[c", "[5n", 1), termtest.Options{Answers: true}).See(`033   [   0   n`)
	shell(t, script, termtest.Options{}).See("asked").Type("none").See(`n   o   n   e`)
}

// witness takes the place of a test that is expected to fail.
type witness struct {
	testing.TB
	said string
}

func (w *witness) Helper() {}
func (w *witness) Fatalf(format string, args ...any) {
	w.said = strings.TrimSpace(strings.Split(format, "\n")[0])
	panic(w)
}

func TestFailuresAreNoticed(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"ends too early", "echo other", "the program ended while waiting for %s"},
		{"leaves the terminal changed", "stty -echo; echo text", "the terminal's settings were %+v and are left as %+v"},
		{"leaves the cursor hidden", `printf '\033[?25ltext'`, "the cursor is left hidden"},
		{"leaves the alternate screen on", `printf '\033[?1049htext'`, "the alternate screen is left on"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := &witness{TB: t}
			defer func() {
				if recover() == nil || w.said != c.want {
					t.Errorf("said %q, want %q", w.said, c.want)
				}
			}()
			termtest.Start(w, "/bin/sh", termtest.Options{Args: []string{"-c", c.script}}).See("text").Exit()
		})
	}
}
