package program

import "golang.org/x/sys/unix"

// canSuspend reports whether somebody could wake the program up again. The
// kernel does not stop a group of processes that no shell looks after, and
// bubbletea would then wait for ever for the end of a stop that never was.
func canSuspend() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}
