package termtest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// See waits until the screen shows a text, blanks at whose end do not count. It
// fails, with the whole screen, when that takes too long or the program ends
// without it.
func (w *Terminal) See(text string) *Terminal {
	w.t.Helper()
	text = strings.TrimRight(text, " ")
	w.wait("the screen to show "+text, func() bool { return strings.Contains(w.Screen(), text) })
	w.looked = true
	return w
}

// SeeOrEnd waits until the screen shows a text or the program has ended, and
// reports whether the text was seen.
func (w *Terminal) SeeOrEnd(text string) bool {
	w.t.Helper()
	seen := false
	w.wait("the screen to show "+text+", or the end", func() bool {
		seen = strings.Contains(w.Screen(), text)
		select {
		case <-w.done:
			return true
		default:
			return seen
		}
	})
	return seen
}

// SeeNot waits until the screen does not show a text.
func (w *Terminal) SeeNot(text string) *Terminal {
	w.t.Helper()
	w.wait("the screen not to show "+text, func() bool { return !strings.Contains(w.Screen(), text) })
	return w
}

// Until waits until something holds that is looked at whenever the screen has changed.
func (w *Terminal) Until(what string, holds func() bool) *Terminal {
	w.t.Helper()
	w.wait(what, holds)
	return w
}

// SeeRaw waits until the program has written some bytes.
func (w *Terminal) SeeRaw(bytes string) *Terminal {
	w.t.Helper()
	w.wait("the bytes "+bytes, func() bool { return strings.Contains(string(w.Raw()), bytes) })
	return w
}

// SeeCursor waits until the cursor is shown in a cell.
func (w *Terminal) SeeCursor(x, y int) *Terminal {
	w.t.Helper()
	w.wait("the cursor to be where it belongs", func() bool {
		gotX, gotY, shown := w.Cursor()
		return shown && gotX == x && gotY == y
	})
	return w
}

// pollInterval is how often things are looked at that tell nobody when they change.
const pollInterval = 10 * time.Millisecond

// wait waits for a condition, looked at whenever the screen has changed and now
// and then.
func (w *Terminal) wait(what string, met func() bool) {
	w.t.Helper()
	late := time.NewTimer(w.options.Timeout)
	defer late.Stop()
	for !met() {
		w.mu.Lock()
		changed := w.changed
		w.mu.Unlock()
		select {
		case <-changed:
		case <-time.After(pollInterval):
		case <-w.done:
			if w.waitForOutput(); met() {
				return
			}
			w.fail("the program ended while waiting for %s", what)
		case <-late.C:
			w.fail("waited in vain for %s", what)
		}
	}
}

// waitForOutput waits until what an ended program has written is on the screen.
func (w *Terminal) waitForOutput() {
	select {
	case <-w.drained:
	case <-time.After(w.options.Timeout): // something it has started still holds the terminal
	}
}

// fail ends the test with the screen as it is.
func (w *Terminal) fail(format string, args ...any) {
	w.t.Helper()
	rule := strings.Repeat("─", w.options.Width)
	w.t.Fatalf(format+"\n%s\n%s\n%s", append(args, rule, w.Screen(), rule)...)
}

// Screen is the text on the screen, line by line, trailing blanks cut.
func (w *Terminal) Screen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	lines := make([]string, w.screen.Height())
	for y := range lines {
		var line strings.Builder
		for x := 0; x < w.screen.Width(); x++ {
			cell := w.screen.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				line.WriteByte(' ')
				continue
			}
			line.WriteString(cell.Content)
			x += max(cell.Width, 1) - 1
		}
		lines[y] = strings.TrimRight(line.String(), " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

// Colour is the colour that a text on the screen begins with, as #rrggbb, empty where the
// text is not there.
func (w *Terminal) Colour(text string) string {
	for y, line := range strings.Split(w.Screen(), "\n") {
		before, _, found := strings.Cut(line, text)
		if !found {
			continue
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if cell := w.screen.CellAt(ansi.StringWidth(before), y); cell != nil {
			return hex(cell.Style.Fg, foreground)
		}
		return ""
	}
	return ""
}

// Cursor is the cell the cursor stands in, from 0, and whether it is shown.
func (w *Terminal) Cursor() (x, y int, shown bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := w.screen.CursorPosition()
	return at.X, at.Y, w.cursor
}

// Title is the window's title as the program has set it.
func (w *Terminal) Title() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.title
}

// Alternate reports whether the alternate screen is shown.
func (w *Terminal) Alternate() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.screen.IsAltScreen()
}

// Raw is every byte the program has written.
func (w *Terminal) Raw() []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]byte(nil), w.raw.Bytes()...)
}

// Pid is the program's process id.
func (w *Terminal) Pid() int { return w.command.Process.Pid }

// Golden compares the screen with testdata/NAME.golden. A test package that
// declares the flag -update writes the file when it is set.
func (w *Terminal) Golden(name string) *Terminal {
	w.t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			w.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(w.Screen()), 0o644); err != nil {
			w.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		w.fail("%v (-update writes it)", err)
	}
	if got := w.Screen(); got != string(want) {
		w.t.Errorf("the screen is not as in %s:\n%s\nwant\n%s", path, got, want)
	}
	return w
}

// Exit waits for the program's end and returns its exit code, or -1 when a
// signal ended it. It fails if the terminal is not left as it was found.
func (w *Terminal) Exit() int {
	w.t.Helper()
	code := w.Ended()
	if w.after != w.before {
		w.fail("the terminal's settings were %+v and are left as %+v", w.before, w.after)
	}
	if _, _, shown := w.Cursor(); !shown {
		w.fail("the cursor is left hidden")
	}
	if w.Alternate() {
		w.fail("the alternate screen is left on")
	}
	return code
}

// Ended waits for the program's end and returns its exit code, without looking
// at the terminal.
func (w *Terminal) Ended() int {
	w.t.Helper()
	select {
	case <-w.done:
	case <-time.After(w.options.Timeout):
		w.fail("the program does not end")
	}
	w.waitForOutput()
	return w.command.ProcessState.ExitCode()
}
