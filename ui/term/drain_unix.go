//go:build unix

package term

import (
	"errors"
	"os"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// tick is how often a write that waits for the terminal looks whether it is
// given up.
const tick = 50 * time.Millisecond

// tty is the controlling terminal, opened anew: waiting for it can be given up,
// and whoever else has it open is not affected. select is what every system has
// for it; macOS knows neither poll nor kqueue for /dev/tty.
type tty struct {
	fd       int
	deadline atomic.Pointer[time.Time]
}

// giveable is the terminal in a form in which a write can be given up. It is the
// file itself where that cannot be: another terminal than the controlling one.
func giveable(file *os.File) stream {
	if !isControlling(file) {
		return blocking{file}
	}
	fd, err := unix.Open("/dev/tty", unix.O_WRONLY|unix.O_NOCTTY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return blocking{file}
	}
	if fd >= unix.FD_SETSIZE { // select cannot wait for it
		_ = unix.Close(fd)
		return blocking{file}
	}
	return &tty{fd: fd}
}

// isControlling reports whether a file is the terminal that /dev/tty stands for:
// only of that one can the foreground group be asked.
func isControlling(file *os.File) bool {
	conn, err := file.SyscallConn() // the file's Fd would have it block
	if err != nil {
		return false
	}
	controlling := false
	err = conn.Control(func(fd uintptr) {
		_, err := unix.IoctlGetInt(int(fd), unix.TIOCGPGRP)
		controlling = err == nil
	})
	return err == nil && controlling
}

// WriteString writes until all is written, or given up at the deadline.
func (t *tty) WriteString(s string) (int, error) {
	written := 0
	for written < len(s) {
		n, err := unix.Write(t.fd, []byte(s[written:]))
		written += max(n, 0)
		switch {
		case err == nil || errors.Is(err, unix.EINTR):
		case !errors.Is(err, unix.EAGAIN):
			return written, os.NewSyscallError("write", err)
		case t.isOver():
			return written, os.ErrDeadlineExceeded
		default:
			t.wait()
		}
	}
	return written, nil
}

// SetWriteDeadline bounds the present write as well.
func (t *tty) SetWriteDeadline(at time.Time) error {
	t.deadline.Store(&at)
	return nil
}

func (t *tty) isOver() bool {
	at := t.deadline.Load()
	return at != nil && !at.IsZero() && !time.Now().Before(*at)
}

// wait waits for a moment that the terminal reads.
func (t *tty) wait() {
	var waiting unix.FdSet
	waiting.Set(t.fd)
	timeout := unix.NsecToTimeval(int64(tick))
	_, _ = unix.Select(t.fd+1, nil, &waiting, nil, &timeout) // the next write tells what became of it
}

func (t *tty) discard() { discardOutput(t.fd) }
