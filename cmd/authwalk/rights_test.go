//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestASecretThatOthersCanReadIsRefused gives secrets in files with rights for
// others, as a plain echo > file leaves them.
func TestASecretThatOthersCanReadIsRefused(t *testing.T) {
	t.Parallel()
	script := filepath.Join(t.TempDir(), "script.yaml")
	text := "target: {UserPoolId: us-east-1_Ab12Cd34E}\nstart: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia}}\n"
	if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	endpoint := pretend(t, map[string][]reply{"": {hostileTokens}}).endpoint
	for _, variable := range []string{"AUTHWALK_PASSWORD", "AUTHWALK_CLIENT_SECRET", "AUTHWALK_EMULATOR_TOKEN"} {
		for mode, refused := range map[os.FileMode]bool{0o600: false, 0o400: false, 0o644: true, 0o640: true, 0o604: true, 0o620: true, 0o601: true} {
			path := filepath.Join(t.TempDir(), "secret")
			if err := os.WriteFile(path, []byte("hunter2-canary\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := execute(t, []string{variable + "_FILE=" + path}, "run", "--endpoint-url", endpoint, script)
			switch {
			case !refused && code != exitDone:
				t.Errorf("%s with %o ended with %d: %s", variable, mode, code, stderr)
			case refused && (code != exitUsage || stdout != "" || !strings.Contains(stderr, variable+"_FILE: others can read or change "+path)):
				t.Errorf("%s with %o ended with %d: %q %q", variable, mode, code, stdout, stderr)
			}
			if strings.Contains(stdout+stderr, "canary") {
				t.Errorf("the secret is said: %s%s", stdout, stderr)
			}
		}
	}
}
