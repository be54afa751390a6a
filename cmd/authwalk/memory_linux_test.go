package main

import (
	"os"
	"regexp"
	"strconv"
	"testing"
)

// What is let go of really goes, and what the program needs comes back: it runs
// on, and finds its own text again.
func TestProgramPagesAreReleased(t *testing.T) {
	before := residentFile(t)
	releaseProgramPages()
	if after := residentFile(t); after > before*2/3 {
		t.Errorf("%d kB of files are resident, of %d before", after, before)
	}
}

func TestOnlyReadOnlyMappingsOfTheProgramAreReleased(t *testing.T) {
	for line, want := range map[string]bool{
		"00400000-00e78000 r-xp 00000000 fe:00 9978176                            /opt/a walk":  true,
		"00e78000-01948000 r--p 00a78000 fe:00 9978176                            /opt/a walk":  true,
		"01948000-01a21000 rw-p 01548000 fe:00 9978176                            /opt/a walk":  false,
		"7efd278a5000-7efd278a9000 r--p 00000000 00:00 0                          [vvar]":       false,
		"7efd278a5000-7efd278a9000 r-xp 00000000 fe:00 12                         /lib/libc.so": false,
		"c000000000-c000400000 rw-p 00000000 00:00 0 ":                                          false,
		"":                             false,
		"x-y r-xp 0 0 0 /opt/a walk":   false,
		"10-z r-xp 0 0 0 /opt/a walk":  false,
		"20-10 r-xp 0 0 0 /opt/a walk": false,
	} {
		if start, end, ok := readOnlyMapping(line, "/opt/a walk"); ok != want || ok && start >= end {
			t.Errorf("%q: %x to %x, %v", line, start, end, ok)
		}
	}
}

// residentFile is how many kilobytes of mapped files are in memory.
func residentFile(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	match := regexp.MustCompile(`RssFile:\s+(\d+) kB`).FindSubmatch(status)
	if match == nil {
		t.Fatalf("no RssFile in %s", status)
	}
	size, err := strconv.Atoi(string(match[1]))
	if err != nil {
		t.Fatal(err)
	}
	return size
}
