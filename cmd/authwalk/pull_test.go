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
		if stdout, stderr, err := runPull(t, arguments...); err == nil || stdout != "" || stderr != "" {
			t.Errorf("%s: %v\n%s%s", name, err, stdout, stderr)
		}
	}
}

// TestPullReadsALivePool pulls from an emulator that stands in for AWS.
func TestPullReadsALivePool(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	served := serveDemo(t)
	pool := served.Ready().Pools[0].ID
	live := []string{"--endpoint-url", served.Endpoint(), "--user-pool-id", pool}
	stdout, stderr, err := runPull(t, append(live, "--username", "nadia", "--username", "sam")...)
	if err != nil {
		t.Fatal(err)
	}
	file, err := poolfile.Parse([]byte(stdout))
	if err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	if file.UserPool.ID != pool || len(file.Users) != 2 || len(file.Clients) == 0 {
		t.Errorf("pulled %s with %d users and %d clients", file.UserPool.ID, len(file.Users), len(file.Clients))
	}
	if !strings.Contains(stderr, "add Password to each who signs in with one, or set AUTHWALK_PASSWORD for authwalk demo: nadia, sam") {
		t.Errorf("that passwords are missing is not said:\n%s", stderr)
	}
	for name, test := range map[string]struct {
		arguments []string
		code      int
		want      string
	}{
		"no such user":      {append(live, "--username", "nobody"), exitRefused, "there is no user nobody"},
		"no such pool":      {[]string{"--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_Missing00"}, exitRefused, "ResourceNotFoundException"},
		"nobody there":      {[]string{"--endpoint-url", "http://127.0.0.1:1", "--user-pool-id", pool}, exitUnreachable, "127.0.0.1:1"},
		"no pool":           {nil, exitUsage, "--user-pool-id, --target or --from"},
		"a file and a pool": {append(live, "--from", pulledFile), exitUsage, "--from reads a file"},
	} {
		stdout, _, err := runPull(t, test.arguments...)
		var said bytes.Buffer
		code := (&program{stderr: &said}).exitOf(err)
		if code != test.code || !strings.Contains(said.String(), test.want) || stdout != "" {
			t.Errorf("%s: exit %d, %s%s", name, code, said.String(), stdout)
		}
	}
}
