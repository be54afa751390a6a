package term_test

import (
	"testing"

	"authwalk/ui/term"
)

func TestASCII(t *testing.T) {
	for _, test := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, false},
		{map[string]string{"TERM": "xterm-256color", "LANG": "C.utf8"}, false},
		{map[string]string{"TERM": "linux", "LANG": "en_GB.UTF-8"}, true},
		{map[string]string{"TERM": "xterm", "LC_ALL": "C", "LANG": "en_GB.UTF-8"}, true},
		{map[string]string{"TERM": "xterm", "LC_CTYPE": "en_GB.UTF-8", "LANG": "C"}, false},
		{map[string]string{"TERM": "xterm"}, true},
	} {
		if got := term.ASCII(func(name string) string { return test.env[name] }); got != test.want {
			t.Errorf("%v: %v", test.env, got)
		}
	}
}
