//go:build unix

package main

import (
	"bufio"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestSignalsReachTheCommand sends signals to an emulator whose command handles them,
// is stopped, or ignores them. No signal is sent twice: two that wait become one.
func TestSignalsReachTheCommand(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		script  string
		signals []syscall.Signal
		code    int
		stderr  string
	}{
		"one of its own": {"trap 'exit 7' USR2; echo ready; while :; do :; done", []syscall.Signal{syscall.SIGUSR2}, 7, ""},
		"stopped":        {"echo ready; kill -STOP $$", []syscall.Signal{syscall.SIGTERM}, 128 + int(syscall.SIGTERM), ""},
		"ignored": {
			"trap '' INT TERM QUIT; echo ready; exec sleep 60",
			[]syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT},
			128 + int(syscall.SIGKILL), "authwalk: sh has not ended, and is killed\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program, err := exec.LookPath("authwalk")
			if err != nil {
				t.Fatal(err)
			}
			command := exec.CommandContext(t.Context(), program, "emulate", "--", "sh", "-c", test.script)
			command.Env = []string{"HOME=" + t.TempDir(), "PATH=/usr/bin:/bin"}
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
			for _, signal := range test.signals {
				_ = command.Process.Signal(signal)
			}
			_ = command.Wait()
			if code := command.ProcessState.ExitCode(); code != test.code || stderr.String() != test.stderr {
				t.Errorf("ended with %d, want %d: %q", code, test.code, &stderr)
			}
		})
	}
}

// TestAFolderIsNoCommand holds to the code of a shell.
func TestAFolderIsNoCommand(t *testing.T) {
	t.Parallel()
	code, _, stderr := execute(t, nil, "emulate", "--", t.TempDir())
	if code != exitNotExecutable || !strings.HasSuffix(stderr, " cannot be executed\n") {
		t.Errorf("ended with %d: %s", code, stderr)
	}
}
