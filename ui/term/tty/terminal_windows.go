package tty

import (
	"context"
	"errors"
	"os"

	"authwalk/ui/term/console"

	"golang.org/x/sys/windows"
	"golang.org/x/term"
)

// terminal is the console.
type terminal struct {
	*console.Keys
	input, output *os.File
}

// open opens the console for as long as the context lasts.
func open(ctx context.Context) (*terminal, error) {
	input, err := console.OpenInput()
	if err != nil {
		return nil, err
	}
	output, err := console.OpenOutput()
	if err != nil {
		return nil, errors.Join(err, input.Close())
	}
	return &terminal{console.NewKeys(ctx, input), input, output}, nil
}

// Write writes to the screen.
func (t *terminal) Write(p []byte) (int, error) { return t.output.Write(p) }

func (t *terminal) close() {
	_ = t.output.Close()
	_ = t.input.Close()
}

// makeRaw switches echo and line editing off and drops what was typed ahead.
// The returned function puts everything back and drops what is left of a paste,
// which would go to the shell.
func (t *terminal) makeRaw() (restore func() error, err error) {
	fd := int(t.input.Fd())
	before, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	discard(fd)
	return func() error {
		discard(fd)
		return term.Restore(fd, before)
	}, nil
}

// remember returns what sets the console as it is now, and reports whether it
// did.
func (t *terminal) remember() (reset func() bool, err error) {
	input, err := term.GetState(int(t.input.Fd()))
	if err != nil {
		return nil, err
	}
	output, err := term.GetState(int(t.output.Fd()))
	if err != nil {
		return nil, err
	}
	return func() bool {
		return errors.Join(term.Restore(int(t.input.Fd()), input), term.Restore(int(t.output.Fd()), output)) == nil
	}, nil
}

// writeNow writes to the screen, which always takes it.
func (t *terminal) writeNow(text string) { _, _ = t.output.WriteString(text) }

// discard drops what has already been typed. The restored console would show
// what is left if that failed, which nothing can be done about.
func discard(fd int) { _ = windows.FlushConsoleInputBuffer(windows.Handle(fd)) }
