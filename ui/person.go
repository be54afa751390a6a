package ui

import (
	"context"
	"io"

	"authwalk/flow/walk"

	tea "github.com/charmbracelet/bubbletea"
)

// Person is who sits before the screens, for what runs beside them. It is safe
// for concurrent use: one thing is asked at a time.
type Person struct{ wants chan tea.Msg }

// NewPerson is to be handed to the model in its options.
func NewPerson() *Person { return &Person{make(chan tea.Msg)} }

type (
	// askedMsg asks a prompt over the screens. The answer is closed without one
	// when the person gives up.
	askedMsg struct {
		ctx    context.Context
		prompt walk.Prompt
		answer chan<- walk.Values
	}
	// lentMsg wants the terminal for a while.
	lentMsg struct {
		run  func()
		done chan<- error
	}
)

// Ask asks a prompt over the screens and returns what was filled in. The error
// is the context's, or context.Canceled when the person gives up.
func (p *Person) Ask(ctx context.Context, prompt walk.Prompt) (walk.Values, error) {
	asked, answer := Asked(ctx, prompt)
	select {
	case p.wants <- asked:
	case <-ctx.Done():
		return walk.Values{}, ctx.Err()
	}
	select {
	case given, has := <-answer:
		if !has {
			return walk.Values{}, context.Canceled
		}
		return given, nil
	case <-ctx.Done():
		return walk.Values{}, ctx.Err()
	}
}

// Asked is the message that asks a prompt over the screens, and where its answer
// comes. The answer is closed without one when the person gives up.
func Asked(ctx context.Context, prompt walk.Prompt) (tea.Msg, <-chan walk.Values) {
	answer := make(chan walk.Values, 1)
	return askedMsg{ctx, prompt, answer}, answer
}

// WithTerminal gives the terminal back as it was before the screens while run
// runs, and returns when it has returned.
func (p *Person) WithTerminal(ctx context.Context, run func()) error {
	done := make(chan error, 1)
	select {
	case p.wants <- lentMsg{run, done}:
		return <-done
	case <-ctx.Done():
		return ctx.Err()
	}
}

// next waits for what is wanted next.
func (p *Person) next() tea.Cmd {
	if p == nil {
		return nil
	}
	return func() tea.Msg { return <-p.wants }
}

// lend stops drawing and reading keys while the terminal is lent.
func (m Model) lend(msg lentMsg) (Model, tea.Cmd) {
	lent := tea.Exec(borrower{msg}, func(err error) tea.Msg {
		if err != nil {
			msg.done <- err
		}
		return tea.ResumeMsg{}
	})
	return m, tea.Batch(lent, m.options.Person.next())
}

// borrower runs in this process: what it starts finds the terminal by itself.
type borrower struct{ lentMsg }

// Run implements tea.ExecCommand.
func (b borrower) Run() error {
	b.run()
	b.done <- nil
	return nil
}

// SetStdin implements tea.ExecCommand.
func (borrower) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (borrower) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (borrower) SetStderr(io.Writer) {}
