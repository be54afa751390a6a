package main

import (
	"fmt"
	"io"

	"authwalk/flow/text"

	xterm "golang.org/x/term"
)

// progress is a line on standard error that is written again and again, on a terminal
// only.
type progress struct {
	to io.Writer
	// on tells that there is a terminal, shown that the line stands there.
	on, shown bool
}

// newProgress is a line that nothing has been written on.
func (p *program) newProgress() *progress {
	file, isFile := p.stderr.(interface{ Fd() uintptr })
	return &progress{to: p.stderr, on: isFile && xterm.IsTerminal(int(file.Fd()))}
}

// eraseLine goes to the beginning of the line and empties it.
const eraseLine = "\r\x1b[K"

// show writes the line anew. It never takes two lines.
func (p *progress) show(line string) {
	if !p.on {
		return
	}
	p.shown = true
	_, _ = fmt.Fprint(p.to, eraseLine+text.Clip(text.Line(line), progressWidth))
}

// progressWidth is narrower than any terminal that a progress is looked at on.
const progressWidth = 78

// clear takes the line away.
func (p *progress) clear() {
	if p.shown {
		_, _ = fmt.Fprint(p.to, eraseLine)
		p.shown = false
	}
}

// noticedSize is how large a file is that a person waits for.
const noticedSize = 8 << 20

// noticedFile is a large file whose reading is shown.
type noticedFile struct {
	io.ReadCloser
	path       string
	size, read int64
	shown      *progress
}

// Read shows how far it is after each mebibyte.
func (f *noticedFile) Read(into []byte) (int, error) {
	n, err := f.ReadCloser.Read(into)
	before := f.read >> 20
	if f.read += int64(n); f.read>>20 > before {
		f.shown.show(fmt.Sprintf("reading %s: %d of %d MiB", f.path, f.read>>20, f.size>>20))
	}
	if err != nil {
		f.shown.clear()
	}
	return n, err
}

// Close takes the line away.
func (f *noticedFile) Close() error {
	f.shown.clear()
	return f.ReadCloser.Close()
}
