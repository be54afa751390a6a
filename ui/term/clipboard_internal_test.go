package term

import (
	"errors"
	"testing"
)

// What stands between the program and the clipboard decides how a text is sent, and
// what is said of it.
func TestTheWayToTheClipboard(t *testing.T) {
	for _, test := range []struct {
		name                          string
		tmux, forwards, takes, screen bool
		environment                   map[string]string
		size                          int
		way                           way
		doubts                        bool
		err                           error
	}{
		{name: "a terminal that is known", environment: map[string]string{"TERM": "xterm-kitty"}},
		{name: "the same over ssh", environment: map[string]string{"TERM": "foot-extra", "SSH_TTY": "/dev/pts/1"}},
		{name: "Windows Terminal", environment: map[string]string{"TERM": "xterm-256color", "WT_SESSION": "1"}},
		{name: "WezTerm", environment: map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}},
		{name: "one like many", environment: map[string]string{"TERM": "xterm-256color"}, doubts: true},
		{name: "no TERM", doubts: true},
		{name: "the console", environment: map[string]string{"TERM": "linux"}, err: ErrNoClipboard},
		{name: "as long as may be", environment: map[string]string{"TERM": "foot"}, size: clipboardLimit},
		{name: "too long", environment: map[string]string{"TERM": "foot"}, size: clipboardLimit + 1, err: ErrTooLong},
		{name: "too long for tmux", tmux: true, forwards: true, takes: true, size: clipboardLimit + 1, err: ErrTooLong},
		{name: "tmux", tmux: true, forwards: true, takes: true, way: throughTmux},
		{name: "tmux in a terminal it does not know", tmux: true, forwards: true, way: throughTmux, doubts: true},
		{name: "tmux that keeps it", tmux: true, takes: true, way: throughTmux, doubts: true},
		{name: "tmux in screen", tmux: true, forwards: true, takes: true, screen: true, way: throughTmux},
		{name: "screen", screen: true, environment: map[string]string{"TERM": "screen.xterm-kitty"}, way: throughScreen, doubts: true},
	} {
		around := surroundings{test.tmux, test.forwards, test.takes, test.screen, func(name string) string { return test.environment[name] }}
		by, doubt, err := clipboardWay(around, test.size)
		if by != test.way || (doubt != "") != test.doubts || !errors.Is(err, test.err) {
			t.Errorf("%s: way %d, doubt %q, %v", test.name, by, doubt, err)
		}
	}
}
