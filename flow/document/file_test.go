package document_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/document"
)

func TestReadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte("a: b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	data, err := document.ReadFile(t.Context(), path, 5)
	if err != nil || string(data) != "a: b\n" {
		t.Errorf("got %q, %v", data, err)
	}
}

// TestASecretFileIsItsOwnersAlone: whatever the umask, and it takes the place of
// nothing.
func TestASecretFileIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret")
	if err := document.WriteSecretFile(path, []byte("a")); err != nil {
		t.Fatal(err)
	}
	if data, err := document.ReadSecretFile(t.Context(), path, 5); err != nil || string(data) != "a" {
		t.Errorf("got %q, %v", data, err)
	}
	if err := document.WriteSecretFile(path, []byte("b")); err == nil || !strings.Contains(err.Error(), "choose another name") {
		t.Errorf("written over: %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "a" {
		t.Errorf("left is %q, %v", data, err)
	}
}

func TestWhatIsNoFileIsRefused(t *testing.T) {
	folder := t.TempDir()
	file := func(name string, size int64, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, test := range []struct{ name, path, want string }{
		{"a directory", folder, "is a directory"},
		{"a device", os.DevNull, "is a device"},
		{"a large file", file("large", 2<<20+1, ""), "larger than 2 MiB"},
		{"a sparse file", file("sparse", 1<<40, ""), "larger than 2 MiB"},
		{"holes", file("holes", 1<<20, "a: b"), "zero bytes"},
		{"nothing of this name", filepath.Join(folder, "none"), "no such file"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := document.ReadFile(t.Context(), test.path, 2<<20)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v, want %q in it", err, test.want)
			}
			if strings.Count(err.Error(), test.path) != 1 {
				t.Errorf("the path is not named once: %v", err)
			}
		})
	}
}

// endless is a source that never ends, as /dev/zero with letters.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestReadAllStopsAtTheLimit(t *testing.T) {
	if _, err := document.ReadAll(t.Context(), endless{}, 1<<20); err == nil || !strings.Contains(err.Error(), "larger than 1 MiB") {
		t.Errorf("got %v", err)
	}
}

func TestReadAllEndsWithTheContext(t *testing.T) {
	source, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = writer.Close(), source.Close() }()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := document.ReadAll(ctx, source, 1<<20); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
