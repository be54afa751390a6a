package main

import (
	"os"
	"runtime/debug"
	"time"
)

// What the memory that is collected stays below with 100,000 users: while they are read,
// and later, their state written included. A data file that is mapped comes on top.
const (
	startingLimit = 320 << 20
	servingLimit  = 416 << 20
)

// checkingLimit keeps a check of a pool file of 100,000 users, which is held as long as it
// is looked through, below 100 MB.
const checkingLimit = 64 << 20

// collectEarly lets the garbage collector keep to the limit instead of waiting
// until twice of what is needed is in use, and returns what ends that. GOMEMLIMIT goes first.
func collectEarly(limit int64) (done func()) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	before := debug.SetMemoryLimit(limit)
	return func() { debug.SetMemoryLimit(before) }
}

// collectLater lets the garbage collector wait for the limit while an emulator starts,
// since what it reads then is needed, and returns what is to be called when it has
// started. GOGC goes first.
func collectLater() (started func()) {
	collectEarly(startingLimit)
	usual := -1
	if os.Getenv("GOGC") == "" {
		usual = debug.SetGCPercent(-1)
	}
	return func() {
		collectEarly(servingLimit)
		if usual >= 0 {
			debug.SetGCPercent(usual)
		}
		time.AfterFunc(releaseAfter, releaseMemory)
	}
}

// releaseAfter is long enough for what started the emulator to have asked it something.
const releaseAfter = time.Second

// releaseMemory gives back what only starting needed.
func releaseMemory() {
	debug.FreeOSMemory()
	releaseProgramPages()
}

// collectSeldom is for a great many calls that need little memory each: with a few
// megabytes in use, the garbage collector would take a fifth of the time. GOGC goes first.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
}
