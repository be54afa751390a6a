//go:build unix

package main

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"

	"golang.org/x/sys/unix"
)

// namings are the ways to name a file on the command line.
var namings = map[string]func(t *testing.T, path string) (environment, arguments []string){
	"run": func(_ *testing.T, path string) ([]string, []string) { return nil, []string{"run", path} },
	"--pool": func(_ *testing.T, path string) ([]string, []string) {
		return nil, []string{"emulate", "--listen", "127.0.0.1:0", "--pool", path}
	},
	"a reference in a script": func(t *testing.T, path string) ([]string, []string) {
		script := filepath.Join(t.TempDir(), "script.yaml")
		text := "start: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia, PASSWORD: \"${file:" + path + "}\"}}\n"
		if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return nil, []string{"run", script}
	},
	"file://": func(_ *testing.T, path string) ([]string, []string) {
		return nil, []string{"walk", "--session", "file://" + path}
	},
	"--cli-input-json": func(_ *testing.T, path string) ([]string, []string) {
		return nil, []string{"walk", "--cli-input-json", "file://" + path}
	},
	"_FILE": func(t *testing.T, path string) ([]string, []string) {
		return []string{"AUTHWALK_EMULATOR_TOKEN_FILE=" + path}, []string{"emulate", "--listen", "127.0.0.1:0"}
	},
}

// namedInAnswer names a file in the answer of a script, which is looked at when the
// first request has been made.
func namedInAnswer(t *testing.T, path string) (environment, arguments []string) {
	t.Helper()
	script := filepath.Join(t.TempDir(), "script.yaml")
	text := "target: {UserPoolId: us-east-1_Ab12Cd34E}\nstart: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia, PASSWORD: x}}\n" +
		"answers: {SMS_MFA: {SMS_MFA_CODE: \"${file:" + path + "}\"}}\n"
	if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return nil, []string{"run", "--json", "--endpoint-url", pretend(t, map[string][]reply{"": {asks("SMS_MFA", nil)}}).endpoint, script}
}

// TestWhatIsNoFileIsRefused names directories, devices and files without end
// wherever a file can be named.
func TestWhatIsNoFileIsRefused(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	sparse := filepath.Join(t.TempDir(), "sparse")
	if err := os.WriteFile(sparse, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(sparse, 1<<36); err != nil {
		t.Fatal(err)
	}
	for way, name := range namings {
		for path, want := range map[string]string{
			t.TempDir(): "is a directory", "/dev/zero": "is a device", sparse: "larger than",
		} {
			t.Run(way+" "+want, func(t *testing.T) {
				environment, arguments := name(t, path)
				if way == "run" && want == "is a directory" {
					want = "has no scripts" // a folder of scripts may be named
				}
				code, stdout, stderr := execute(t, environment, arguments...)
				if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) {
					t.Errorf("ended with %d and said %q %q, want %q", code, stdout, stderr, want)
				}
			})
		}
	}
}

// TestTheWaitForAPipeCanBeInterrupted interrupts the program while it waits for
// what a pipe will say.
func TestTheWaitForAPipeCanBeInterrupted(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	ways := maps.Clone(namings)
	ways["a reference in an answer"] = namedInAnswer
	for way, name := range ways {
		t.Run(way, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "pipe")
			if err := unix.Mkfifo(path, 0o600); err != nil {
				t.Fatal(err)
			}
			environment, arguments := name(t, path)
			command := exec.CommandContext(t.Context(), program, arguments...)
			command.Env = append([]string{"HOME=" + t.TempDir()}, environment...)
			var stderr bytes.Buffer
			command.Stderr = &stderr
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan struct{})
			go func() {
				_ = command.Wait()
				close(ended)
			}()
			pipe := make(chan *os.File, 1)
			go func() {
				// The pipe opens as soon as the program reads from it.
				opened, _ := os.OpenFile(path, os.O_WRONLY, 0)
				pipe <- opened
			}()
			select {
			case opened := <-pipe:
				_ = command.Process.Signal(os.Interrupt)
				<-ended
				_ = opened.Close()
			case <-ended:
			}
			if code := command.ProcessState.ExitCode(); code != exitInterrupted || stderr.String() != "authwalk: interrupted\n" {
				t.Errorf("ended with %d and said %q", code, &stderr)
			}
		})
	}
}
