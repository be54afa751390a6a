package termtest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// idle reports whether all threads of the program in the foreground wait for
// something: keys, a time, or the network.
func (w *Terminal) idle() bool {
	program, err := foregroundGroup(w.keys)
	if err != nil {
		return true // it has ended
	}
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", program)) // the pattern is well-formed
	for _, thread := range threads {
		if stat, err := os.ReadFile(thread); err == nil && isBusy(stat) {
			return false
		}
	}
	return true
}

// isBusy reports whether a thread runs, is waiting to run or waits for a disk:
// in proc_pid_stat(5) its state follows its name, which ends with the last
// parenthesis.
func isBusy(stat []byte) bool {
	_, state, found := bytes.Cut(stat[bytes.LastIndexByte(stat, ')')+1:], []byte(" "))
	return found && (state[0] == 'R' || state[0] == 'D')
}
