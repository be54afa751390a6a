package target_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/target"
	"authwalk/flow/walk"

	"pgregory.net/rapid"
)

func TestSaveAndFind(t *testing.T) {
	file := target.In(t.TempDir())
	if saved, err := file.Read(); err != nil || saved != nil {
		t.Fatalf("no file: %v, %v", saved, err)
	}
	first := walk.Target{Name: "012345", UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "007", Username: "+15555550100"}
	second := walk.Target{Name: "local", Endpoint: "http://127.0.0.1:9229", Admin: true}
	changed := first
	changed.AuthFlow = "USER_AUTH"
	for _, kept := range []walk.Target{first, second, changed} {
		if err := file.Save(kept); err != nil {
			t.Fatal(err)
		}
	}
	saved, err := file.Read()
	if want := []walk.Target{changed, second}; err != nil || !reflect.DeepEqual(saved, want) {
		t.Errorf("read %+v (%v), want %+v", saved, err, want)
	}
	if found, err := file.Find("012345"); err != nil || found != changed {
		t.Errorf("found %+v (%v)", found, err)
	}
	if _, err := file.Find("other"); err == nil || !strings.Contains(err.Error(), `no saved target "other"`) {
		t.Errorf("not found: %v", err)
	}
	if _, err := target.In("").Find("other"); !errors.Is(err, target.ErrNoFolder) {
		t.Errorf("not found without a folder: %v", err)
	}
	if err := file.Save(walk.Target{}); err == nil {
		t.Error("a target without a name was saved")
	}
}

func TestOnlyTheOwnerCanRead(t *testing.T) {
	directory := t.TempDir()
	file := target.In(directory)
	if err := file.Save(walk.Target{Name: "a"}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{string(file): 0o600, filepath.Dir(string(file)): 0o700} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
	left, err := os.ReadDir(filepath.Dir(string(file)))
	if err != nil || len(left) != 2 { // the file and its lock
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestReadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"- Name: a\n  Password: canary\n": "line 2, column 3: unknown member Password",
		"- ClientId: canary\n":            "a target must have a Name",
		"Name: canary\n":                  "expected a list",
		"- Name: [canary\n":               "line 1",
	} {
		file := target.File(filepath.Join(t.TempDir(), "targets.yaml"))
		if err := os.WriteFile(string(file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := file.Read()
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "canary") {
			t.Errorf("%q gave %v, want %q", text, err, want)
		}
	}
}

func TestAnyTargetComesBack(t *testing.T) {
	directory := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ -~äß😀]{0,12}`)
		kept := walk.Target{
			Name: "n" + text.Draw(t, "name"), UserPoolID: text.Draw(t, "pool"), ClientID: text.Draw(t, "client"),
			Username: text.Draw(t, "user"), Admin: rapid.Bool().Draw(t, "admin"),
		}
		file := target.File(filepath.Join(directory, "targets.yaml"))
		_ = os.Remove(string(file))
		if err := file.Save(kept); err != nil {
			t.Fatal(err)
		}
		if found, err := file.Find(kept.Name); err != nil || found != kept {
			t.Fatalf("saved %+v, found %+v (%v)", kept, found, err)
		}
	})
}

func TestOf(t *testing.T) {
	filled := map[string]string{
		"UserPoolId": "eu-west-1_A", "ClientId": "c", "Region": "eu-west-1", "Endpoint": "http://127.0.0.1:1", "Profile": "p",
		"AuthFlow": "USER_SRP_AUTH", "USERNAME": "nadia", "Admin": "true", "PASSWORD": "canary", "ClientSecret": "canary",
	}
	want := walk.Target{
		Name: "nadia@c", UserPoolID: "eu-west-1_A", ClientID: "c", Region: "eu-west-1", Endpoint: "http://127.0.0.1:1", Profile: "p",
		AuthFlow: "USER_SRP_AUTH", Username: "nadia", Admin: true,
	}
	if got := target.Of(walk.NewValues(filled)); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := target.Of(walk.NewValues(map[string]string{"ClientId": "c"})); got.Name != "c" {
		t.Errorf("named %q", got.Name)
	}
	if got := target.Of(walk.NewValues(map[string]string{"ClientId": "c", "Name": "mine"})); got.Name != "mine" {
		t.Errorf("named %q", got.Name)
	}
}
