package main

import (
	"context"
	"errors"
	"os"

	tea "github.com/charmbracelet/bubbletea"
	xterm "golang.org/x/term"

	"authwalk/flow"
	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/term"
	terminal "authwalk/ui/term/program"
)

// walker is the controller as ui asks for it.
type walker struct{ *flow.Controller }

func (w walker) Learn(ctx context.Context, start walk.Start) ui.Walker {
	return walker{w.Controller.Learn(ctx, start)}
}

// needTerminal refuses to draw where there is no screen, or no keys.
func needTerminal() error {
	if xterm.IsTerminal(int(os.Stdin.Fd())) && xterm.IsTerminal(int(os.Stdout.Fd())) {
		return nil
	}
	return errors.New("this needs a terminal for keys and screens: authwalk run SCRIPT walks without one")
}

// show runs the screens until a person leaves.
func (p *program) show(ctx context.Context, options ui.Options, look looks) error {
	output := term.NewOutput(os.Stdout)
	var cursor term.Cursor
	options.Context = ctx
	options.Cursor = func(x, y int, visible bool) { cursor = term.Cursor{X: x, Y: y, Visible: visible} }
	options.Copy = func(text string) (string, error) { return output.Copy(ctx, text) }
	look.apply(&options)
	_, err := terminal.Run(ctx, drawn{ui.New(options), &cursor}, terminal.Options{
		Input: os.Stdin, Output: output, Mouse: look.mouse, Theme: look.theme, Getenv: os.Getenv,
	})
	if errors.Is(err, terminal.ErrInterrupted) {
		return &exitError{code: exitInterrupted}
	}
	return err
}

// drawn is the model with the place of the cursor in what it drew last.
type drawn struct {
	tea.Model
	cursor *term.Cursor
}

func (d drawn) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, command := d.Model.Update(msg)
	return drawn{next, d.cursor}, command
}

// Draw implements terminal.Model.
func (d drawn) Draw() (string, term.Cursor) {
	frame := d.View()
	return frame, *d.cursor
}
