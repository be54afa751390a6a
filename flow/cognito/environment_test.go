package cognito_test

import (
	"os"
	"path/filepath"
	"testing"

	"authwalk/flow/cognito"
)

func TestIsConfigured(t *testing.T) {
	empty, set := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(set, ".aws"), 0o700); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(set, ".aws", "config")
	if err := os.WriteFile(config, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name        string
		environment map[string]string
		want        bool
	}{
		{"nothing", map[string]string{"HOME": empty}, false},
		{"only a region", map[string]string{"HOME": empty, "AWS_REGION": "eu-west-1"}, false},
		{"a profile", map[string]string{"HOME": empty, "AWS_PROFILE": "dev"}, true},
		{"a key", map[string]string{"HOME": empty, "AWS_ACCESS_KEY_ID": "AKIA"}, true},
		{"a file", map[string]string{"HOME": set}, true},
		{"a file elsewhere", map[string]string{"HOME": empty, "AWS_CONFIG_FILE": config}, true},
		{"files that are not there", map[string]string{"HOME": set, "AWS_CONFIG_FILE": "/nowhere"}, false},
	} {
		if got := cognito.IsConfigured(func(name string) string { return test.environment[name] }); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
