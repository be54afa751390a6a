package termtest

import "golang.org/x/sys/unix"

const (
	getSettings = unix.TCGETS
	getUnread   = unix.TIOCINQ
)
