package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/start"
	"authwalk/ui/term/tty"
)

// sources are where a script's references are looked up.
type sources struct {
	program *program
	// ofRecord tells that the script was made of a record, so that the environment's
	// password goes where it asks for one.
	ofRecord bool
}

func (s sources) Variable(name string) (string, bool) { return s.program.secrets.Lookup(name) }

func (sources) File(ctx context.Context, path string) ([]byte, error) {
	return document.ReadFile(ctx, path, document.Largest)
}

func (sources) SecretFile(ctx context.Context, path string) ([]byte, error) {
	return document.ReadSecretFile(ctx, path, document.Largest)
}

// Ask asks on the terminal itself, one question at a time: standard input may be the
// script.
func (s sources) Ask(ctx context.Context, question string) (string, error) {
	s.program.asking.Lock()
	defer s.program.asking.Unlock()
	if words := strings.Fields(question); s.ofRecord && slices.Contains(words[:min(2, len(words))], api.KeyPassword) {
		if given, err := s.program.secrets.Get(ctx, start.PasswordVariable); err != nil || !given.IsZero() {
			return given.Reveal(), err
		}
	}
	answer, err := tty.ReadSecret(ctx, question+": ")
	if errors.Is(err, tty.ErrInterrupted) {
		return "", context.Canceled
	}
	return answer, err
}
