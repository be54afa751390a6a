package emulator

import (
	"slices"
	"strings"
	"testing"
)

// TestNamesThatNoRequestHasAreRefused gives each flag what it takes and what it does not.
func TestNamesThatNoRequestHasAreRefused(t *testing.T) {
	t.Parallel()
	for flag, test := range map[string]struct {
		options        func(values []string) Options
		taken, refused []string
	}{
		"--allow-host": {
			func(values []string) Options { return Options{AllowHosts: values} },
			[]string{"cognito", "my_service", "Cognito.test", "cognito.test:9229", "10.0.0.7", "fd00::7", "[fd00::7]", "[fd00::7]:9229"},
			[]string{"", "http://x:1", "a b", " a", "*", "a:", "a:0", "a:65536", "a/b", "-a", "[a]"},
		},
		"--allow-origin": {
			func(values []string) Options { return Options{AllowOrigins: values} },
			[]string{"https://app.example.org", "http://10.0.0.7:3000", "http://[fd00::7]:3000", "capacitor://localhost", "null"},
			[]string{"", "foo", "http://x/y", "http://x/", "https://", "https://App.example.org", "http://x:999999", "http://x:", "http://u@x", "http://x?y", "*"},
		},
		"--allow-trigger-host": {
			func(values []string) Options { return Options{AllowTriggerHosts: values} },
			[]string{"functions.internal", "fd00::7"},
			[]string{"", "a b", "a:3000", "http://a", "[fd00::7]"},
		},
	} {
		if err := checkNames(test.options(test.taken)); err != nil {
			t.Errorf("of %q: %v", test.taken, err)
		}
		for _, value := range test.refused {
			given := append(slices.Clone(test.taken), value)
			if _, err := New(test.options(given)); err == nil || !strings.HasPrefix(err.Error(), flag+": expected") {
				t.Errorf("%s %q: %v", flag, value, err)
			}
		}
	}
}
