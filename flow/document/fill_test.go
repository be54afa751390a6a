package document

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A file that cannot be written whole, for example on a full disk, is gone again.
func TestHalfASecretFileIsNotLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "passkey.json")
	file, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, ownersAlone)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(file, []byte("{}")); err == nil {
		t.Error("what could not be written was written")
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is still there: %v", err)
	}
}

func TestASecretFileReplacesNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "passkey.json")
	if err := WriteSecretFile(path, []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := WriteSecretFile(path, []byte("second")); !errors.Is(err, ErrExists) {
		t.Errorf("the second write ended with %v", err)
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "first" {
		t.Errorf("%q is kept, %v", kept, err)
	}
}
