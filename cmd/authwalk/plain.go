package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/plain"
	"authwalk/ui/term"

	xterm "golang.org/x/term"
)

// plainVariable asks for lines instead of screens, as accessibleVariable does for
// many programs.
const (
	plainVariable      = "AUTHWALK_PLAIN"
	accessibleVariable = "ACCESSIBLE"
)

// isPlain tells that walks go on as lines: because a person wants that, or because
// there is no terminal that could draw, or none to read keys from.
func (f displayFlags) isPlain(readInput bool) bool {
	for _, variable := range []string{plainVariable, accessibleVariable} {
		if value := os.Getenv(variable); value != "" && value != "0" {
			return true
		}
	}
	return f.plain || os.Getenv("TERM") == "dumb" ||
		!xterm.IsTerminal(int(os.Stdout.Fd())) || !xterm.IsTerminal(int(os.Stdin.Fd())) && !readInput
}

// display runs the screens, or the same as lines, until a person leaves.
func (p *program) display(ctx context.Context, options ui.Options, f displayFlags, readInput bool) error {
	if f.isPlain(readInput) {
		return p.showLines(ctx, options, readInput)
	}
	keys, err := openKeys(readInput, withoutWalk)
	if err != nil {
		return err
	}
	return p.show(ctx, options, f, keys)
}

// showLines walks as lines on standard output.
func (p *program) showLines(ctx context.Context, options ui.Options, readInput bool) error {
	last, err := plain.Run(ctx, p.lineOptions(options, p.stdout, readInput))
	return endOfLines(ctx, last, err)
}

// lineOptions are what a session of lines needs of the screens' options.
func (p *program) lineOptions(options ui.Options, out io.Writer, readInput bool) plain.Options {
	print := func(line string) { _, _ = fmt.Fprintln(out, line) }
	input := &lines{from: p.stdin, print: print}
	if readInput { // by a flag
		input.from = eof{}
		if keys, err := term.OpenInput(); err == nil {
			input.from = keys
		}
	}
	notices := options.Notices
	if options.Notice != "" {
		notices = append([]string{options.Notice}, notices...)
	}
	return plain.Options{
		Controller: options.Controller, Facts: factsOf(options.Controller), Input: input, Print: print, Now: time.Now,
		Begin: options.Begin, Users: options.DemoUsers, Filled: options.Filled, Notices: notices,
	}
}

// eof is an input that has ended.
type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }

// endOfLines is how a session of lines ends for the shell.
func endOfLines(ctx context.Context, last walk.Walk, err error) error {
	failed := last.Failed()
	switch {
	case ctx.Err() != nil || errors.Is(err, context.Canceled):
		return &exitError{exitInterrupted, ""}
	case errors.Is(err, io.EOF):
		return errors.New("the input ended where an answer was wanted")
	case err != nil:
		return err
	case failed == nil:
		return nil
	case failed.Kind == walk.Refused:
		return &exitError{exitRefused, ""}
	case failed.Kind == walk.BadInput || failed.Kind == walk.Credentials:
		return &exitError{exitUsage, ""}
	default:
		return &exitError{exitUnreachable, ""}
	}
}

// factsOf looks up what the screens look up in the background.
func factsOf(controller ui.Controller) func(context.Context, walk.Start) plain.Controller {
	return func(ctx context.Context, begin walk.Start) plain.Controller {
		return controller.WithPoolFacts(ctx, begin)
	}
}
