//go:build unix

package tty

import (
	"context"
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// terminal is the controlling terminal.
type terminal struct {
	*os.File
	stop func() bool
}

// open opens the terminal for as long as the context lasts. A deadline ends
// its reading without closing the file, which is needed for putting the
// terminal back.
func open(ctx context.Context) (*terminal, error) {
	file, err := os.OpenFile("/dev/tty", os.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = file.SetReadDeadline(time.Unix(1, 0)) })
	return &terminal{file, stop}, nil
}

func (t *terminal) close() {
	t.stop()
	_ = t.Close()
}

// makeRaw switches echo and line editing off and drops what was typed ahead.
// The returned function puts everything back and drops what is left of a paste,
// which would go to the shell.
func (t *terminal) makeRaw() (restore func() error, err error) {
	conn, err := t.SyscallConn()
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

// remember returns what sets the terminal as it is now, and reports whether it
// did: a terminal that is in other hands by then stays as those have set it.
func (t *terminal) remember() (reset func() bool, err error) {
	conn, err := t.SyscallConn()
	if err != nil {
		return nil, err
	}
	var now *term.State
	var failed error
	if err := conn.Control(func(fd uintptr) { now, failed = term.GetState(int(fd)) }); err != nil || failed != nil {
		return nil, errors.Join(err, failed)
	}
	return func() (done bool) {
		_ = conn.Control(func(fd uintptr) {
			if group, err := unix.IoctlGetInt(int(fd), unix.TIOCGPGRP); err == nil && group == unix.Getpgrp() {
				done = term.Restore(int(fd), now) == nil
			}
		})
		return done
	}, nil
}

// writeNow writes what the terminal takes at once.
func (t *terminal) writeNow(text string) {
	conn, err := t.SyscallConn()
	if err != nil {
		return
	}
	_ = conn.Control(func(fd uintptr) { _, _ = unix.Write(int(fd), []byte(text)) })
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
