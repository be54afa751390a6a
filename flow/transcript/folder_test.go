package transcript_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

func record(t *testing.T, folder transcript.Folder, id string, at time.Time) {
	t.Helper()
	recorder := &transcript.Recorder{Folder: folder, Now: func() time.Time { return at }}
	w := walk.Walk{ID: id, Start: walk.Start{Operation: "InitiateAuth"}}
	if warning := recorder.Record(w.With(walk.Step{})); warning != "" {
		t.Fatal(warning)
	}
	if err := os.Chtimes(folder.Path(id), at, at); err != nil {
		t.Fatal(err)
	}
}

func TestFinding(t *testing.T) {
	folder := transcript.In(t.TempDir())
	t.Chdir(t.TempDir())
	if _, err := folder.Find("last"); err == nil || !strings.Contains(err.Error(), "no walk is recorded yet") {
		t.Errorf("found one in an empty folder: %v", err)
	}
	record(t, folder, "aa01", noon)
	record(t, folder, "aa02", noon.Add(time.Hour))
	record(t, folder, "bb03", noon.Add(time.Minute))
	for which, want := range map[string]string{
		"last": folder.Path("aa02"), "bb": folder.Path("bb03"), "aa01": folder.Path("aa01"), "./x.jsonl": "./x.jsonl", "x.jsonl": "x.jsonl", "a file": "a file", "x.har": "x.har",
	} {
		if got, err := folder.Find(which); err != nil || got != want {
			t.Errorf("%s: %s, %v", which, got, err)
		}
	}
	// A file hides the beginning of an id, and neither an id nor last.
	for name, want := range map[string]string{"bb": "bb", "aa01": folder.Path("aa01"), "last": folder.Path("aa02")} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := folder.Find(name); err != nil || got != want {
			t.Errorf("beside a file, %s: %s, %v", name, got, err)
		}
	}
	for which, want := range map[string]string{"aa": "2 recorded walks begin", "cc": "no walk", "": "no walk"} {
		if _, err := folder.Find(which); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", which, err)
		}
	}
	if err := folder.Remove("../aa01"); err == nil {
		t.Error("a path was removed")
	}
	if err := folder.Remove("aa02"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder.Path("cc04"), []byte("no record"), 0o600); err != nil {
		t.Fatal(err)
	}
	listed, err := folder.List()
	if err != nil || len(listed) != 3 || listed[0].ID != "bb03" || listed[2].Unreadable == nil {
		t.Errorf("%+v, %v", listed, err)
	}
}

// Records are kept for 30 days, and 500 of them.
func TestOldRecordsGo(t *testing.T) {
	folder := transcript.In(t.TempDir())
	if err := os.MkdirAll(string(folder), 0o700); err != nil {
		t.Fatal(err)
	}
	now := noon
	for n := range 520 {
		path := folder.Path(fmt.Sprintf("walk%03d", n))
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := now.Add(-time.Duration(n) * time.Hour)
		if n == 0 {
			at = now.Add(-31 * 24 * time.Hour)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	foreign := filepath.Join(string(folder), "notes.txt")
	if err := os.WriteFile(foreign, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	record(t, folder, "new", now)
	left, err := filepath.Glob(folder.Path("*"))
	if err != nil || len(left) != 500 {
		t.Errorf("%d are left, %v", len(left), err)
	}
	for path, want := range map[string]bool{folder.Path("walk000"): false, folder.Path("walk001"): true, folder.Path("walk519"): false, foreign: true, folder.Path("new"): true} {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s: %v", path, err)
		}
	}
}
