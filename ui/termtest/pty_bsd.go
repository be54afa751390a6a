//go:build unix && !linux

package termtest

import "golang.org/x/sys/unix"

const (
	getSettings = unix.TIOCGETA
	getUnread   = 0x4004667f // FIONREAD, which x/sys does not have here
)
