//go:build unix && !linux

package term

import "golang.org/x/sys/unix"

// output is FWRITE of sys/fcntl.h: the queue of what is written.
const output = 2

// discardOutput drops what a terminal has not read.
func discardOutput(fd int) { _ = unix.IoctlSetPointerInt(fd, unix.TIOCFLUSH, output) }
