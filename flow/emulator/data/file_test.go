package data

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"
)

func open(t *testing.T, path string) *File {
	t.Helper()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// all are the records of a file.
func all(t *testing.T, f *File) map[string]string {
	t.Helper()
	records, err := read(f)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func read(f *File) (map[string]string, error) {
	records := map[string]string{}
	return records, f.Each(func(key string, value []byte) error {
		records[key] = string(value)
		return nil
	})
}

// opened opens a file and reads all that is in it.
func opened(path string) (*File, map[string]string, error) {
	f, err := Open(path)
	if err != nil {
		return nil, nil, err
	}
	records, err := read(f)
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, records, nil
}

func TestRecordsAreKept(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data")
	f := open(t, path)
	f.Put("a", []byte("one"))
	f.Put("b", []byte("two"))
	f.Put("a", []byte("three"))
	f.Delete("missing")
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Delete("b")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = open(t, path)
	if got := fmt.Sprint(all(t, f)); got != "map[a:three]" {
		t.Errorf("kept %s", got)
	}
	f.Fill(func() { f.Put("d", []byte{}) })
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = open(t, path)
	if got := fmt.Sprint(all(t, f)); got != "map[d:]" {
		t.Errorf("kept %s", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "in use by another emulator") {
		t.Errorf("opened twice: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestAFileIsFilledInParts holds that what is put in takes the place of what was there,
// and that a file whose filling ended early is empty, not half full.
func TestAFileIsFilledInParts(t *testing.T) {
	t.Parallel()
	path, early := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "early")
	f := open(t, path)
	f.Put("before", []byte("one"))
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	large := bytes.Repeat([]byte("x"), fillSize)
	f.Fill(func() {
		f.Together(func() { f.Put("a", large) })
		if err := f.Commit(); err != nil {
			t.Error(err)
		}
		content, err := os.ReadFile(path)
		if err := errors.Join(err, os.WriteFile(early, content, 0o600)); err != nil {
			t.Error(err)
		}
		f.Put("b", large)
		f.Put("c", []byte("two"))
	})
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Put("d", []byte("three"))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f, got, err := opened(path)
	if err != nil || len(got) != 4 || got["a"] != string(large) || got["b"] != string(large) || got["c"] != "two" || got["d"] != "three" {
		t.Fatalf("kept %d records, %v", len(got), err)
	}
	_ = f.Close()

	if info, err := os.Stat(early); err != nil || info.Size() < fillSize {
		t.Fatalf("nothing was written early: %v, %v", info, err)
	}
	f = open(t, early)
	if !f.Empty() {
		t.Error("a file that was not filled to the end has records")
	}
	f.Fill(func() { f.Put("again", nil); f.Put("again", []byte("whole")) })
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = open(t, early)
	if got := fmt.Sprint(all(t, f)); got != "map[again:whole]" {
		t.Errorf("kept %s", got)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestOneOfManyMakesTheFile opens a new file many times at once: one has it, the others
// are told so.
func TestOneOfManyMakesTheFile(t *testing.T) {
	t.Parallel()
	for range 5 {
		path := filepath.Join(t.TempDir(), "data")
		var opened atomic.Int32
		var opening sync.WaitGroup
		files := make([]*File, 8)
		for i := range files {
			opening.Go(func() {
				f, err := Open(path)
				switch {
				case err == nil:
					opened.Add(1)
					files[i] = f
				case err.Error() != path+" is in use by another emulator":
					t.Error(err)
				}
			})
		}
		opening.Wait()
		if opened.Load() != 1 {
			t.Errorf("%d have the file", opened.Load())
		}
		for _, f := range files {
			if f != nil {
				_ = f.Close()
			}
		}
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
			t.Errorf("left %v, %v", left, err)
		}
	}
}

// TestNothingOfOthersIsRemoved has a file with the name that unfinished files once had.
func TestNothingOfOthersIsRemoved(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data")
	if err := os.WriteFile(path+".new", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(path + ".new"); err != nil || string(content) != "mine" {
		t.Errorf("left %q, %v", content, err)
	}
}

func TestAFileForOthersIsRefused(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps rights elsewhere")
	}
	path := filepath.Join(t.TempDir(), "data")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "others can read or change "+path) || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("opened: %v", err)
	}
}

// TestManyWriteAtOnce holds that nothing of what was committed side by side is lost.
func TestManyWriteAtOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data")
	f := open(t, path)
	var writing sync.WaitGroup
	for writer := range 8 {
		writing.Go(func() {
			for i := range 20 {
				f.Put(fmt.Sprintf("%d/%d", writer, i), bytes.Repeat([]byte{byte(i)}, i*50))
				if err := f.Commit(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writing.Wait()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = open(t, path)
	if got := len(all(t, f)); got != 160 {
		t.Errorf("kept %d", got)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// written is the content of a file with records of all kinds: many, long ones, and pages
// that were used before.
func written(t *testing.T) ([]byte, map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data")
	f := open(t, path)
	for round := range 3 {
		for i := range 60 {
			f.Put("user/"+strconv.Itoa(i), bytes.Repeat([]byte{byte(round + i)}, 200+i))
		}
		f.Put("pool", bytes.Repeat([]byte("p"), 9_000))
		f.Delete("user/7")
		if err := f.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	records := all(t, f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content, records
}

// TestDamagedFilesAreRefused cuts files and flips bytes in them: each is opened with all
// that was in it, or refused by name, and left as it is.
func TestDamagedFilesAreRefused(t *testing.T) {
	t.Parallel()
	content, records := written(t)
	path := filepath.Join(t.TempDir(), "data")
	refused, whole := 0, 0
	for i := range damages(t) {
		damaged := bytes.Clone(content)
		switch at := rand.IntN(len(damaged)); i % 4 {
		case 0:
			damaged = damaged[:at]
		case 1: // the pages in front have all that leads to others
			damaged[at%(4*os.Getpagesize())] ^= 1 << rand.IntN(8)
		default:
			damaged[at] ^= byte(1 + rand.IntN(255))
		}
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		f, got, err := opened(path)
		if err != nil {
			refused++
			if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "damaged") && !strings.Contains(err.Error(), "newer") && !strings.Contains(err.Error(), "not a data file") {
				t.Errorf("refused with %v", err)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, damaged) {
				t.Error("a refused file has changed", err)
			}
			continue
		}
		whole++
		if fmt.Sprint(got) != fmt.Sprint(records) {
			t.Fatalf("damage %d: opened with %d records of %d", i, len(got), len(records))
		}
		f.Put("after", []byte("opened"))
		if err := f.Close(); err != nil {
			t.Errorf("damage %d: %v", i, err)
		}
	}
	if refused == 0 || whole == 0 {
		t.Errorf("%d refused, %d opened", refused, whole)
	}
}

// damages is how many files are damaged: more in a soak.
func damages(t *testing.T) int {
	t.Helper()
	text := os.Getenv("AUTHWALK_SOAK_DAMAGES")
	if text == "" {
		return 120
	}
	number, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func TestOtherFilesAreRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	other := filepath.Join(folder, "other")
	db, err := bbolt.Open(other, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(folder, "newer")
	f := open(t, newer)
	err = f.db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(recordsBucket).Put(headerKey, sealed(headerKey, []byte{0, 0, 0, version + 1}))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	dangling := filepath.Join(folder, "dangling")
	if err := os.Symlink(filepath.Join(folder, "nothing"), dangling); err != nil {
		t.Fatal(err)
	}
	empty, text := filepath.Join(folder, "empty"), filepath.Join(folder, "text")
	for path, content := range map[string]string{empty: "", text: strings.Repeat("hello ", 5_000)} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]string{
		other: "not a data file of authwalk", newer: "newer authwalk", empty: "damaged", text: "not a data file of authwalk", folder: "is not a file",
		dangling:                                 "is a link to a file that does not exist",
		filepath.Join(folder, "missing", "data"): "the folder " + filepath.Join(folder, "missing") + " does not exist: make it",
	} {
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

// TestAFailureIsSaid takes the file away from under the writer.
func TestAFailureIsSaid(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data")
	f := open(t, path)
	f.Put("a", []byte("one"))
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	f.Put("b", []byte("two"))
	if err := f.Commit(); err == nil || !strings.Contains(err.Error(), path+" cannot be written") {
		t.Errorf("committed: %v", err)
	}
	if err := f.Commit(); err == nil {
		t.Error("the failure is forgotten")
	}
	_ = f.Close()
	f = open(t, path)
	if got := fmt.Sprint(all(t, f)); got != "map[a:one]" {
		t.Errorf("kept %s", got)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
