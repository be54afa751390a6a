package main

import (
	"context"
	"errors"

	"authwalk/flow/document"
	"authwalk/ui/term/tty"
)

// sources are where a script's references are looked up.
type sources struct{ program *program }

func (s sources) Variable(name string) (string, bool) { return s.program.secrets.Lookup(name) }

func (sources) File(ctx context.Context, path string) ([]byte, error) {
	return document.ReadFile(ctx, path, document.Largest)
}

func (sources) SecretFile(ctx context.Context, path string) ([]byte, error) {
	return document.ReadSecretFile(ctx, path, document.Largest)
}

// Ask asks on the terminal itself: standard input may be the script.
func (sources) Ask(ctx context.Context, question string) (string, error) {
	answer, err := tty.ReadSecret(ctx, question+": ")
	if errors.Is(err, tty.ErrInterrupted) {
		return "", context.Canceled
	}
	return answer, err
}
