package main

import (
	"bytes"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// hanging listens and tells when a request has come in, which it never answers.
func hanging(t *testing.T) (endpoint string, called <-chan struct{}) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	calls := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		_, _ = connection.Read(make([]byte, 1))
		close(calls)
		<-t.Context().Done()
		_ = connection.Close()
	}()
	t.Cleanup(func() {
		_ = listener.Close()
		<-done
	})
	return "http://" + listener.Addr().String(), calls
}

// running starts a script against an endpoint that never answers.
func running(t *testing.T, environment ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	endpoint, called := hanging(t)
	path := filepath.Join(t.TempDir(), "script.yaml")
	script := "start: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia}}\n"
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, "run", "--json", "--endpoint-url", endpoint, path)
	command.Env = append([]string{"HOME=" + t.TempDir()}, environment...)
	var stdout bytes.Buffer
	command.Stdout = &stdout
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	<-called
	return command, &stdout
}

func TestAnInterruptEndsWith130(t *testing.T) {
	t.Parallel()
	command, stdout := running(t)
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err := command.Wait()
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || exit.ExitCode() != exitInterrupted {
		t.Errorf("ended with %v, want exit code %d", err, exitInterrupted)
	}
	if !strings.Contains(stdout.String(), `"result":"stopped"`) || !strings.Contains(stdout.String(), "might have handled") {
		t.Errorf("the result does not say that the service may have handled the call: %s", stdout)
	}
}

// TestSecretsAreNotToBeSeenFromOutside looks at a running program as other
// processes see it. The environment it began with stays in /proc for the
// owner; the command line is there for everybody.
func TestSecretsAreNotToBeSeenFromOutside(t *testing.T) {
	t.Parallel()
	const canary = "hunter2-canary"
	command, _ := running(t, "AUTHWALK_PASSWORD="+canary)
	line, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(command.Process.Pid), "cmdline"))
	if err != nil {
		t.Skip("no /proc here: ", err)
	}
	if !strings.Contains(string(line), "--json") {
		t.Errorf("that is not the command line: %q", line)
	}
	if strings.Contains(string(line), canary) {
		t.Error("the secret is on the command line")
	}
	limits, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(command.Process.Pid), "limits"))
	if err != nil {
		t.Fatal(err)
	}
	for limit := range strings.Lines(string(limits)) {
		if fields := strings.Fields(limit); strings.HasPrefix(limit, "Max core file size") && fields[4] != "0" {
			t.Errorf("core files are allowed: %s", limit)
		}
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait()
}
