package console

import (
	"context"
	"os"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/sys/windows"
)

// OpenInput opens the console's input by a handle of its own. bubbletea reads
// the records of the standard handle by itself, past any reader it is given.
func OpenInput() (*os.File, error) { return os.OpenFile("CONIN$", os.O_RDWR, 0) }

// OpenOutput opens the console's screen, also where standard output is a file.
func OpenOutput() (*os.File, error) { return os.OpenFile("CONOUT$", os.O_RDWR, 0) }

// Keys are the bytes of the console's keys, in UTF-8. The console is to be in
// raw mode with virtual terminal input, where keys come as they do from any
// terminal. A read of os.File would take ^Z for the end.
type Keys struct {
	ctx    context.Context
	handle windows.Handle
	asked  bool       // a read of the console is under way
	came   chan chunk // what it has given
	first  uint16     // the first half of a character in two halves
	rest   []byte     // what is read and not yet returned
	err    error
}

type chunk struct {
	units []uint16
	err   error
}

// NewKeys reads from a console. The context's end ends a Read with its error;
// the read of the console itself cannot be given up, and takes one more key.
func NewKeys(ctx context.Context, file *os.File) *Keys {
	return &Keys{ctx: ctx, handle: windows.Handle(file.Fd()), came: make(chan chunk, 1)}
}

// Read returns what has been typed, and waits until something is.
func (k *Keys) Read(p []byte) (int, error) {
	for len(k.rest) == 0 {
		if k.err != nil {
			return 0, k.err
		}
		k.ask()
		select {
		case <-k.ctx.Done():
			return 0, k.ctx.Err()
		case next := <-k.came:
			k.take(next)
		}
	}
	n := copy(p, k.rest)
	k.rest = k.rest[n:]
	return n, nil
}

// Ready reports whether more bytes come within some time. The console says that
// something is there when a key is let go too, so only a read can tell.
func (k *Keys) Ready(timeout time.Duration) bool {
	late := time.NewTimer(timeout)
	defer late.Stop()
	for len(k.rest) == 0 && k.err == nil {
		k.ask()
		select {
		case <-k.ctx.Done():
			return false
		case <-late.C:
			return false
		case next := <-k.came:
			k.take(next)
		}
	}
	return true
}

// ask has the console read, unless it is at it. Nothing is read ahead: the next
// key may be for another program.
func (k *Keys) ask() {
	if k.asked {
		return
	}
	k.asked = true
	go func() {
		var units [128]uint16
		var n uint32
		err := windows.ReadConsole(k.handle, &units[0], uint32(len(units)), &n, nil)
		k.came <- chunk{units[:n], err}
	}()
}

func (k *Keys) take(next chunk) {
	k.asked, k.err = false, next.err
	for _, unit := range next.units {
		switch {
		case k.first != 0:
			k.rest = utf8.AppendRune(k.rest, utf16.DecodeRune(rune(k.first), rune(unit)))
			k.first = 0
		case unit >= 0xd800 && unit < 0xdc00:
			k.first = unit
		default:
			k.rest = utf8.AppendRune(k.rest, rune(unit))
		}
	}
}
