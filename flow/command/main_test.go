package command_test

import (
	"flag"
	"os"
	"testing"

	"authwalk/ui/termtest"
)

// checks is rapid's flag for how many random values a test tries.
const checks = "rapid.checks"

// TestMain has random tests try less with the race detector, which finds nothing in
// what one goroutine does and makes it ten times slower. Without it they try it all.
func TestMain(m *testing.M) {
	flag.Parse()
	if tried := flag.Lookup(checks); termtest.RaceDetector && tried.Value.String() == tried.DefValue {
		if err := flag.Set(checks, "10"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
