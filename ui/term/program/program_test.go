package program_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"authwalk/ui/termtest"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func demo(t *testing.T, options termtest.Options) *termtest.Terminal {
	t.Helper()
	return termtest.Start(t, termtest.Build(t, "authwalk/ui/term/program/testdata/demo"), options)
}

// both runs a test in a terminal that answers questions and in one that does
// not.
func both(t *testing.T, test func(t *testing.T, options termtest.Options)) {
	for _, answers := range []bool{true, false} {
		t.Run(fmt.Sprintf("answers %v", answers), func(t *testing.T) { test(t, termtest.Options{Answers: answers}) })
	}
}

func TestNothingIsAskedBeforeTheFirstFrame(t *testing.T) {
	both(t, func(t *testing.T, options termtest.Options) {
		w := demo(t, options).See("password").SeeRaw("\x1b[?2004$p")
		before, _, _ := strings.Cut(string(w.Raw()), "password")
		if strings.Count(before, "\x1b[?2026h") != 1 {
			t.Errorf("there was a frame before the first with the window's size: %q", before)
		}
		for _, question := range []string{"\x1b]11;?", "\x1b]10;?", "\x1b[6n", "\x1b[c", "$p"} {
			if strings.Contains(before, question) {
				t.Errorf("%q is asked before the first frame", question)
			}
		}
		w.Press("ctrl+c")
		if code := w.Exit(); code != 0 {
			t.Errorf("exit code %d", code)
		}
	})
}

func TestTheme(t *testing.T) {
	demo(t, termtest.Options{Answers: true}).See("dark true")
	for name, env := range map[string][]string{
		"flag": {"DEMO_THEME=light"}, "tmux": {"TMUX=/nowhere,1,0"}, "console": {"TERM=linux"}, "colours": {"COLORFGBG=0;15"},
	} {
		w := demo(t, termtest.Options{Answers: true, Env: env}).See("password").Type("x").See("name      x")
		if strings.Contains(string(w.Raw()), "\x1b]11;?") {
			t.Errorf("%s: the terminal is asked for its colour all the same", name)
		}
	}
}

func TestTheCursorStandsWhereTypingGoes(t *testing.T) {
	both(t, func(t *testing.T, options termtest.Options) {
		w := demo(t, options).See("password").SeeCursor(10, 1)
		w.Type("nadia").SeeCursor(15, 1)
		w.Press("left", "left").SeeCursor(13, 1)
		w.Press("tab").SeeCursor(10, 2)
		w.Type("Passw0rd!").SeeCursor(18, 2).See("•••• (9)")
		w.Press("ctrl+r").SeeCursor(19, 2).See("Passw0rd!")
	})
}

func TestStrayAnswersAreNotTyped(t *testing.T) {
	w := demo(t, termtest.Options{}).See("password")
	w.Send("\x1b]11;rgb:ffff/ffff/ffff\x1b").Send("\\a\x1b[?62;2").Send("2cb\x1bP>|x\x1b\\\x1b[24;80Rc").See("name      abc")
	w.Press("esc").Type("d").See("name      abcd")
}

func TestPastes(t *testing.T) {
	both(t, func(t *testing.T, options termtest.Options) {
		w := demo(t, options).See("password")
		w.Paste("one\ntwo").See("it contains a control character").See("name\n")
		w.Paste("one\n").See("line break at the end was dropped").See("name      one\n")
		w.Press("ctrl+u").Paste(strings.Repeat("x", 100_000)).See("holds at most 4,096 bytes").See("name\n")
		w.Paste(strings.Repeat("y", 600_000)).See("holds at most 4,096 bytes").See("name\n")
		w.Type("y").Press("enter").See("entered y")
	})
}

// A terminal answers when it likes; what a person does meanwhile is not lost,
// nor is what the screen says of it.
func TestAnAnswerTakesNothingFromPastesAndKeys(t *testing.T) {
	const answer, refused, pasted = "\x1b]11;rgb:0/0/0\a", "\x1b[200~one\ntwo\x1b[201~", "\x1b[200~one\x1b[201~"
	for name, sent := range map[string]string{
		"before": answer + pasted + refused, "between": pasted + answer + refused, "behind": pasted + refused + answer,
		"answers all over": answer + "\x1b[?2004;1$y" + pasted + answer + refused + answer,
	} {
		t.Run(name, func(t *testing.T) {
			w := demo(t, termtest.Options{}).See("password").Send(sent)
			w.See("dark true").See("name      one\n").See("it contains a control character")
		})
	}
}

func TestAnUnmarkedPasteDoesNotPressEnter(t *testing.T) {
	w := demo(t, termtest.Options{}).See("password")
	w.Send("pasted\r").See("Enter inside pasted text was ignored.").See("name      pasted")
	if strings.Contains(w.Screen(), "entered") {
		t.Errorf("entered:\n%s", w.Screen())
	}
	w.Type("!").Press("enter").See("entered pasted!")
}

func TestAtRestNothingIsSent(t *testing.T) {
	w := demo(t, termtest.Options{Answers: true}).See("dark true").Type("n").See("name      n").SeeCursor(11, 1)
	sent := len(w.Raw())
	w.Rest(300) // dozens of bubbletea's frames
	if now := len(w.Raw()); now != sent {
		t.Errorf("%q was sent at rest", w.Raw()[sent:])
	}
	w.Type("a").See("name      na").SeeCursor(12, 1)
	if typed := len(w.Raw()) - sent; typed > 200 {
		t.Errorf("%d bytes for one letter", typed)
	}
}

func TestEveryWayOut(t *testing.T) {
	for _, c := range []struct {
		name string
		way  func(w *termtest.Terminal)
		code int
	}{
		{"quit", func(w *termtest.Terminal) { w.Press("ctrl+c") }, 0},
		{"SIGINT", func(w *termtest.Terminal) { w.Signal(syscall.SIGINT) }, 130},
		{"SIGTERM", func(w *termtest.Terminal) { w.Signal(syscall.SIGTERM) }, 130},
		{"SIGHUP", func(w *termtest.Terminal) { w.Signal(syscall.SIGHUP) }, 130},
		{"SIGQUIT", func(w *termtest.Terminal) { w.Signal(syscall.SIGQUIT) }, 130},
		{"SIGABRT", func(w *termtest.Terminal) { w.Signal(syscall.SIGABRT) }, 130},
		{"panic in Update", bug("panic"), 1},
		{"panic in a command", bug("panic in a command"), 1},
		{"panic in View", bug("panic in the view"), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := demo(t, termtest.Options{Answers: true, Env: []string{"DEMO_MOUSE=1", "GOTRACEBACK=all"}}).See("dark true")
			c.way(w)
			if code := w.Exit(); code != c.code {
				t.Errorf("exit code %d, want %d\n%s", code, c.code, w.Screen())
			}
			raw := string(w.Raw())
			for mode := range strings.SplitSeq("?2004 ?1002 ?1006 ?1049", " ") {
				if strings.LastIndex(raw, "\x1b["+mode+"h") > strings.LastIndex(raw, "\x1b["+mode+"l") {
					t.Errorf("mode %s is left on", mode)
				}
			}
			if strings.Contains(raw, "goroutine 1 [") {
				t.Errorf("the goroutines were written:\n%s", w.Screen())
			}
			if strings.Contains(raw, "canary") || w.Title() != "" {
				t.Errorf("a secret or a title was shown (%q):\n%s", w.Title(), w.Screen())
			}
			if strings.HasPrefix(c.name, "panic") && !strings.Contains(w.Screen(), "main.") {
				t.Errorf("the screen does not say where the bug is:\n%s", w.Screen())
			}
		})
	}
}

// TestATerminalThatStopsReading sends a signal while the program waits for the
// terminal, which reads on when the program has ended.
func TestATerminalThatStopsReading(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			w := demo(t, termtest.Options{StopsAt: "flooded", Env: []string{
				"DEMO_MOUSE=1", "GORACE=log_path=" + t.TempDir() + "/race", // bubbletea's races would be reported to the terminal
			}})
			w.See("password").Type("flood").See("name      flood").Press("enter")
			w.SeeRaw("flooded").Signal(signal)
			if code := w.Exit(); code != 130 {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

// bug types a secret and then the word that makes the demo panic with it.
func bug(word string) func(w *termtest.Terminal) {
	return func(w *termtest.Terminal) {
		w.Press("tab").Type("canary-pw-9f2c").See("(14)").Press("tab").Type(word).See(word).Press("enter")
	}
}

func TestAHangUpEndsIt(t *testing.T) {
	w := demo(t, termtest.Options{Answers: true}).See("dark true")
	w.Hang()
	if code := w.Ended(); code != 130 {
		t.Errorf("exit code %d", code)
	}
}

func TestSuspendAndResume(t *testing.T) {
	binary := termtest.Build(t, "authwalk/ui/term/program/testdata/demo")
	w := termtest.Start(t, "/bin/bash", termtest.Options{
		Answers: true, Args: []string{"--norc", "--noprofile", "-i"}, Env: []string{"PS1=shell> ", "DEMO_MOUSE=1"},
	}).See("shell>")
	w.Type(binary).Press("enter").See("dark true")
	w.Press("tab").Type("kept").See("(4)").Press("ctrl+z").See("Stopped")
	if w.Alternate() {
		t.Error("the alternate screen is left on")
	}
	w.Type("stty -a | grep -o '[ -]echo '; echo said").Press("enter").See("\nsaid")
	if strings.Contains(w.Screen(), "\n-echo") {
		t.Errorf("echo is left off:\n%s", w.Screen())
	}
	w.Type("fg").Press("enter").See("•••• (4)").See("resumed").SeeCursor(18, 2)
	w.Send("\x1b[<0;5;4M").See("clicked 4,3")
	w.Press("ctrl+c").See("shell>")
	if raw := string(w.Raw()); strings.LastIndex(raw, "\x1b[?1002h") < strings.LastIndex(raw, "\x1b[?1049h") {
		t.Error("the mouse is not switched on again")
	}
}

// Without a shell to wake it up again the program cannot stop, and must not
// wait for that.
func TestSuspendWithoutAShell(t *testing.T) {
	demo(t, termtest.Options{}).See("password").Press("ctrl+z").Type("on").See("name      on")
}

func TestMouseResizeAndCopy(t *testing.T) {
	w := demo(t, termtest.Options{Answers: true, Env: []string{"DEMO_MOUSE=1"}}).See("demo 80×24").See("dark true")
	w.Send("\x1b[<0;5;2M").See("clicked 4,1")
	w.Resize(40, 10).See("demo 40×10")
	w.Press("ctrl+y").SeeRaw("\x1b]52;c;Y29waWVkIHRleHQ=\a").See("sent to your terminal")
	demo(t, termtest.Options{}).See("password").Send("\x1b[<0;5;2Mx").See("name      x")
}

func TestNoTerminal(t *testing.T) {
	command := exec.Command(termtest.Build(t, "authwalk/ui/term/program/testdata/demo"))
	command.Stdin = strings.NewReader("keys")
	var said strings.Builder
	command.Stderr = &said
	out, err := command.Output()
	if err == nil || command.ProcessState.ExitCode() != 2 || len(out) != 0 || strings.Count(said.String(), "\n") != 1 {
		t.Errorf("exit code %d, output %q, error %q", command.ProcessState.ExitCode(), out, said.String())
	}
}

func TestNoCore(t *testing.T) {
	w := demo(t, termtest.Options{}).See("password")
	limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", w.Pid()))
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(limits)) {
		if fields := strings.Fields(line); strings.HasPrefix(line, "Max core file size") && (fields[4] != "0" || fields[5] != "0") {
			t.Errorf("core files are allowed: %s", line)
		}
	}
}

// Inside of tmux nothing of the window outside is asked, and tmux takes what is
// copied.
func TestInsideOfTmux(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	binary := termtest.Build(t, "authwalk/ui/term/program/testdata/demo")
	w := termtest.Start(t, "/bin/sh", termtest.Options{Answers: true, Args: []string{"-c", `
		mkdir -m 700 "$TMPDIR/tmux"; export TMUX_TMPDIR="$TMPDIR/tmux"
		tmux -f /dev/null new-session "` + binary + `; tmux show-buffer | cat; echo end; read wait" ; tmux kill-server`}})
	w.See("demo 80×23").SeeCursor(10, 1).Type("nadia").SeeCursor(15, 1)
	w.Press("ctrl+y").See("sent to tmux").Press("ctrl+c").See("copied text").See("end").Press("enter")
	w.Ended()
}

func BenchmarkFirstFrame(b *testing.B) {
	binary := termtest.Build(b, "authwalk/ui/term/program/testdata/demo")
	for _, answers := range []bool{true, false} {
		b.Run(fmt.Sprintf("answers %v", answers), func(b *testing.B) {
			for b.Loop() {
				w := termtest.Start(b, binary, termtest.Options{Answers: answers}).See("password")
				b.StopTimer()
				w.Press("ctrl+c")
				w.Exit()
				b.StartTimer()
			}
		})
	}
}
