package tty

import (
	"context"
	"os"
	"time"

	"authwalk/ui/term"
)

// grace is how long what has the terminal may take to give it back when the
// context has ended.
const grace = 2 * time.Second

// Lend has run use the terminal, and puts that back as it was, however another
// program has left it. The error is the context's where that has ended and run
// does not return soon; run goes on then, and is not waited for.
func Lend(ctx context.Context, run func()) error {
	defer Keep()()
	done := make(chan struct{})
	go func() {
		defer close(done)
		run()
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
	}
	select {
	case <-done:
		return nil
	case <-time.After(grace):
		return ctx.Err()
	}
}

// Keep remembers how the controlling terminal is set and returns what sets it
// like that again, without waiting for a terminal that takes nothing. Without
// a terminal there is nothing to do.
func Keep() (restore func()) {
	terminal, err := open(context.Background())
	if err != nil {
		return func() {}
	}
	reset, err := terminal.remember()
	if err != nil {
		terminal.close()
		return func() {}
	}
	return func() {
		defer terminal.close()
		if reset() && os.Getenv("TERM") != "dumb" {
			terminal.writeNow(term.Leave)
		}
	}
}
