package transcript_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"authwalk/flow/transcript"
)

// TestTitlesStandBesideTheirRecords: they are one harmless line that only this person can
// read, found in the list, and go with the record.
func TestTitlesStandBesideTheirRecords(t *testing.T) {
	folder := transcript.In(t.TempDir())
	record(t, folder, "aa01", noon)
	if err := folder.SetTitle("aa01", " ticket\x1b[31m 42\n "+strings.Repeat("x", 9000)); err != nil {
		t.Fatal(err)
	}
	entries, err := folder.List()
	if err != nil || len(entries) != 1 || !strings.HasPrefix(entries[0].Title, "ticket␛[31m 42") || strings.ContainsAny(entries[0].Title, "\x1b\n") || len(entries[0].Title) > 300 {
		t.Fatalf("%+v, %v", entries, err)
	}
	if summary := entries[0].Summary(); summary.Title != entries[0].Title {
		t.Errorf("the summary has %q", summary.Title)
	}
	files, err := folder.Files()
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v", files, err)
	}
	if about, err := os.Stat(files[1]); err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", about, err)
	}
	for _, id := range []string{"bb02", "../aa01", ""} {
		if err := folder.SetTitle(id, "x"); !errors.Is(err, transcript.ErrNoRecord) {
			t.Errorf("%q: %v", id, err)
		}
	}
	if err := errors.Join(folder.SetTitle("aa01", ""), folder.SetTitle("aa01", ""), folder.SetTitle("aa01", "again"), folder.Remove("aa01")); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(string(folder)); err != nil || len(files) != 0 {
		t.Errorf("%v, %v", files, err)
	}
}
