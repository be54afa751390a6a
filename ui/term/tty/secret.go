package tty

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// The ways in which no secret is read.
var (
	ErrNoTerminal  = errors.New("there is no terminal to ask on: give the secret by a file or the environment")
	ErrInterrupted = errors.New("interrupted")
	ErrEnded       = errors.New("the input ended before a secret was given")
	ErrControl     = errors.New("the secret had a control character in it and was refused: type or paste it alone")
	ErrTooLong     = errors.New("the secret is longer than 4,096 bytes and was refused")
)

// ReadSecret prints a prompt on the controlling terminal and reads one line
// from it that is not shown. Echo is off before the prompt appears, and what
// was typed before is not taken for the answer. The terminal is left as it was
// on every way out: enter, ctrl+c and ctrl+d, SIGINT, SIGTERM and SIGHUP, and
// the context's end.
func ReadSecret(ctx context.Context, prompt string) (secret string, err error) {
	file, err := os.OpenFile("/dev/tty", os.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK, 0)
	if err != nil {
		return "", ErrNoTerminal
	}
	defer func() { _ = file.Close() }()
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// A deadline ends the read without closing the file, which is needed for
	// putting the terminal back.
	defer context.AfterFunc(ctx, func() { _ = file.SetReadDeadline(time.Unix(1, 0)) })()

	restore, err := silence(file)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, restore()) }()
	if _, err := fmt.Fprint(file, prompt); err != nil {
		return "", err
	}
	secret, err = readLine(file)
	_, _ = fmt.Fprint(file, "\r\n") // the secret is read; the line break is for looks
	if ctx.Err() != nil {
		return "", ErrInterrupted
	}
	return secret, err
}

// silence switches echo and line editing off and drops what was typed ahead.
// The returned function puts everything back and drops what is left of a paste,
// which would go to the shell.
func silence(file *os.File) (restore func() error, err error) {
	conn, err := file.SyscallConn()
	if err != nil {
		return nil, err
	}
	var before *term.State
	var failed error
	if err := conn.Control(func(fd uintptr) {
		before, failed = term.MakeRaw(int(fd))
		discard(int(fd))
	}); err != nil || failed != nil {
		return nil, errors.Join(err, failed)
	}
	return func() error {
		err := conn.Control(func(fd uintptr) {
			discard(int(fd))
			failed = term.Restore(int(fd), before)
		})
		return errors.Join(err, failed)
	}, nil
}

// discard reads what has already been typed. The file does not block.
func discard(fd int) {
	var buffer [256]byte
	for {
		if n, err := unix.Read(fd, buffer[:]); n <= 0 || err != nil {
			return
		}
	}
}
