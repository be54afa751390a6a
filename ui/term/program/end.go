package program

import (
	"context"
	"time"

	"authwalk/ui/term"
	"authwalk/ui/term/tty"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	// grace is how long a program may take to end by itself: longer than what
	// has the terminal lent may.
	grace = 3 * time.Second
	// drops is how often what a terminal does not take is dropped, one after
	// the other, so that what waits for it comes to its end.
	drops        = 20
	betweenDrops = 50 * time.Millisecond
)

type ended struct {
	model tea.Model
	err   error
}

// run runs a program, and gives it up when the context has ended and it does
// not: writing to a terminal that is stopped waits for as long as that is.
// The terminal is then restored without bubbletea.
func run(ctx context.Context, program *tea.Program, output *term.Output, restore func()) (tea.Model, error) {
	done := make(chan ended, 1)
	go func() {
		defer func() {
			if value := recover(); value != nil {
				done <- ended{err: newBug(value)}
			}
		}()
		model, err := program.Run()
		done <- ended{model, err}
	}()
	select {
	case end := <-done:
		return end.model, end.err
	case <-ctx.Done():
	}
	select {
	case end := <-done:
		return end.model, end.err
	case <-time.After(grace):
	}
	defer restore()
	output.Silence()
	for range drops {
		select {
		case end := <-done:
			return end.model, end.err
		case <-time.After(betweenDrops):
		}
		tty.DropOutput()
	}
	return nil, context.Cause(ctx)
}
