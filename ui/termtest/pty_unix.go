//go:build unix

package termtest

import (
	"os"
	"os/exec"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// settings are those of a terminal: echo, line editing and their like.
type settings = unix.Termios

// open opens a pseudo-terminal. The person's end is opened anew without
// blocking: creack/pty leaves it such that closing it waits for its reader.
func open() (keys, tty *os.File, err error) {
	blocking, tty, err := pty.Open()
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = blocking.Close() }()
	fd, err := unix.FcntlInt(blocking.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, nil, err
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		return nil, nil, err
	}
	return os.NewFile(uintptr(fd), blocking.Name()), tty, nil
}

// giveTerminal has a command begin a session whose terminal its input is.
func giveTerminal(command *exec.Cmd) {
	command.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
}

// Detach has a command begin a session without a terminal, so that it cannot
// ask a person who runs the tests.
func Detach(command *exec.Cmd) { command.SysProcAttr = &unix.SysProcAttr{Setsid: true} }

// LeaveTerminal has this process begin a session without a terminal, unless it
// has begun one already, as a program in a Terminal has.
func LeaveTerminal() { _, _ = unix.Setsid() }

// unread is the number of bytes that a program has not read yet.
func unread(tty *os.File) (waiting int, err error) {
	err = control(tty, func(fd int) (err error) {
		// What was written may still be on its way; asking for events has it arrive.
		_, _ = unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, 0)
		waiting, err = unix.IoctlGetInt(fd, getUnread)
		return err
	})
	return waiting, err
}

func setSize(keys *os.File, width, height int) error {
	return control(keys, func(fd int) error {
		return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(width), Row: uint16(height)})
	})
}

// foregroundGroup is the group of processes that keys go to.
func foregroundGroup(keys *os.File) (group int, err error) {
	err = control(keys, func(fd int) (err error) {
		group, err = unix.IoctlGetInt(fd, unix.TIOCGPGRP)
		return err
	})
	return group, err
}

func settingsOf(tty *os.File) (state settings, err error) {
	err = control(tty, func(fd int) error {
		got, err := unix.IoctlGetTermios(fd, getSettings)
		if err == nil {
			state = *got
		}
		return err
	})
	return state, err
}

// control asks the kernel about a terminal, or tells it something.
func control(file *os.File, call func(fd int) error) error {
	conn, err := file.SyscallConn() // the file's Fd would race with its Close
	if err != nil {
		return err
	}
	var failed error
	if err := conn.Control(func(fd uintptr) { failed = call(int(fd)) }); err != nil {
		return err
	}
	return failed
}
