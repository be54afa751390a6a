package main

import (
	"bufio"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// releaseProgramPages lets go of the pages of the program file itself. Starting
// reads two thirds of them, and a server that waits for requests needs few of
// those again; one that is needed after all comes back from the page cache.
func releaseProgramPages() {
	program, err := os.Executable()
	if err != nil {
		return
	}
	mappings, err := os.Open("/proc/self/maps")
	if err != nil {
		return
	}
	defer func() { _ = mappings.Close() }()
	for lines := bufio.NewScanner(mappings); lines.Scan(); {
		if start, end, ok := readOnlyMapping(lines.Text(), program); ok {
			_, _, _ = unix.Syscall(unix.SYS_MADVISE, start, end-start, unix.MADV_DONTNEED)
		}
	}
}

// readOnlyMapping is the range of addresses of a line of /proc/self/maps (see
// proc_pid_maps(5)) that maps the file and cannot have been changed.
func readOnlyMapping(line, file string) (start, end uintptr, ok bool) {
	fields := strings.SplitN(line, " ", 6)
	if len(fields) < 6 || strings.TrimLeft(fields[5], " ") != file || strings.Contains(fields[1], "w") {
		return 0, 0, false
	}
	from, to, _ := strings.Cut(fields[0], "-")
	first, err := strconv.ParseUint(from, 16, 64)
	if err != nil {
		return 0, 0, false
	}
	last, err := strconv.ParseUint(to, 16, 64)
	return uintptr(first), uintptr(last), err == nil && first < last
}
