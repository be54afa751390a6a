//go:build !race

package termtest

const raceDetector = false
