//go:build unix

package term

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// source is where the bytes of keys come from.
type source struct{ *os.File }

func newSource(file *os.File) source { return source{file} }

// Ready reports whether more bytes come soon.
func (s source) Ready(timeout time.Duration) bool {
	fds := []unix.PollFd{{Fd: int32(s.Fd()), Events: unix.POLLIN}}
	for {
		n, err := unix.Poll(fds, int(timeout.Milliseconds()))
		if !errors.Is(err, unix.EINTR) {
			return err == nil && n > 0
		}
	}
}

// OpenInput opens the controlling terminal for reading keys, also where
// standard input is something else.
func OpenInput() (*os.File, error) { return os.OpenFile("/dev/tty", os.O_RDWR, 0) }
