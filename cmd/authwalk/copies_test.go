package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"authwalk/ui/termtest"

	"github.com/adrg/xdg"
)

// TestCopiedSecretsAreRemovedAtTheEnd: every one that many copies at once left, also where
// somebody has removed one already, whose name no other one gets; what is no secret stays.
func TestCopiedSecretsAreRemovedAtTheEnd(t *testing.T) {
	t.Cleanup(xdg.Reload)
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	xdg.Reload()
	kept := &copies{}
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() {
			where, remove, err := kept.keep("canary", n > 0)
			if err != nil {
				t.Errorf("copy %d: %v", n, err)
				return
			}
			if info, err := os.Stat(where); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v, %v", where, info, err)
			}
			if n == 1 {
				if err := errors.Join(remove(), remove()); err != nil {
					t.Errorf("removed twice: %v", err)
				}
			}
		})
	}
	all.Wait()
	if left, _ := keptCopies(); len(left) != 19 {
		t.Errorf("kept %v", left)
	}
	if err := kept.close(); err != nil {
		t.Error(err)
	}
	if left, _ := keptCopies(); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

// TestAProgramThatEndsLeavesNoCopiedSecret, however it is left: the real program copies a
// request with its secrets into a file, and quits before the file's time is over.
func TestAProgramThatEndsLeavesNoCopiedSecret(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	w := open(t, termtest.Options{Args: []string{"demo", "--user", "sam"}, Answers: true, Env: []string{"XDG_STATE_HOME=" + state, "TERM=xterm-256color"}})
	w.See("▸ SMS_MFA").Press("ctrl+y").See("with secrets").Press(" ", "enter").See("save as a file").Press("f").See("Saved for 45 seconds")
	path := filepath.Join(state, "authwalk", "copies", "1.txt")
	if text, err := os.ReadFile(path); err != nil || len(text) == 0 {
		t.Fatalf("kept %q, %v", text, err)
	}
	leave(t, w)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}
