//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestASecretThatOthersCanReadIsRefused gives secrets in files with rights for
// others, as a plain echo > file leaves them.
func TestASecretThatOthersCanReadIsRefused(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
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

// TestASecretOfAScriptThatOthersCanReadIsRefused names a file for a secret in a
// script and on the command line. What is no secret may be anywhere.
func TestASecretOfAScriptThatOthersCanReadIsRefused(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	endpoint := pretend(t, map[string][]reply{"": {hostileTokens}}).endpoint
	file := func(t *testing.T, name, text string, mode os.FileMode) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	script := func(parameters string) string {
		return file(t, "script.yaml", "target: {UserPoolId: us-east-1_Ab12Cd34E}\nstart: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {"+parameters+"}}\n", 0o644)
	}
	secret, open := file(t, "secret", "hunter2-canary\n", 0o600), file(t, "open", "hunter2-canary\n", 0o644)
	input := file(t, "input.json", `{"AuthParameters": {"USERNAME": "nadia", "PASSWORD": "hunter2-canary"}}`, 0o644)
	for name, test := range map[string]struct {
		arguments []string
		refused   bool
	}{
		"a reference":                    {[]string{script(`USERNAME: nadia, PASSWORD: "${file:` + secret + `}"`)}, false},
		"a reference, open":              {[]string{script(`USERNAME: nadia, PASSWORD: "${file:` + open + `}"`)}, true},
		"a name, open":                   {[]string{script(`USERNAME: "${file:` + open + `}", PASSWORD: x`)}, false},
		"a parameter":                    {[]string{script("PASSWORD: x"), "--auth-parameters", "USERNAME=nadia,PASSWORD@=file://" + secret}, false},
		"a parameter, open":              {[]string{script("PASSWORD: x"), "--auth-parameters", "USERNAME=nadia,PASSWORD@=file://" + open}, true},
		"a parameter, no secret":         {[]string{script("PASSWORD: x"), "--auth-parameters", "PASSWORD@=file://" + secret + ",USERNAME@=file://" + open}, false},
		"a session, open":                {[]string{script("PASSWORD: x"), "--session", "file://" + open}, true},
		"an input file is not looked at": {[]string{script(""), "--cli-input-json", "file://" + input}, false},
	} {
		code, stdout, stderr := execute(t, nil, append([]string{"run", "--endpoint-url", endpoint}, test.arguments...)...)
		switch {
		case !test.refused && code != exitDone:
			t.Errorf("%s ended with %d: %s", name, code, stderr)
		case test.refused && (code != exitUsage || stdout != "" || !strings.Contains(stderr, "others can read or change "+open)):
			t.Errorf("%s ended with %d: %q %q", name, code, stdout, stderr)
		}
		if strings.Contains(stdout+stderr, "canary") {
			t.Errorf("%s: the secret is said: %s%s", name, stdout, stderr)
		}
	}
}

// TestAKeyThatOthersCanReadIsRefused gives the emulator keys in files with rights for
// others. A certificate is no secret.
func TestAKeyThatOthersCanReadIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "key.pem")
	if err := os.WriteFile(path, []byte("hunter2-canary\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	for flag, arguments := range map[string][]string{"--signing-key": nil, "--tls-key": {"--tls-cert", path}} {
		code, stdout, stderr := execute(t, nil, append([]string{"emulate", flag, path}, arguments...)...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, flag+": others can read or change "+path) || strings.Contains(stderr, "canary") {
			t.Errorf("%s ended with %d: %q %q", flag, code, stdout, stderr)
		}
	}
}
