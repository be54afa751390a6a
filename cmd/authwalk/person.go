package main

import (
	"context"
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
		return sources{p.program}.Ask(ctx, role.Question())
	}
	answer, err := p.screens.Ask(ctx, role.Prompt())
	return answer.Get(cognito.KeyTokenCode), err
}

// WithTerminal implements cognito.Person.
func (p *screenPerson) WithTerminal(ctx context.Context, who string, run func()) error {
	return p.screens.WithTerminal(ctx, func() {
		p.lent.Store(true)
		defer p.lent.Store(false)
		if term.AnswersQueries(os.Getenv) {
			_ = tty.Settle(ctx) // nothing worse than an answer on the screen comes of it
		}
		p.program.say("waiting for " + who)
		run()
	})
}

// scriptPerson is asked only for what a script does not say. There are no
// screens: whoever wants the terminal has it.
type scriptPerson struct {
	runner *script.Runner
	script *script.Script
}

// MFACode implements cognito.Person.
func (p scriptPerson) MFACode(ctx context.Context, role cognito.Role) (string, error) {
	return p.runner.TokenCode(ctx, p.script, role.Question())
}

// WithTerminal implements cognito.Person.
func (scriptPerson) WithTerminal(_ context.Context, _ string, run func()) error {
	run()
	return nil
}
