//go:build unix && !linux

package term

import "golang.org/x/sys/unix"

// NoCore keeps what is in memory out of core files. It is called before a
// secret is held.
func NoCore() error { return unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}) }
