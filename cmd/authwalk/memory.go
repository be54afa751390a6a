package main

import (
	"os"
	"runtime/debug"
)

// memoryLimit is what a pool of 100,000 users stays below, its state written
// included.
const memoryLimit = 448 << 20

// collectEarly lets the garbage collector keep to the goal instead of waiting
// until twice of what is needed is in use. GOMEMLIMIT goes first.
func collectEarly() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// collectSeldom is for a great many calls that need little memory each: with a few
// megabytes in use, the garbage collector would take a fifth of the time. GOGC goes first.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
}
