package term

import (
	"io"
	"os"
	"time"
)

// escapeTimeout is how long the rest of a sequence may take: an escape that nothing
// follows for so long is the escape key.
const escapeTimeout = 40 * time.Millisecond

// Input is a terminal to read keys from. It is an *os.File in all but Read, so
// that bubbletea can put it into raw mode and wait for it.
type Input struct {
	*os.File
	source source
	keys   Keys
	now    func() time.Time
}

// NewInput reads keys from a terminal. onBackground is told what the terminal
// answers about its background, during a Read; it may be nil.
func NewInput(file *os.File, onBackground func(dark bool)) *Input {
	return &Input{File: file, source: newSource(file), keys: Keys{OnBackground: onBackground}, now: time.Now}
}

// Read returns keys, whole ones where they fit. It returns none, without an
// error, when all that came was for nobody: the caller waits for the file, not
// for Read, and what Read kept back would be kept until the next key.
func (i *Input) Read(p []byte) (int, error) {
	if len(p) < 2*longest {
		return 0, io.ErrShortBuffer
	}
	// bubbletea takes a full buffer for one that goes on, and waits.
	room := len(p) - 1 - len(pasteEnd)
	var out []byte
	for {
		buffer := make([]byte, room-len(out)-len(i.keys.held))
		n, err := i.source.Read(buffer)
		out = append(out, i.keys.Feed(buffer[:n], i.now())...)
		if err != nil || !i.keys.Held() {
			return copy(p, out), err
		}
		if len(out)+len(i.keys.held) >= room || !i.source.Ready(escapeTimeout) {
			return copy(p, append(out, i.keys.Flush()...)), nil
		}
	}
}
