//go:build unix

package main

import (
	"bufio"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestTheEmulatorEndsWithASignal stops a server, and interrupts it in the ways
// that are no stop.
func TestTheEmulatorEndsWithASignal(t *testing.T) {
	t.Parallel()
	for signal, want := range map[syscall.Signal]int{
		syscall.SIGTERM: exitDone, syscall.SIGINT: exitInterrupted, syscall.SIGHUP: exitInterrupted, syscall.SIGQUIT: exitInterrupted,
	} {
		t.Run(signal.String(), func(t *testing.T) {
			program, err := exec.LookPath("authwalk")
			if err != nil {
				t.Fatal(err)
			}
			command := exec.CommandContext(t.Context(), program, "emulate", "--json", "--listen", "127.0.0.1:0")
			command.Env = []string{"HOME=" + t.TempDir()}
			var stderr strings.Builder
			command.Stderr = &stderr
			stdout, err := command.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
				t.Fatal(err)
			}
			_ = command.Process.Signal(signal)
			_ = command.Wait()
			if code := command.ProcessState.ExitCode(); code != want || strings.Contains(stderr.String(), "goroutine ") {
				t.Errorf("ended with %d, want %d: %s", code, want, &stderr)
			}
		})
	}
}
