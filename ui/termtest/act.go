package termtest

import (
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// hand is the time between two keys where it matters: between a letter and
// enter, which quicker than 30 ms are taken for a paste, and after an escape,
// which quicker than 40 ms begins a sequence (see ui/term).
const hand = 60 * time.Millisecond

// keys are the bytes of keys by name. ctrl+a to ctrl+z and alt+ before a letter
// are made where they are used.
var keys = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "space": " ", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~", "delete": "\x1b[3~",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
}

// Type types a text, as quickly as a hand never could but not as a paste.
func (w *Terminal) Type(text string) *Terminal {
	w.t.Helper()
	w.send(text)
	w.taken()
	w.unsettled = true
	return w
}

// Press presses keys by name, one after the other.
func (w *Terminal) Press(names ...string) *Terminal {
	w.t.Helper()
	for _, name := range names {
		if name == "enter" || name == "ctrl+c" {
			w.rest()
		}
		w.send(w.key(name))
		w.taken()
		w.unsettled = w.unsettled || len([]rune(name)) == 1 // a letter, as of a text
		if name == "esc" {
			w.unsettled = true
			w.rest()
		}
	}
	return w
}

func (w *Terminal) key(name string) string {
	if bytes, ok := keys[name]; ok {
		return bytes
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 {
		return string(letter[0] & 0x1f)
	}
	if letter, ok := strings.CutPrefix(name, "alt+"); ok {
		return "\x1b" + letter
	}
	if len([]rune(name)) != 1 {
		w.t.Fatalf("there is no key %q", name)
	}
	return name
}

// rest lets the time of a hand pass where it matters. On a busy machine it
// passes without the program having done anything: it begins when the program
// has dealt with the last key, and ends when it has noticed that time is over.
func (w *Terminal) rest() {
	w.t.Helper()
	if !w.unsettled {
		return
	}
	w.unsettled = false
	w.wait("the program to deal with a key", w.idle)
	<-time.After(hand)
	w.wait("the program to notice the time", w.idle)
}

// finish waits, after something was seen, until the frame it was seen in is whole:
// what is left of the frame before would be taken for what the next key brings.
func (w *Terminal) finish() {
	w.t.Helper()
	if w.looked && w.options.StopsAt == "" {
		w.looked = false
		w.Settle()
	}
}

// taken waits until the program has read what was sent.
func (w *Terminal) taken() {
	w.t.Helper()
	w.wait("the program to read a key", func() bool {
		waiting, err := unread(w.tty)
		return err != nil || waiting == 0 // an error is a program that has ended
	})
}

// Paste pastes a text, marked as pasted if the program has asked for that.
func (w *Terminal) Paste(text string) *Terminal {
	w.t.Helper()
	if strings.LastIndex(string(w.Raw()), ansi.SetModeBracketedPaste) > strings.LastIndex(string(w.Raw()), ansi.ResetModeBracketedPaste) {
		text = ansi.BracketedPasteStart + text + ansi.BracketedPasteEnd
	}
	w.send(text)
	w.taken()
	return w
}

// Send sends bytes as they are, as a terminal would that says something odd.
func (w *Terminal) Send(bytes string) *Terminal {
	w.t.Helper()
	w.send(bytes)
	return w
}

// send writes in another goroutine, because a pseudo-terminal holds 4 kB and
// the program may read slowly, or not at all.
func (w *Terminal) send(bytes string) {
	w.t.Helper()
	w.finish()
	sent := make(chan error, 1)
	go func() {
		_, err := w.keys.WriteString(bytes)
		sent <- err
	}()
	select {
	case err := <-sent:
		if err != nil {
			w.fail("the terminal takes no keys: %v", err)
		}
	case <-time.After(w.options.Timeout):
		w.fail("the program reads no keys")
	}
}

// Resize changes the window's size.
func (w *Terminal) Resize(width, height int) *Terminal {
	w.t.Helper()
	w.mu.Lock()
	w.screen.Resize(width, height)
	w.mu.Unlock()
	w.size(width, height)
	return w
}

func (w *Terminal) size(width, height int) {
	w.t.Helper()
	if err := setSize(w.keys, width, height); err != nil {
		w.t.Fatal(err)
	}
}

// Signal sends a signal to the program.
func (w *Terminal) Signal(signal os.Signal) *Terminal {
	w.t.Helper()
	if err := w.command.Process.Signal(signal); err != nil {
		w.t.Fatal(err)
	}
	return w
}

// Hang closes the person's end, as when a window is closed.
func (w *Terminal) Hang() *Terminal {
	_ = w.tty.Close()
	_ = w.keys.Close()
	return w
}
