package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	xterm "golang.org/x/term"
)

// sources are where a script's references are looked up.
type sources struct{ program *program }

func (s sources) Variable(name string) (string, bool) { return s.program.secrets.Lookup(name) }

func (sources) File(path string) ([]byte, error) { return os.ReadFile(path) }

// Ask reads from the terminal itself, without echo: standard input may be the
// script. An interrupt ends it and gives the echo back.
func (sources) Ask(ctx context.Context, question string) (string, error) {
	terminal, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return "", errors.New("${prompt} needs a terminal to ask at")
	}
	descriptor := int(terminal.Fd())
	before, err := xterm.GetState(descriptor)
	if err != nil {
		return "", err
	}
	_, _ = fmt.Fprintf(terminal, "%s: ", question)
	answers := make(chan []byte, 1)
	go func() {
		answer, _ := xterm.ReadPassword(descriptor)
		answers <- answer
	}()
	select {
	case answer := <-answers:
		_, _ = fmt.Fprintln(terminal)
		return string(answer), nil
	case <-ctx.Done():
		_ = xterm.Restore(descriptor, before)
		_, _ = fmt.Fprintln(terminal)
		return "", ctx.Err()
	}
}
