package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

// runPull runs `authwalk pull`.
func runPull(t *testing.T, arguments ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, said bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &said}
	command := p.rootCommand()
	command.SetArgs(append([]string{"pull"}, arguments...))
	err = command.ExecuteContext(t.Context())
	return out.String(), said.String(), err
}

const pulledFile = "../../flow/pull/testdata/describe.json"

// TestPullWritesAPoolFile holds where it is written, and that secrets are never
// printed.
func TestPullWritesAPoolFile(t *testing.T) {
	stdout, stderr, err := runPull(t, "--from", pulledFile)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := poolfile.Parse([]byte(stdout)); err != nil {
		t.Errorf("%v\n%s", err, stdout)
	}
	if strings.Contains(strings.ToLower(stdout+stderr), "canary") {
		t.Errorf("a secret is printed:\n%s%s", stdout, stderr)
	}
	if !strings.Contains(stderr, "authwalk: the passwords of these users are left out") {
		t.Errorf("what is missing is not said:\n%s", stderr)
	}
	path := filepath.Join(t.TempDir(), "pool.json")
	if _, _, err := runPull(t, "--from", pulledFile, "--secrets", "-o", path); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(written, []byte("{")) || !bytes.Contains(written, []byte("canary-of-nadia")) {
		t.Errorf("%v\n%s", err, written)
	}
	for name, arguments := range map[string][]string{
		"there is a file":  {"--from", pulledFile, "-o", path},
		"secrets, printed": {"--from", pulledFile, "--secrets"},
		"nothing to read":  {},
		"a directory":      {"--from", "."},
		"a device":         {"--from", "/dev/zero"},
		"another kind":     {"--from", "pull_test.go"},
	} {
		if stdout, _, err := runPull(t, arguments...); err == nil || stdout != "" {
			t.Errorf("%s: %v\n%s", name, err, stdout)
		}
	}
}
