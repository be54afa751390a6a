package termtest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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

// Settle waits until the program waits for something and all it has written is on the
// screen.
func (w *Terminal) Settle() *Terminal {
	w.t.Helper()
	before := -1
	w.wait("the program to settle", func() bool {
		waiting, err := unread(w.keys)
		written := len(w.Raw())
		settled := w.idle() && (err != nil || waiting == 0) && written == before
		before = written
		return settled
	})
	return w
}

// isBusy reports whether a thread runs, is waiting to run or waits for a disk:
// in proc_pid_stat(5) its state follows its name, which ends with the last
// parenthesis.
func isBusy(stat []byte) bool {
	_, state, found := bytes.Cut(stat[bytes.LastIndexByte(stat, ')')+1:], []byte(" "))
	return found && (state[0] == 'R' || state[0] == 'D')
}

// Rest waits until the program has woken up so many times more: what it does by
// itself, it has done then, however busy the machine is.
func (w *Terminal) Rest(wakes int) *Terminal {
	w.t.Helper()
	before := w.wakes()
	w.wait("the program to wake up", func() bool { return w.wakes() >= before+wakes })
	return w
}

// wakes is how often the program's threads have waited for something.
func (w *Terminal) wakes() (sum int) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", w.Pid())) // the pattern is well-formed
	for _, thread := range threads {
		status, _ := os.ReadFile(thread) // it may have ended
		for line := range strings.Lines(string(status)) {
			if count, found := strings.CutPrefix(line, "voluntary_ctxt_switches:"); found {
				n, _ := strconv.Atoi(strings.TrimSpace(count))
				sum += n
			}
		}
	}
	return sum
}
