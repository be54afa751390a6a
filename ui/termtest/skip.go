package termtest

import "testing"

// SkipWithRaceDetector leaves a test to the run without it. Others run the same
// parts at the same time with it; .ci/run makes both.
func SkipWithRaceDetector(t testing.TB) {
	t.Helper()
	if RaceDetector {
		t.Skip("run without the race detector")
	}
}
