//go:build unix

package main

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// child is a command in a process group of its own, in the foreground of the
// terminal where authwalk was.
type child struct {
	process  *os.Process
	terminal bool
}

func startChild(path string, command, environment []string) (*child, error) {
	started := &child{terminal: inForeground()}
	attributes := &syscall.SysProcAttr{Setpgid: true}
	if started.terminal {
		attributes = &syscall.SysProcAttr{Foreground: true, Ctty: int(os.Stdin.Fd())}
	}
	run := &exec.Cmd{
		Path: path, Args: command, Env: environment, SysProcAttr: attributes,
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
	}
	if err := run.Start(); err != nil {
		return nil, err
	}
	started.process = run.Process
	return started, nil
}

// inForeground reports whether standard input is the terminal, and its keys are
// this program's.
func inForeground() bool {
	group, err := unix.IoctlGetInt(int(os.Stdin.Fd()), unix.TIOCGPGRP)
	return err == nil && group == unix.Getpgrp()
}

// group is the process group of the command.
func (c *child) group() int { return c.process.Pid }

// passedOn are signals that mean nothing to authwalk itself, and something to commands.
func passedOn() []os.Signal { return []os.Signal{syscall.SIGUSR1, syscall.SIGUSR2} }

func (c *child) signal(signal os.Signal) {
	if number, ok := signal.(syscall.Signal); ok {
		_ = unix.Kill(-c.group(), number)
	}
}

// end passes on a signal to end, which a command that is stopped has to be continued for.
func (c *child) end(signal os.Signal) {
	c.signal(signal)
	c.signal(syscall.SIGCONT)
}

func (c *child) kill() { c.signal(syscall.SIGKILL) }

// wait waits for the command's end. One that is stopped at the terminal stops
// authwalk as well, which gives the terminal back to the shell.
func (c *child) wait() (code int) {
	for {
		var status unix.WaitStatus
		_, err := unix.Wait4(c.process.Pid, &status, unix.WUNTRACED, nil)
		switch {
		case err == unix.EINTR:
		case err != nil:
			return exitNotExecutable
		case status.Stopped() && c.terminal:
			c.takeTerminal(unix.Getpgrp())
			_ = unix.Kill(unix.Getpid(), unix.SIGSTOP)
			c.takeTerminal(c.group())
			_ = unix.Kill(-c.group(), unix.SIGCONT)
		case status.Stopped():
		case status.Signaled():
			c.takeTerminal(unix.Getpgrp())
			return 128 + int(status.Signal())
		default:
			c.takeTerminal(unix.Getpgrp())
			return status.ExitStatus()
		}
	}
}

// takeTerminal gives the keys of the terminal to a process group. The signal that
// forbids it to one in the background is ignored meanwhile.
func (c *child) takeTerminal(group int) {
	if !c.terminal {
		return
	}
	signal.Ignore(syscall.SIGTTOU)
	defer signal.Reset(syscall.SIGTTOU)
	_ = unix.IoctlSetPointerInt(int(os.Stdin.Fd()), unix.TIOCSPGRP, group)
}

const (
	// restEnds is how long what the command left running has to end in order.
	restEnds = 2 * time.Second
	restAsk  = 10 * time.Millisecond
)

// endRest ends what is left of the command's process group.
func (c *child) endRest() {
	for asked := time.Duration(0); unix.Kill(-c.group(), unix.SIGTERM) == nil && asked < restEnds; asked += restAsk {
		time.Sleep(restAsk)
	}
	_ = unix.Kill(-c.group(), unix.SIGKILL)
}
