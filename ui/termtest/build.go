package termtest

import (
	"fmt"
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

var built sync.Map // what to build → a func() (string, error) that does it once

// Build builds a program of this module, once in a test process and with the
// race detector if the tests have it, and returns the path of the binary.
func Build(t testing.TB, pkg string) string {
	t.Helper()
	once, _ := built.LoadOrStore(pkg, sync.OnceValues(func() (string, error) { return build(pkg) }))
	binary, err := once.(func() (string, error))()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// build makes the binary under a name of its own and then renames it: other
// test processes may be running the one before. Another copy of the module has
// binaries of its own.
func build(pkg string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil { // without a home
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, fmt.Sprintf("authwalk-tests-%d", os.Getuid()))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	name := fnv.New64()
	_, _ = fmt.Fprint(name, here, pkg, RaceDetector)
	binary := filepath.Join(dir, fmt.Sprintf("%s-%x", filepath.Base(pkg), name.Sum64()))
	fresh := fmt.Sprintf("%s.%d", binary, os.Getpid())

	args := []string{"build", "-o", fresh}
	if RaceDetector {
		args = append(args, "-race")
	}
	if out, err := exec.Command("go", append(args, pkg)...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build %s: %w\n%s", pkg, err, out)
	}
	return binary, os.Rename(fresh, binary)
}
