package environment_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/cmd/authwalk/internal/environment"
)

func TestSecretsAreTakenOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte("from a file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(environment.Password, "canary")
	t.Setenv(environment.ClientSecret+"_FILE", path)
	secrets := environment.Take()
	for _, variable := range os.Environ() {
		if strings.Contains(variable, "canary") || strings.Contains(variable, path) {
			t.Errorf("still in the environment: %s", variable)
		}
	}
	for name, want := range map[string]string{
		environment.Password: "canary", environment.ClientSecret: "from a file", environment.EmulatorToken: "",
	} {
		if got, err := secrets.Get(t.Context(), name); err != nil || got.Reveal() != want {
			t.Errorf("%s is %q (%v), want %q", name, got.Reveal(), err, want)
		}
	}
	if got, set := secrets.Lookup(environment.Password); got != "canary" || !set {
		t.Errorf("a script's ${env:…} no longer finds it: %q", got)
	}
	if printed := fmt.Sprintf("%v %+v %#v", secrets, secrets, secrets); strings.Contains(printed, "canary") {
		t.Errorf("printed %s", printed)
	}
}

func TestGetRefuses(t *testing.T) {
	t.Setenv(environment.Password, "canary")
	t.Setenv(environment.Password+"_FILE", "/nowhere")
	t.Setenv(environment.ClientSecret+"_FILE", "/nowhere/at/all")
	secrets := environment.Take()
	if _, err := secrets.Get(t.Context(), environment.Password); err == nil || strings.Contains(err.Error(), "canary") {
		t.Errorf("both given: %v", err)
	}
	if _, err := secrets.Get(t.Context(), environment.ClientSecret); err == nil || !strings.Contains(err.Error(), "AUTHWALK_CLIENT_SECRET_FILE") {
		t.Errorf("no such file: %v", err)
	}
}
