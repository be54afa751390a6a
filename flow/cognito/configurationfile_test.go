//go:build unix

package cognito_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/cognito"
	"authwalk/flow/walk"

	"golang.org/x/sys/unix"
)

// Opening a pipe would wait for good, and reading the others would have no end.
func TestConfigurationFilesThatAreNone(t *testing.T) {
	directory := t.TempDir()
	pipe, sparse := filepath.Join(directory, "pipe"), filepath.Join(directory, "sparse")
	err := errors.Join(unix.Mkfifo(pipe, 0o600), os.WriteFile(sparse, nil, 0o600), os.Truncate(sparse, 1<<36))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, sparse, "/dev/zero", directory} {
		for _, variable := range []string{"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE"} {
			t.Run(variable+" "+filepath.Base(path), func(t *testing.T) {
				t.Setenv("HOME", t.TempDir())
				t.Setenv(variable, path)
				client, err := cognito.New(cognito.Options{Endpoint: "http://127.0.0.1:9"})
				if err != nil {
					t.Fatal(err)
				}
				_, unsigned := client.Call(t.Context(), walk.Request{Operation: api.AdminInitiateAuth})
				failures := []error{unsigned}
				if variable != "AWS_WEB_IDENTITY_TOKEN_FILE" {
					_, settings := cognito.LoadSettings(t.Context(), "")
					_, profiles := cognito.Profiles()
					failures = append(failures, settings, profiles)
				}
				for i, failure := range failures {
					if failure == nil || !strings.Contains(failure.Error(), variable) {
						t.Errorf("%d: got %v", i, failure)
					}
				}
			})
		}
	}
}

func TestNoConfigurationAtAll(t *testing.T) {
	t.Setenv("AWS_CONFIG_FILE", os.DevNull)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", os.DevNull)
	if _, err := cognito.LoadSettings(t.Context(), ""); err != nil {
		t.Error(err)
	}
}
