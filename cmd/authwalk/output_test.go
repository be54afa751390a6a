//go:build linux

package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestWhatCannotBeWrittenIsSaid writes to a disk that is full.
func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	program, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no full disk here: ", err)
	}
	t.Cleanup(func() { _ = full.Close() })
	for _, arguments := range []string{"--help", "help run", "walk --help", "walk --generate-cli-skeleton", "completion bash", "version", "version --json", "--version"} {
		command := exec.CommandContext(t.Context(), program, strings.Fields(arguments)...)
		command.Env = []string{"HOME=" + t.TempDir()}
		var stderr bytes.Buffer
		command.Stdout, command.Stderr = full, &stderr
		_ = command.Run()
		if code := command.ProcessState.ExitCode(); code != exitUsage || strings.Count(stderr.String(), "\n") != 1 || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%s ended with %d and said %q", arguments, code, &stderr)
		}
	}
}
