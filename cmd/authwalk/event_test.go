package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"authwalk/flow/walk"
)

// TestEventsAreSavedForTheirOwnerAlone: beside what is there, under names that
// lead nowhere else.
func TestEventsAreSavedForTheirOwnerAlone(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	call := walk.TriggerCall{Source: "../UserMigration_Authentication", Event: walk.NewBody([]byte(`{"request":{"password":"hunter2"}}`))}
	for _, name := range []string{"UserMigration_Authentication-1.json", "UserMigration_Authentication-2.json"} {
		where, err := saveEvent(call)
		if err != nil || filepath.Base(where) != name {
			t.Fatalf("saved at %s: %v", where, err)
		}
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("its rights are %v", info.Mode())
		}
	}
	if text, err := os.ReadFile("UserMigration_Authentication-1.json"); err != nil || string(text) != "{\n  \"request\": {\n    \"password\": \"hunter2\"\n  }\n}\n" {
		t.Errorf("saved %s, %v", text, err)
	}
	call.Event = walk.NewBody([]byte("<html>"))
	if _, err := saveEvent(call); err == nil {
		t.Error("saved what is no event")
	}
}
