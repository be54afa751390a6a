package target_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"authwalk/flow/target"
	"authwalk/flow/walk"
)

func TestSavesAtTheSameTimeKeepAll(t *testing.T) {
	file := target.In(t.TempDir())
	const savers = 50
	var saving sync.WaitGroup
	for n := range savers {
		saving.Go(func() {
			if err := file.Save(walk.Target{Name: fmt.Sprint(n)}); err != nil {
				t.Error(err)
			}
		})
	}
	saving.Wait()
	if saved, err := file.Read(); err != nil || len(saved) != savers {
		t.Errorf("%d of %d were kept, %v", len(saved), savers, err)
	}
}

func TestSaveKeepsALink(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "dotfiles.yaml")
	if err := os.WriteFile(elsewhere, []byte("- {Name: first}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := target.In(t.TempDir())
	if err := os.MkdirAll(filepath.Dir(string(file)), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, string(file)); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	if err := file.Save(walk.Target{Name: "second"}); err != nil {
		t.Fatal(err)
	}
	if about, err := os.Lstat(string(file)); err != nil || about.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", about.Mode(), err)
	}
	if saved, err := target.File(elsewhere).Read(); err != nil || len(saved) != 2 {
		t.Errorf("what the link leads to holds %v, %v", saved, err)
	}
}

func TestWithoutAFolderNothingIsWritten(t *testing.T) {
	file := target.In("")
	if saved, err := file.Read(); err != nil || saved != nil {
		t.Errorf("read %v, %v", saved, err)
	}
	if err := file.Save(walk.Target{Name: "a"}); !errors.Is(err, target.ErrNoFolder) {
		t.Errorf("saved: %v", err)
	}
}

// TestWithoutTheLockNothingIsWritten puts a folder where the lock should be.
func TestWithoutTheLockNothingIsWritten(t *testing.T) {
	file := target.In(t.TempDir())
	if err := os.MkdirAll(filepath.Join(filepath.Dir(string(file)), ".targets.lock"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := file.Save(walk.Target{Name: "a"}); err == nil {
		t.Error("saved although others could be saving")
	}
	if _, err := os.Stat(string(file)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file: %v", err)
	}
}
