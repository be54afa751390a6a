package term_test

import (
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/text"
	"authwalk/ui/term"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func env(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func TestTheme(t *testing.T) {
	for _, c := range []struct {
		flag      string
		env       map[string]string
		dark, ask bool
	}{
		{"dark", map[string]string{"TERM": "xterm", "COLORFGBG": "0;15"}, true, false},
		{"light", map[string]string{"TERM": "xterm"}, false, false},
		{"auto", map[string]string{"TERM": "xterm-256color"}, true, true},
		{"", map[string]string{"TERM": "xterm-256color", "COLORFGBG": "15;0"}, true, false},
		{"", map[string]string{"TERM": "xterm-256color", "COLORFGBG": "0;15"}, false, false},
		{"", map[string]string{"TERM": "xterm", "COLORFGBG": "0;default;15"}, false, false},
		{"", map[string]string{"TERM": "xterm", "COLORFGBG": "7;8"}, true, false},
		{"", map[string]string{"TERM": "xterm", "COLORFGBG": "nonsense"}, true, true},
		{"", map[string]string{"TERM": "tmux-256color"}, true, false},
		{"", map[string]string{"TERM": "screen"}, true, false},
		{"", map[string]string{"TERM": "xterm", "TMUX": "/tmp/tmux,1,0"}, true, false},
		{"", map[string]string{"TERM": "dumb"}, true, false},
		{"", map[string]string{"TERM": "linux"}, true, false},
		{"", nil, true, false},
	} {
		if dark, ask := term.Theme(c.flag, env(c.env)); dark != c.dark || ask != c.ask {
			t.Errorf("Theme(%q, %v) = %v, %v, want %v, %v", c.flag, c.env, dark, ask, c.dark, c.ask)
		}
	}
}

// What this package needs must be ready before bubbletea's init runs: it is
// needed by bubbletea too, or sorts before it.
func TestInitComesBeforeBubbletea(t *testing.T) {
	const bubbletea = "github.com/charmbracelet/bubbletea"
	theirs := needs(t, bubbletea)
	for _, needed := range needs(t, "authwalk/ui/term") {
		if needed == bubbletea || needed > bubbletea && !slices.Contains(theirs, needed) {
			t.Errorf("%s is initialised after bubbletea has asked the terminal", needed)
		}
	}
}

func needs(t *testing.T, path string) []string {
	out, err := exec.Command("go", "list", "-deps", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}

// screen is an Output and what has been written to it.
func screen(t *testing.T) (*term.Output, func() string) {
	file, err := os.Create(t.TempDir() + "/screen")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	seen := 0
	return term.NewOutput(file), func() string {
		all, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		since := string(all[seen:])
		seen = len(all)
		return since
	}
}

func write(t *testing.T, out *term.Output, s string) {
	if n, err := out.WriteString(s); err != nil || n != len(s) {
		t.Fatalf("wrote %d of %d: %v", n, len(s), err)
	}
}

func TestFramesEndWithTheCursorAtItsPlace(t *testing.T) {
	out, written := screen(t)
	out.SetCursor(term.Cursor{X: 4, Y: 2, Visible: true})
	out.Ask(true)
	write(t, out, "\x1b[Hnot in the alternate screen")
	if got := written(); got != "\x1b[Hnot in the alternate screen" {
		t.Errorf("outside: %q", got)
	}
	write(t, out, "\x1b[?1049h")
	write(t, out, "\x1b[H")
	if got := written(); got != "\x1b[?1049h\x1b[H" {
		t.Errorf("entering: %q", got)
	}
	write(t, out, "\x1b[Hone")
	if got, want := written(), "\x1b[?2026h\x1b[?25l\x1b[Hone\x1b[3;5H\x1b[?25h\x1b[?2026l\x1b[?2004$p\x1b]11;?\a"; got != want {
		t.Errorf("first frame: %q, want %q", got, want)
	}
	write(t, out, "\x1b[Htwo")
	if got, want := written(), "\x1b[?2026h\x1b[?25l\x1b[Htwo\x1b[3;5H\x1b[?25h\x1b[?2026l"; got != want {
		t.Errorf("second frame: %q, want %q", got, want)
	}
	out.SetCursor(term.Cursor{X: 4, Y: 2, Visible: true})
	if got := written(); got != "" {
		t.Errorf("the cursor did not move, but %q", got)
	}
	out.SetCursor(term.Cursor{X: 5, Y: 2, Visible: true})
	if got := written(); got != "\x1b[3;6H\x1b[?25h" {
		t.Errorf("the cursor moved: %q", got)
	}
	out.SetCursor(term.Cursor{})
	write(t, out, "\x1b[Hthree")
	if got := written(); got != "\x1b[?25l\x1b[?2026h\x1b[?25l\x1b[Hthree\x1b[?25l\x1b[?2026l" {
		t.Errorf("no cursor: %q", got)
	}
	write(t, out, "\x1b[?1049l")
	out.SetCursor(term.Cursor{X: 1, Visible: true})
	if got := written(); got != "\x1b[?1049l" {
		t.Errorf("after leaving: %q", got)
	}
}

func TestCopy(t *testing.T) {
	t.Setenv("TMUX", "")
	t.Setenv("STY", "")
	out, written := screen(t)
	if _, _, err := out.Copy(t.Context(), "token"); err != nil {
		t.Fatal(err)
	}
	if got := written(); got != "\x1b]52;c;dG9rZW4=\a" {
		t.Errorf("copied %q", got)
	}
	if _, _, err := out.Copy(t.Context(), strings.Repeat("x", 70_001)); !errors.Is(err, term.ErrTooLong) || written() != "" {
		t.Errorf("too much: %v", err)
	}
	if advice := term.ErrTooLong.Error(); !strings.Contains(advice, "limit 70 kB") || !strings.HasSuffix(advice, "copy a single value instead") {
		t.Errorf("what is too long is refused with %q", advice)
	}
	t.Setenv("TMUX", "/nowhere,1,0")
	t.Setenv("PATH", t.TempDir())
	if _, _, err := out.Copy(t.Context(), "token"); err == nil || written() != "" {
		t.Errorf("a tmux that is gone: %v", err)
	}
}

// What flow/text makes harmless is text to the library that measures and cuts
// what is drawn.
func TestHarmlessTextIsPlainToCharm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := text.Line(string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text"))
		if ansi.Strip(line) != line {
			t.Fatalf("%q is stripped to %q", line, ansi.Strip(line))
		}
		if cut := text.Clip(line, 7); ansi.StringWidth(cut) > 7 {
			t.Fatalf("%q is %d wide", cut, ansi.StringWidth(cut))
		}
	})
}
