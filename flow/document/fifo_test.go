//go:build unix

package document_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"authwalk/flow/document"

	"golang.org/x/sys/unix"
)

// A pipe that nobody writes to cannot even be opened.
func TestAPipeWithoutAWriterEndsWithTheContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := ""
	ctx = document.OnWait(ctx, func(path string) func() {
		cancel()
		return func() { ended = path }
	})
	if _, err := document.ReadFile(ctx, path, 1<<20); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if ended != path {
		t.Errorf("the wait for %q ended, not for %q", ended, path)
	}
}

func TestAPipeIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() { _ = os.WriteFile(path, []byte("a: b\n"), 0o600) }()
	data, err := document.ReadFile(t.Context(), path, 1<<20)
	if err != nil || string(data) != "a: b\n" {
		t.Errorf("got %q, %v", data, err)
	}
}
