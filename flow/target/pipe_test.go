//go:build unix

package target_test

import (
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/target"

	"golang.org/x/sys/unix"
)

// Opening a pipe would wait for good.
func TestAPipeIsNoFileOfTargets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "targets.yaml")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := target.File(path).Read(); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("got %v", err)
	}
}
