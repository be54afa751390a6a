package term

import (
	"errors"
	"io"
	"os"
	"sync/atomic"
	"time"
)

// patience is how long a terminal may take to read what is written to it when
// the program is to end.
const patience = time.Second

// Leave undoes what a program may have switched on and left behind: the
// alternate screen, without moving the cursor where that is off, the reports
// of the mouse and of pastes, the modes of its keys, a hidden cursor, colours.
const Leave = "\x1b7\x1b[?1049l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1l\x1b>\x1b[?25h\x1b[?2026l\x1b[m"

// cancel ends a control sequence in the middle.
const cancel = "\x18"

// stream is what is written to.
type stream interface {
	io.StringWriter
	SetWriteDeadline(at time.Time) error
	// discard drops what was written and not read.
	discard()
}

// blocking is a file that is waited for: no write can be given up.
type blocking struct{ *os.File }

func (blocking) discard() {}

// drain writes to a terminal that may have stopped reading.
type drain struct {
	to      stream
	ending  atomic.Bool
	stalled bool // the terminal did not read in time, and is written to no more
}

func (d *drain) write(s string) error {
	if d.stalled {
		return os.ErrDeadlineExceeded
	}
	if d.ending.Load() {
		d.limit()
	}
	_, err := d.to.WriteString(s)
	d.stalled = errors.Is(err, os.ErrDeadlineExceeded)
	return err
}

// limit bounds the present write, and what comes until it is called again.
// Where there is nothing to bound it with, nothing is.
func (d *drain) limit() { _ = d.to.SetWriteDeadline(time.Now().Add(patience)) }

// End gives up what the terminal does not read in a moment: the program is to
// end.
func (o *Output) End() {
	o.drain.ending.Store(true)
	o.drain.limit()
}

// Restore puts a terminal back that has stopped reading, which nothing that was
// written before could do: what it has not read is dropped.
func (o *Output) Restore() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.drain.stalled {
		return
	}
	o.drain.to.discard()
	o.drain.limit()
	_, _ = o.drain.to.WriteString(cancel + Leave) // it has room for that now
}
