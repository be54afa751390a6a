package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"authwalk/ui/term"

	tea "github.com/charmbracelet/bubbletea"
	xterm "golang.org/x/term"
)

// Model is a bubbletea model that also says where the cursor belongs. Run calls
// Draw in place of View.
type Model interface {
	tea.Model
	// Draw returns the frame and the cursor's place in it.
	Draw() (frame string, cursor term.Cursor)
}

// Options says how to run a model.
type Options struct {
	// Input is the terminal to read keys from, Output the one to draw on.
	Input  *os.File
	Output *term.Output
	// Mouse reports clicks and the wheel, and takes away the terminal's own
	// selection.
	Mouse bool
	// Theme is "dark", "light" or "auto". With "auto" a term.BackgroundMsg may
	// come.
	Theme string
	// Getenv looks up the environment.
	Getenv func(string) string
}

// ErrNoTerminal is the error when there is nothing to draw on or read keys
// from.
var ErrNoTerminal = errors.New("this needs a terminal for keys and screens")

// ErrInterrupted is the error when a signal has ended the program.
var ErrInterrupted = errors.New("interrupted")

// Run runs a model in the alternate screen until it quits, and returns it as it
// was then. A context that ends, ends it too. The error is ErrNoTerminal,
// ErrInterrupted, a *Bug, the context's, or that of the terminal.
func Run(ctx context.Context, model Model, options Options) (tea.Model, error) {
	if !xterm.IsTerminal(int(options.Input.Fd())) || !xterm.IsTerminal(int(options.Output.Fd())) {
		return model, ErrNoTerminal
	}
	if err := term.NoCore(); err != nil {
		return model, fmt.Errorf("keep secrets out of core files: %w", err)
	}
	ctx, interrupted := context.WithCancelCause(ctx)
	defer interrupted(nil)
	defer options.Output.Restore()
	defer context.AfterFunc(ctx, options.Output.End)()

	shield := &shield{output: options.Output, mouse: options.Mouse, ctx: ctx, stop: interrupted}
	keys, closeKeys, err := openKeys(options, shield.background)
	if err != nil {
		return model, fmt.Errorf("open the terminal: %w", err)
	}
	defer closeKeys()
	model, first := sized(model, options.Output)
	program := tea.NewProgram(shielded{model, shield, first}, settings(options, keys)...)
	shield.send = program.Send
	// A context of its own would have bubbletea close its keys while it reads them.
	defer context.AfterFunc(ctx, program.Quit)()
	ask(options)

	listen(interrupted)
	watchSize(ctx, options.Output, program.Send)
	last, err := program.Run()
	if inner, ok := last.(shielded); ok {
		last = inner.Model
	}
	if cause := context.Cause(ctx); cause != nil {
		err = cause // bubbletea only knows that it was to quit
	}
	return last, err
}

// sized tells the model the window's size before its first frame; bubbletea
// tells it afterwards, so that its first frame is empty.
func sized(model Model, output *term.Output) (Model, tea.Cmd) {
	width, height, err := xterm.GetSize(int(output.Fd()))
	if err != nil {
		return model, nil // bubbletea will say so
	}
	next, first := model.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return next.(Model), first
}

// settings are bubbletea's options. Signals and panics are looked after here:
// bubbletea knows no SIGHUP, and prints a panic's values.
func settings(options Options, keys io.Reader) []tea.ProgramOption {
	all := []tea.ProgramOption{
		tea.WithAltScreen(), tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
		tea.WithInput(keys), tea.WithOutput(options.Output),
	}
	if options.Mouse {
		all = append(all, tea.WithMouseCellMotion())
	}
	return all
}

// ask has the terminal asked what only it knows, behind the first frame.
func ask(options Options) {
	if _, colour := term.Theme(options.Theme, options.Getenv); term.AnswersQueries(options.Getenv) {
		options.Output.Ask(colour)
	}
}

// listen has a signal end the program. Signals stay caught when it has ended:
// a second ^C must not kill the process while the terminal is half given back.
func listen(interrupted context.CancelCauseFunc) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, term.EndingSignals()...)
	go func() {
		<-signals
		interrupted(ErrInterrupted)
	}()
}
