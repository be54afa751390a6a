package term

import "golang.org/x/sys/unix"

// discardOutput drops what a terminal has not read.
func discardOutput(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH) }
