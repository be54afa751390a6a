package term

import "golang.org/x/sys/unix"

// NoCore keeps what is in memory out of core files and away from other
// processes of the same user. It is called before a secret is held.
func NoCore() error {
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}); err != nil {
		return err
	}
	return unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
}
