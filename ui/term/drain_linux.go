package term

import (
	"os"

	"golang.org/x/sys/unix"
)

// nonblocking opens a terminal anew, so that waiting for it can be given up and
// whoever else has it open is not affected. It is the file itself where that
// cannot be: another terminal than the controlling one.
func nonblocking(file *os.File) *os.File {
	again, err := os.OpenFile("/dev/tty", os.O_WRONLY|unix.O_NOCTTY|unix.O_NONBLOCK, 0)
	if err != nil {
		return file
	}
	if !isSame(file, again) {
		_ = again.Close()
		return file
	}
	return again
}

func isSame(file, controlling *os.File) bool {
	var about unix.Stat_t
	if err := unix.Fstat(int(file.Fd()), &about); err != nil {
		return false
	}
	same := false
	err := descriptor(controlling, func(fd int) {
		device, err := unix.IoctlGetUint32(fd, unix.TIOCGDEV)
		same = err == nil && uint64(device) == about.Rdev
	})
	return err == nil && same
}

// discardOutput drops what a terminal has not read.
func discardOutput(file *os.File) {
	_ = descriptor(file, func(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH) })
}

func descriptor(file *os.File, call func(fd int)) error {
	conn, err := file.SyscallConn() // the file's Fd would have it block
	if err != nil {
		return err
	}
	return conn.Control(func(fd uintptr) { call(int(fd)) })
}
