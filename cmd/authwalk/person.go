package main

import (
	"context"
	"errors"
	"os"
	"sync/atomic"

	"authwalk/flow/cognito"
	"authwalk/flow/script"
	"authwalk/ui"
	"authwalk/ui/term"
	"authwalk/ui/term/tty"
)

// screenPerson is asked on the screens, and on the terminal itself while that
// is lent.
type screenPerson struct {
	program *program
	screens *ui.Person
	lent    atomic.Bool
}

// MFACode implements cognito.Person.
func (p *screenPerson) MFACode(ctx context.Context, role cognito.Role) (string, error) {
	if p.lent.Load() {
		return sources{program: p.program}.Ask(ctx, role.Question())
	}
	answer, err := p.screens.Ask(ctx, role.Prompt())
	return answer.Get(cognito.KeyTokenCode), err
}

// WithTerminal implements cognito.Person.
func (p *screenPerson) WithTerminal(ctx context.Context, who string, run func()) error {
	var ended error
	lent := p.screens.WithTerminal(ctx, func() {
		p.lent.Store(true)
		defer p.lent.Store(false)
		if term.AnswersQueries(os.Getenv) {
			_ = tty.Settle(ctx) // nothing worse than an answer on the screen comes of it
		}
		p.program.say("waiting for " + who)
		ended = tty.Lend(ctx, run)
	})
	return errors.Join(lent, ended)
}

// scriptPerson is asked only for what a script does not say. There are no
// screens: the terminal can be had at once.
type scriptPerson struct {
	runner *script.Runner
	script *script.Script
}

// MFACode implements cognito.Person.
func (p scriptPerson) MFACode(ctx context.Context, role cognito.Role) (string, error) {
	return p.runner.TokenCode(ctx, p.script, role.Question())
}

// WithTerminal implements cognito.Person.
func (scriptPerson) WithTerminal(ctx context.Context, _ string, run func()) error {
	return tty.Lend(ctx, run)
}

// linePerson is asked on the terminal, without echo. There are no screens: the
// terminal can be had at once.
type linePerson struct{ program *program }

// MFACode implements cognito.Person.
func (p linePerson) MFACode(ctx context.Context, role cognito.Role) (string, error) {
	return sources{program: p.program}.Ask(ctx, role.Question())
}

// WithTerminal implements cognito.Person.
func (linePerson) WithTerminal(ctx context.Context, _ string, run func()) error {
	return tty.Lend(ctx, run)
}
