//go:build linux

package main

import (
	"debug/elf"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"authwalk/ui/termtest"
)

// staticProgram is authwalk without a loader: the program under test, where that is
// static, else what make build has made.
func staticProgram(t *testing.T) string {
	t.Helper()
	underTest, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{underTest, "../../bin/authwalk"} {
		if isStatic(path) {
			return path
		}
	}
	t.Skip("there is no static program: make build makes one")
	return ""
}

func isStatic(path string) bool {
	program, err := elf.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = program.Close() }()
	for _, header := range program.Progs {
		if header.Type == elf.PT_INTERP {
			return false
		}
	}
	return true
}

// imageVariables are those that the image sets.
func imageVariables(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../docs/container/Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	variables := regexp.MustCompile(`AUTHWALK_\w+=\S+`).FindAllString(string(text), -1)
	if len(variables) != 4 {
		t.Fatalf("the Dockerfile sets %q", variables)
	}
	return variables
}

// TestTheBuilderSaysWhatTheImageIsFor: a default of ours would go before the platform
// that is asked for, and every image would have the same program.
func TestTheBuilderSaysWhatTheImageIsFor(t *testing.T) {
	t.Parallel()
	termtest.SkipWithRaceDetector(t)
	text, err := os.ReadFile("../../docs/container/Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "\nARG TARGETOS TARGETARCH\n") || strings.Contains(string(text), "ARG TARGETARCH=") {
		t.Error("the platform's arguments have to be taken as the builder gives them")
	}
}

// imageRoot is a root that has what the image has.
func imageRoot(t *testing.T, program string) string {
	t.Helper()
	binary, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	data := filepath.Join(root, "data")
	if err := errors.Join(
		os.WriteFile(filepath.Join(root, "authwalk"), binary, 0o755),
		os.Mkdir(data, 0o755),
		os.Chown(data, imageUser, imageUser),
	); err != nil {
		t.Fatal(err)
	}
	return root
}

// imageUser is who the program runs as.
const imageUser = 65532

// TestTheImagesProgramNeedsNothingBesideIt serves from an empty root, as the image's
// user and with its variables, and is asked by its HEALTHCHECK.
func TestTheImagesProgramNeedsNothingBesideIt(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root may change the root")
	}
	root := imageRoot(t, staticProgram(t))
	inside := func(listen string, arguments ...string) *exec.Cmd {
		command := exec.CommandContext(t.Context(), "/authwalk", arguments...)
		command.Dir, command.Env = "/", append(imageVariables(t), "AUTHWALK_EMULATOR_LISTEN="+listen)
		command.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: imageUser, Gid: imageUser}}
		return command
	}
	emulator := inside("127.0.0.1:0", "emulate", "--json", "--data", "/data/emulator")
	out, err := emulator.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	emulator.Stderr = &said
	if err := emulator.Start(); err != nil {
		t.Fatal(err)
	}
	var ready struct{ Endpoint string }
	if err := json.NewDecoder(out).Decode(&ready); err != nil {
		_ = emulator.Wait()
		t.Fatalf("%v: %s", err, &said)
	}
	if answer, err := inside(strings.TrimPrefix(ready.Endpoint, "http://"), "health").CombinedOutput(); err != nil {
		t.Errorf("health: %v: %s", err, answer)
	}
	if err := emulator.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := emulator.Wait(); err != nil {
		t.Errorf("it ended with %v: %s", err, &said)
	}
}
