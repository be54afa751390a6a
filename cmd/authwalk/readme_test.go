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

// TestTheDocsCommandsExist: every flag and command that the README and the other pages show.
func TestTheDocsCommandsExist(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile("(?m)(?:^|`)authwalk ([a-z]+)([^`\n#|]*)")
	helps := map[string]string{}
	for _, page := range append(pages, "../../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range shown.FindAllStringSubmatch(string(text), -1) {
			command := line[1]
			if _, asked := helps[command]; !asked {
				help, err := exec.Command("authwalk", command, "--help").CombinedOutput()
				if err != nil {
					t.Errorf("%s: authwalk %s: %v", page, command, err)
				}
				helps[command] = string(help)
			}
			ours, _, _ := strings.Cut(line[2], " -- ")
			for _, flag := range regexp.MustCompile(`--[a-z-]+`).FindAllString(ours, -1) {
				if !regexp.MustCompile(flag + `[\[ ]`).MatchString(helps[command]) {
					t.Errorf("%s: authwalk %s has no %s", page, command, flag)
				}
			}
		}
	}
	if len(helps) < 10 {
		t.Fatalf("only %d commands were found", len(helps))
	}
}
