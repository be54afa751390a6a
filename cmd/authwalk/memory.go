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
