//go:build unix

package program

import (
	"context"
	"io"

	"authwalk/ui/term"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/sys/unix"
)

// openKeys returns where to read keys from.
func openKeys(options Options, background func(dark bool)) (keys io.Reader, done func(), err error) {
	return term.NewInput(options.Input, background), func() {}, nil
}

// received is a message as it was meant.
func received(msg tea.Msg) tea.Msg { return msg }

// watchSize has nothing to do: a signal says when the window's size changes.
func watchSize(context.Context, *term.Output, func(tea.Msg)) {}

// canSuspend reports whether a shell could wake the program up again. The
// kernel does not stop a group of processes that no shell looks after, and
// bubbletea would then wait for ever for the end of a stop that never was.
func canSuspend() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}
