package termtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	"golang.org/x/sys/windows"
)

// errNoTerminal has the tests that need a pseudo-terminal skipped.
var errNoTerminal = fmt.Errorf("there are no pseudo-terminals here: %w", errors.ErrUnsupported)

type settings struct{}

func open() (keys, tty *os.File, err error) { return nil, nil, errNoTerminal }

func giveTerminal(*exec.Cmd) {}

// Detach has a command begin without a console, so that it cannot ask a person
// who runs the tests.
func Detach(command *exec.Cmd) {
	command.SysProcAttr = &windows.SysProcAttr{CreationFlags: windows.DETACHED_PROCESS}
}

// LeaveTerminal has nothing to do: there are no controlling terminals.
func LeaveTerminal() {}

func unread(*os.File) (int, error) { return 0, errNoTerminal }

func setSize(*os.File, int, int) error { return errNoTerminal }

func foregroundGroup(*os.File) (int, error) { return 0, errNoTerminal }

func settingsOf(*os.File) (settings, error) { return settings{}, errNoTerminal }
