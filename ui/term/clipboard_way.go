package term

import (
	"slices"
	"strings"
)

// surroundings are what stands between the program and the clipboard.
type surroundings struct {
	// tmux and screen tell that the program runs inside of them. Tmux forwards what it
	// gets, and the terminal outside takes it, as far as tmux knows.
	tmux, forwards, takes, screen bool
	getenv                        func(string) string
}

// way is how a text is sent to the clipboard.
type way int

const (
	straight way = iota
	throughTmux
	throughScreen
)

// clipboardLimit is the most bytes to copy: in base64 they stay under the
// shortest limit of a common terminal, about 100 kB for a whole sequence.
const clipboardLimit = 70_000

// clipboardWay decides how a text of so many bytes is sent, and says why it may not
// arrive; the error is why it cannot.
func clipboardWay(s surroundings, size int) (by way, doubt string, err error) {
	switch {
	case size > clipboardLimit:
		return straight, "", ErrTooLong
	case s.tmux && !s.forwards:
		return throughTmux, "tmux keeps it for itself: its option set-clipboard is off", nil
	case s.tmux && !s.takes:
		return throughTmux, "tmux does not know whether its terminal takes it", nil
	case s.tmux:
		return throughTmux, "", nil
	case s.screen:
		return throughScreen, "screen does not tell whether its terminal takes it", nil
	case s.getenv("TERM") == "linux":
		return straight, "", ErrNoClipboard
	case takesTexts(s.getenv):
		return straight, "", nil
	default:
		return straight, "this terminal does not tell whether it takes it", nil
	}
}

// takesTexts reports whether a terminal is known to take texts for the clipboard
// unless it was told not to. Over ssh only TERM is known.
func takesTexts(getenv func(string) string) bool {
	known := []string{"alacritty", "contour", "foot", "rio", "wezterm", "xterm-ghostty", "xterm-kitty"}
	isKnown := func(name string) bool { return strings.HasPrefix(getenv("TERM"), name) }
	return slices.ContainsFunc(known, isKnown) || getenv("WT_SESSION") != "" || slices.Contains([]string{"WezTerm", "ghostty", "rio"}, getenv("TERM_PROGRAM"))
}
