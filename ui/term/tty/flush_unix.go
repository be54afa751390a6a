//go:build unix && !linux

package tty

import "golang.org/x/sys/unix"

func flushOutput(fd int) { _ = unix.IoctlSetPointerInt(fd, unix.TIOCFLUSH, unix.TCOFLUSH) }
