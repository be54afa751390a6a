package tty

import (
	"context"
	"errors"
	"fmt"
	"os/signal"

	"authwalk/ui/term"
)

// The ways in which no secret is read.
var (
	ErrNoTerminal  = errors.New("no terminal to ask for the secret on: give it by a file or the environment")
	ErrInterrupted = errors.New("interrupted")
	ErrEnded       = errors.New("no secret was entered")
	ErrControl     = errors.New("the secret contains a control character: type or paste it alone")
	ErrTooLong     = errors.New("the secret is longer than 4,096 bytes")
)

// ReadSecret prints a prompt on the controlling terminal and reads one line
// from it that is not shown. Echo is off before the prompt appears, and what
// was typed before is not taken for the answer. The terminal is left as it was
// on every way out: enter, ctrl+c and ctrl+d, a signal, and the context's
// end.
func ReadSecret(ctx context.Context, prompt string) (secret string, err error) {
	ctx, stop := signal.NotifyContext(ctx, term.EndingSignals()...)
	defer stop()
	terminal, err := open(ctx)
	if err != nil {
		return "", ErrNoTerminal
	}
	defer terminal.close()

	restore, err := terminal.makeRaw()
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, restore()) }()
	if _, err := fmt.Fprint(terminal, prompt); err != nil {
		return "", err
	}
	secret, err = readLine(terminal)
	_, _ = fmt.Fprint(terminal, "\r\n") // the secret is read; the line break is for looks
	if ctx.Err() != nil {
		return "", ErrInterrupted
	}
	return secret, err
}
