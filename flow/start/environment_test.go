package start_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/start"
)

func TestSecretsAreTakenOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte("from a file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(start.PasswordVariable, "canary")
	t.Setenv(start.ClientSecretVariable+"_FILE", path)
	secrets := start.ReadEnvironment()
	for _, variable := range os.Environ() {
		if strings.Contains(variable, "canary") || strings.Contains(variable, path) {
			t.Errorf("still in the environment: %s", variable)
		}
	}
	for name, want := range map[string]string{
		start.PasswordVariable: "canary", start.ClientSecretVariable: "from a file", start.EmulatorTokenVariable: "",
	} {
		if got, err := secrets.Get(t.Context(), name); err != nil || got.Reveal() != want {
			t.Errorf("%s is %q (%v), want %q", name, got.Reveal(), err, want)
		}
	}
	if got, set := secrets.Lookup(start.PasswordVariable); got != "canary" || !set {
		t.Errorf("a script's ${env:…} no longer finds it: %q", got)
	}
	if printed := fmt.Sprintf("%v %+v %#v", secrets, secrets, secrets); strings.Contains(printed, "canary") {
		t.Errorf("printed %s", printed)
	}
}

func TestGetRefuses(t *testing.T) {
	t.Setenv(start.PasswordVariable, "canary")
	t.Setenv(start.PasswordVariable+"_FILE", "/nowhere")
	t.Setenv(start.ClientSecretVariable+"_FILE", "/nowhere/at/all")
	secrets := start.ReadEnvironment()
	if _, err := secrets.Get(t.Context(), start.PasswordVariable); err == nil || strings.Contains(err.Error(), "canary") {
		t.Errorf("both given: %v", err)
	}
	if _, err := secrets.Get(t.Context(), start.ClientSecretVariable); err == nil || !strings.Contains(err.Error(), "AUTHWALK_CLIENT_SECRET_FILE") {
		t.Errorf("no such file: %v", err)
	}
}

func TestAFileOfASecretHoldsOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                   "is empty",
		"\n":                 "is empty",
		"canary\nsecond\n":   "has more than one line",
		"\ncanary\n":         "has more than one line",
		"canary\r\n\r\n":     "has more than one line",
		"canary":             "",
		"canary\n":           "",
		"canary\r\n":         "",
		" canary with more ": "",
	} {
		path := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Setenv(start.PasswordVariable+start.FromFile, path)
		got, err := start.ReadEnvironment().Get(t.Context(), start.PasswordVariable)
		switch {
		case want == "" && (err != nil || got.Reveal() != strings.TrimRight(text, "\r\n")):
			t.Errorf("%q gave %q (%v)", text, got.Reveal(), err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), path+" "+want) || strings.Contains(err.Error(), "canary")):
			t.Errorf("%q gave %v, want %s", text, err, want)
		}
	}
}
