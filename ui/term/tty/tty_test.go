package tty

import (
	"errors"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"authwalk/ui/termtest"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestReadLine(t *testing.T) {
	for _, c := range []struct {
		name, keys, want string
		err              error
	}{
		{"typed", "Passw0rd!\r", "Passw0rd!", nil},
		{"pasted with a line feed", "pw\nrm -rf\n", "pw", nil},
		{"empty", "\r", "", nil},
		{"backspace", "päx\x7f\x7fb\r", "pb", nil},
		{"backspace at the start", "\x7f\x08a\r", "a", nil},
		{"ctrl+u", "wrong\x15right\r", "right", nil},
		{"ctrl+w", "all wrong\x17right\r", "right", nil},
		{"ctrl+c", "half\x03\r", "", ErrInterrupted},
		{"ctrl+d", "\x04", "", ErrEnded},
		{"ctrl+d behind text is a control character", "a\x04\r", "", ErrControl},
		{"an arrow", "a\x1b[Db\r", "", ErrControl},
		{"null", "a\x00b\r", "", ErrControl},
		{"a marked paste", "\x1b[200~pw\x1b[201~\r", "", ErrControl},
		{"refused, then begun anew", "a\x00\x15pw\r", "pw", nil},
		{"no text", "a\xff\r", "", ErrControl},
		{"as long as may be", strings.Repeat("x", 4096) + "\r", strings.Repeat("x", 4096), nil},
		{"longer", strings.Repeat("x", 4097) + "\r", "", ErrTooLong},
		{"the end", "half", "", ErrEnded},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := readLine(strings.NewReader(c.keys))
			if got != c.want || !errors.Is(err, c.err) {
				t.Errorf("got %d bytes and %v, want %d and %v", len(got), err, len(c.want), c.err)
			}
		})
	}
}

func ask(t *testing.T, args ...string) *termtest.Terminal {
	t.Helper()
	binary := termtest.Build(t, "authwalk/ui/term/tty/testdata/ask")
	if len(args) > 0 {
		return termtest.Start(t, "/bin/sh", termtest.Options{Args: []string{"-c", args[0], binary}})
	}
	return termtest.Start(t, binary, termtest.Options{})
}

func TestNothingTypedIsShown(t *testing.T) {
	w := ask(t).See("Password: ").Type("canary").Press("enter").See(`6 bytes, ending in "y"`)
	if code := w.Exit(); code != 0 || strings.Contains(string(w.Raw()), "canary") {
		t.Errorf("exit code %d, shown:\n%s", code, w.Screen())
	}
}

func TestInputFromAPipeIsNotTheSecret(t *testing.T) {
	ask(t, "echo from the pipe | $0").See("Password: ").Type("abc").Press("enter").See("3 bytes")
}

func TestWhatWasTypedAheadIsNotTheSecret(t *testing.T) {
	w := ask(t, "stty -echo; echo ready; read line; exec $0").See("ready")
	w.Send("go\nahead\n").See("Password: ").Type("abcd").Press("enter").See("4 bytes")
}

func TestEveryWayOutPutsTheTerminalBack(t *testing.T) {
	for name, way := range map[string]func(w *termtest.Terminal){
		"ctrl+c":  func(w *termtest.Terminal) { w.Press("ctrl+c") },
		"ctrl+d":  func(w *termtest.Terminal) { w.Press("ctrl+d") },
		"SIGINT":  func(w *termtest.Terminal) { w.Signal(syscall.SIGINT) },
		"SIGTERM": func(w *termtest.Terminal) { w.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(w *termtest.Terminal) { w.Signal(syscall.SIGHUP) },
		"SIGQUIT": func(w *termtest.Terminal) { w.Signal(syscall.SIGQUIT) },
		"refused": func(w *termtest.Terminal) { w.Send("a\x1bb\r") },
	} {
		t.Run(name, func(t *testing.T) {
			w := ask(t).See("Password: ")
			way(w)
			if code := w.Exit(); code != 1 {
				t.Errorf("exit code %d:\n%s", code, w.Screen())
			}
		})
	}
}

func TestWithoutATerminal(t *testing.T) {
	command := exec.Command(termtest.Build(t, "authwalk/ui/term/tty/testdata/ask"))
	termtest.Detach(command)
	out, err := command.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "no terminal") {
		t.Errorf("%v: %s", err, out)
	}
}
