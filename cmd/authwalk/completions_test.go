package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authwalk/flow/transcript"
	"authwalk/flow/walk"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
)

// offered is what a shell offers for the last of the arguments, without descriptions.
func offered(t *testing.T, arguments ...string) []string {
	t.Helper()
	var stdout bytes.Buffer
	root := (&program{stdout: &stdout, stderr: &bytes.Buffer{}}).rootCommand()
	root.SetArgs(append([]string{cobra.ShellCompNoDescRequestCmd}, arguments...))
	if err := root.ExecuteContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	return lines[:len(lines)-1]
}

// atHome gives the test a home of its own.
func atHome(t *testing.T) {
	t.Helper()
	t.Cleanup(xdg.Reload)
	folder := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
		t.Setenv(name, folder)
	}
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(folder, "aws"))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(folder, "credentials"))
	xdg.Reload()
	profiles := "[default]\n[profile work]\nregion = eu-west-1\n[profile with \x1b[31mcolour]\n"
	if err := os.WriteFile(filepath.Join(folder, "aws"), []byte(profiles), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := savedTargets().Save(walk.Target{Name: "shop", UserPoolID: "eu-west-1_Ab12Cd34E"}); err != nil {
		t.Fatal(err)
	}
	recorder := transcript.Recorder{Folder: recordedWalks(), Now: func() time.Time { return time.Unix(1795881351, 0) }}
	recorder.Record(walk.Walk{ID: "2f1e", Steps: []walk.Step{{}}})
	if err := recorder.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCompletionsOfThisMachine(t *testing.T) {
	atHome(t)
	for arguments, want := range map[string]string{
		"walk --target":   "shop",
		"pull --target":   "shop",
		"token --profile": "default work",
		"report":          "last 2f1e",
		"walks show":      "last 2f1e",
		"diff last":       "last 2f1e",
	} {
		if got := strings.Join(offered(t, append(strings.Fields(arguments), "")...), " "); got != want {
			t.Errorf("%s offers %q, want %q", arguments, got, want)
		}
	}
}

func TestCompletionsOfValues(t *testing.T) {
	t.Parallel()
	for arguments, want := range map[string]string{
		"--auth-flow":                      "USER_AUTH USER_SRP_AUTH",
		"demo --user":                      "nadia sam",
		"demo --pool testdata/none --user": "",
		"demo --pool ../../docs/examples/triggers.yaml --user": "nadia boris",
		"report --format":               "md html json har script aws-cli",
		"run --output":                  "json yaml text",
		"walk --theme":                  "auto dark light",
		"emulate --issuer":              "listen host aws aws-updated",
		"walk --generate-cli-skeleton=": "input yaml-input output",
		"man walks":                     "list rm show",
		"man walks show":                "",
	} {
		words := strings.Fields(arguments)
		if !strings.HasSuffix(arguments, "=") {
			words = append(words, "")
		}
		if got := strings.Join(offered(t, words...), " "); got != want && (want == "" || !strings.HasPrefix(got, want+" ")) {
			t.Errorf("%s offers %q, want %q", arguments, got, want)
		}
	}
}
