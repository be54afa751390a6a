// Command terminal runs a command in a terminal at which nobody types. It ends
// as the command does, and fails when the command leaves the terminal changed.
//
//	go build -o .cache/terminal ./.ci/terminal && .cache/terminal make test
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"

	"github.com/creack/pty"
	"golang.org/x/term"
)

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "terminal:", err)
		code = 2
	}
	os.Exit(code)
}

func run(arguments []string) (code int, err error) {
	if len(arguments) == 0 {
		return 0, errors.New("which command?")
	}
	screen, tty, err := pty.Open()
	if err != nil {
		return 0, err
	}
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		return 0, err
	}
	command := exec.Command(arguments[0], arguments[1:]...)
	command.Stdin, command.Stdout, command.Stderr = tty, tty, tty
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := command.Start(); err != nil {
		return 0, err
	}
	shown := make(chan struct{})
	go func() {
		defer close(shown)
		_, _ = io.Copy(os.Stdout, screen) // its end is an error
	}()
	if err := command.Wait(); err != nil && command.ProcessState == nil {
		return 0, err
	}
	after, err := term.GetState(int(tty.Fd()))
	if err != nil {
		return 0, err
	}
	_ = tty.Close()
	<-shown
	if *after != *before {
		return 0, errors.New("the command has left the terminal changed")
	}
	return command.ProcessState.ExitCode(), nil
}
