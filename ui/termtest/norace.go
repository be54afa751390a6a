//go:build !race

package termtest

// RaceDetector says whether the tests run with the race detector, which makes
// drawing ten times slower.
const RaceDetector = false
