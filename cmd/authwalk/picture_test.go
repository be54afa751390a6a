package main_test

import (
	"flag"
	"testing"

	"authwalk/ui/termtest"
)

var pictures = flag.Bool("pictures", false, "draw the README's pictures")

// The README's pictures come from the real program, walking against its own
// emulator.
func TestPictures(t *testing.T) {
	if !*pictures {
		t.Skip("run with -pictures to draw them")
	}
	binary := termtest.Build(t, "authwalk/cmd/authwalk")
	walk := func(width, height int, user string) *termtest.Terminal {
		return termtest.Start(t, binary, termtest.Options{
			Width: width, Height: height, Answers: true, Args: []string{"demo", "--user", user}, Env: []string{"COLORTERM=truecolor"},
		})
	}
	walk(120, 32, "sam").See("▸ SMS_MFA").See("MfaConfiguration").See("^N newest code").Picture("../../docs/walk.svg")
}
