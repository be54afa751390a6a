package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// The README's script runs as it stands there, against the pool it names.
func TestTheREADMEsScriptRuns(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	script := regexp.MustCompile("(?s)```yaml\n(# sign-in.yaml\n.*?)```").FindSubmatch(readme)
	command := regexp.MustCompile(`(?m)^authwalk (run sign-in\.yaml .*)$`).FindSubmatch(readme)
	if script == nil || command == nil {
		t.Fatal("the README has no script, or no command that runs it")
	}
	served := serveDemo(t)

	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "sign-in.yaml"), script[1], 0o600); err != nil {
		t.Fatal(err)
	}
	arguments := strings.Fields(strings.Replace(string(command[1]), "http://127.0.0.1:9229", served.Endpoint(), 1))
	walk := exec.Command("authwalk", arguments...)
	walk.Dir = folder
	walk.Env = append(os.Environ(), "SAM_PASSWORD=Winter-2026!", "AUTHWALK_EMULATOR_TOKEN="+served.Token())
	out, err := walk.Output()
	if err != nil || !strings.HasPrefix(string(out), `{"result":"tokens"`) {
		t.Fatalf("%v: %s", err, out)
	}
}

// Every flag and command that the README shows exists.
func TestTheREADMEsCommandsExist(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`(?m)^authwalk (\w+)(.*?)(?:#.*)?$`).FindAllStringSubmatch(string(readme), -1)
	if len(lines) < 4 {
		t.Fatalf("only %d commands were found", len(lines))
	}
	for _, line := range lines {
		help, err := exec.Command("authwalk", line[1], "--help").CombinedOutput()
		if err != nil {
			t.Errorf("authwalk %s: %v", line[1], err)
		}
		for _, flag := range regexp.MustCompile(`--[a-z-]+`).FindAllString(line[2], -1) {
			if !strings.Contains(string(help), flag) {
				t.Errorf("authwalk %s has no %s", line[1], flag)
			}
		}
	}
}
