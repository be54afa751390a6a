//go:build unix

package suite_test

import (
	"path/filepath"
	"testing"

	"authwalk/flow/script/suite"

	"golang.org/x/sys/unix"
)

// A pipe in a folder would keep all walks waiting; one that is named is read.
func TestPipesOfAFolderAreLeftOut(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe.yaml")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if found, _, err := suite.Find([]string{folder}); err == nil {
		t.Errorf("found %v", found)
	}
	if found, _, err := suite.Find([]string{pipe}); err != nil || len(found) != 1 {
		t.Errorf("found %v, %v", found, err)
	}
}
