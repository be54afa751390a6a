package tty

import "golang.org/x/sys/unix"

// flushOutput drops what the terminal has not taken. Linux does not tell those
// who wait to write; stopping and starting the output does.
func flushOutput(fd int) {
	_ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH)
	_ = unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOOFF)
	_ = unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOON)
}
