package program

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"authwalk/ui/term"
	"authwalk/ui/term/console"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/sys/windows"
	xterm "golang.org/x/term"
)

// openKeys returns where to read keys from: the console by a handle of its own,
// because bubbletea reads the records of the standard one past any reader.
func openKeys(options Options, background func(dark bool)) (keys io.Reader, done func(), err error) {
	file, err := console.OpenInput()
	if err != nil {
		return nil, nil, err
	}
	restore := func() error { return nil }
	if options.Mouse {
		if restore, err = reportMouse(file); err != nil {
			return nil, nil, errors.Join(err, file.Close())
		}
	}
	return encodedInput{term.NewInput(file, background), new(encoder)}, func() { _ = restore() }, nil
}

// encodedInput is an Input in ASCII. Like it, it is an *os.File in all but Read.
type encodedInput struct {
	*term.Input
	encoder *encoder
}

// Read reads keys and encodes them.
func (i encodedInput) Read(p []byte) (int, error) { return i.encoder.read(i.Input, p) }

// received is a message as it was meant.
func received(msg tea.Msg) tea.Msg { return decoded(msg) }

// reportMouse has the console pass clicks on instead of selecting text. bubbletea
// keeps to the mode it finds.
func reportMouse(file *os.File) (restore func() error, err error) {
	handle := windows.Handle(file.Fd())
	var before uint32
	if err := windows.GetConsoleMode(handle, &before); err != nil {
		return nil, err
	}
	mode := before&^windows.ENABLE_QUICK_EDIT_MODE | windows.ENABLE_EXTENDED_FLAGS | windows.ENABLE_MOUSE_INPUT
	return func() error { return windows.SetConsoleMode(handle, before|windows.ENABLE_EXTENDED_FLAGS) }, windows.SetConsoleMode(handle, mode)
}

// pollInterval is how often the window's size is looked at: nothing tells it.
const pollInterval = 250 * time.Millisecond

// watchSize tells the model when the window's size has changed.
func watchSize(ctx context.Context, output *term.Output, send func(tea.Msg)) {
	size := func() (now tea.WindowSizeMsg) {
		now.Width, now.Height, _ = xterm.GetSize(int(output.Fd())) // a console that is gone is noticed by its reader
		return now
	}
	go func() {
		ticks := time.NewTicker(pollInterval)
		defer ticks.Stop()
		for last := size(); ; {
			select {
			case <-ctx.Done():
				return
			case <-ticks.C:
			}
			if now := size(); now != last && now.Width > 0 {
				last = now
				send(now)
			}
		}
	}()
}

// canSuspend reports that nothing stops and resumes programs here.
func canSuspend() bool { return false }
