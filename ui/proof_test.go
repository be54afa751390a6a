package ui_test

import "testing"

// The values of a proof are compared with those of another client, one by one or all at
// once; what is pasted stays, and secrets of it are hidden until they are revealed.
func TestTheValuesOfAProofAreCompared(t *testing.T) {
	s := newScene(t, "proof").press("ctrl+g").press("o", "c").sees("Compare with another client").sees("0 of 11 given")
	s.paste("u = 1f0c\nTIMESTAMP: Wed Jan 7 08:05:09 UTC 2026").sees("≠ The first value that differs is u.").sees("2 of 11 given").sees("u = 1f0c")
	s.press("ctrl+u").sees("0 of 11 given").paste("S = 1f0c").sees("≠ The first value that differs is S.").misses("1f0c")
	s.press("ctrl+r").run().sees("S = 1f0c")
	s.press("ctrl+u").paste("what is it").sees("✗ S is neither hexadecimal nor base64.").press("esc").misses("Compare with another client")
}
