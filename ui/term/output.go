package term

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

// Cursor is where the terminal's cursor stands, in cells from the top left
// corner, and whether it is shown.
type Cursor struct {
	X, Y    int
	Visible bool
}

const (
	home         = "\x1b[H"
	hideCursor   = "\x1b[?25l"
	showCursor   = "\x1b[?25h"
	beginUpdate  = "\x1b[?2026h"
	endUpdate    = "\x1b[?2026l"
	enterScreen  = "\x1b[?1049h"
	leaveScreen  = "\x1b[?1049l"
	askPasteMode = "\x1b[?2004$p"
	askColour    = "\x1b]11;?\a"
)

// Output is a terminal to draw on. It is an *os.File in all but its writing:
// while the alternate screen is shown, each of bubbletea's frames becomes one
// synchronised update that ends with the real cursor at its place. bubbletea
// hides the cursor and parks it in a corner, where screen readers, Braille
// displays and input methods look in vain. It is safe for concurrent use.
type Output struct {
	*os.File
	mu      sync.Mutex
	drain   drain
	screen  bool // the alternate screen is shown
	cursor  Cursor
	pending string // questions to ask behind the next frame
}

// NewOutput draws on a terminal.
func NewOutput(file *os.File) *Output {
	return &Output{File: file, drain: drain{to: giveable(file)}}
}

// Ask sends questions behind the next frame, so that no terminal can delay the
// first: which background colour, and whether pasted text is marked. The
// answers come in through Input, if they come.
func (o *Output) Ask(colour bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pending = askPasteMode
	if colour {
		o.pending += askColour
	}
}

// SetCursor says where the cursor belongs. It moves at once, because bubbletea
// draws nothing when only the cursor has moved, and again after each frame.
func (o *Output) SetCursor(cursor Cursor) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if cursor == o.cursor {
		return
	}
	o.cursor = cursor
	if o.screen {
		_ = o.drain.write(o.place()) // a terminal that is gone is noticed by the reader
	}
}

// place moves the cursor, and shows or hides it.
func (o *Output) place() string {
	if !o.cursor.Visible {
		return hideCursor
	}
	return fmt.Sprintf("\x1b[%d;%dH%s", o.cursor.Y+1, o.cursor.X+1, showCursor)
}

// Write writes a frame, or one of the sequences around frames.
func (o *Output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	written := string(p)
	switch {
	case strings.Contains(written, enterScreen):
		o.screen = true
	case strings.Contains(written, leaveScreen):
		o.screen = false
	case o.screen && isFrame(written):
		written = beginUpdate + hideCursor + written + o.place() + endUpdate + o.pending
		o.pending = ""
	}
	if err := o.drain.write(written); err != nil {
		return 0, err
	}
	return len(p), nil
}

// isFrame tells a frame from the sequences bubbletea sends one by one: in the
// alternate screen a frame begins at home and goes on.
func isFrame(written string) bool {
	return strings.HasPrefix(written, home) && len(written) > len(home)
}

// WriteString is Write; without it that of the file would go round it.
func (o *Output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }
