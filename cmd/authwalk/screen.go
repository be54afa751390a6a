package main

import (
	"context"
	"errors"
	"os"

	"authwalk/flow"
	"authwalk/flow/start"
	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/term"
	terminal "authwalk/ui/term/program"

	xterm "golang.org/x/term"
)

// screenController is the controller and its start form as ui asks for them.
type screenController struct {
	*flow.Controller
	start.Form
}

func screenControllerOf(controller *flow.Controller) screenController {
	return screenController{controller, start.Form{Service: controller}}
}

func (c screenController) WithPoolFacts(ctx context.Context, begin walk.Start) ui.Controller {
	return screenControllerOf(c.Controller.WithPoolFacts(ctx, begin))
}

// withoutWalk makes a walk where there are no screens.
const withoutWalk = "authwalk run SCRIPT"

// openKeys is the terminal to read keys from. Where flags have read standard
// input, keys come from the controlling terminal. It refuses to draw where
// there is no screen, or no keys, and names what does without.
func openKeys(readInput bool, without string) (*os.File, error) {
	none := errors.New("authwalk needs an interactive terminal. To run without one: " + without)
	switch {
	case !xterm.IsTerminal(int(os.Stdout.Fd())):
		return nil, none
	case xterm.IsTerminal(int(os.Stdin.Fd())):
		return os.Stdin, nil
	case !readInput:
		return nil, none
	}
	keys, err := term.OpenInput()
	if err != nil {
		return nil, none
	}
	return keys, nil
}

// show runs the screens until a person leaves.
func (p *program) show(ctx context.Context, options ui.Options, display displayFlags, keys *os.File) (failed error) {
	p.drawing.Store(true)
	defer p.drawing.Store(false)
	output := term.NewOutput(os.Stdout)
	options.Context = ctx
	// What gets the terminal for itself looks for it there.
	os.Stdin = keys
	options.Copy = func(text string) (string, string, error) { return output.Copy(ctx, text) }
	kept := &copies{}
	options.KeepCopy = kept.keep
	options.SaveEvent, options.Reports = saveEvent, screenReports{}
	withEditor(ctx, &options)
	if options.Kept == nil {
		options.Kept, options.SetTitle = listKept, recordedWalks().SetTitle
	}
	display.apply(&options)
	defer func() { failed = errors.Join(failed, kept.close()) }()
	last, err := terminal.Run(ctx, ui.New(options), terminal.Options{
		Input: keys, Output: output, Mouse: display.mouse, Theme: display.theme, Getenv: os.Getenv,
	})
	// A signal may be heard here first, as the end of the context.
	interrupted := errors.Is(err, terminal.ErrInterrupted) || ctx.Err() != nil
	if err != nil && !interrupted {
		return err
	}
	flying := inFlight(last)
	if interrupted || flying != "" {
		return &exitError{exitInterrupted, flying}
	}
	return nil
}

// inFlight says what nobody has waited for, empty when nothing was in flight.
func inFlight(last any) string {
	if model, ok := last.(ui.Model); ok && model.InFlight() != "" {
		return "quit while a request was in progress: Cognito might already have handled it"
	}
	return ""
}
