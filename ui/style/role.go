package style

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// Role is what a piece of text means. Colours are given to roles, and no
// meaning rests on a colour alone.
type Role int

// The roles.
const (
	Text Role = iota
	Muted
	Line
	Accent
	OK
	Warning
	Error
	Secret
	roles int = iota
)

// A pair's first colour is for dark backgrounds, its second for light ones.
// True colours reach a contrast of 4.5 (3 for lines) on the usual
// backgrounds; 16-colour consoles get a named colour, because the nearest one
// may be the background itself.
var pairs = [roles][2]lipgloss.CompleteColor{
	Text:    {{TrueColor: "#CDD6F4", ANSI256: "189", ANSI: "7"}, {TrueColor: "#1F2430", ANSI256: "235", ANSI: "0"}},
	Muted:   {{TrueColor: "#9AA3BD", ANSI256: "146", ANSI: "7"}, {TrueColor: "#5A6072", ANSI256: "59", ANSI: "0"}},
	Line:    {{TrueColor: "#737C9C", ANSI256: "103", ANSI: "7"}, {TrueColor: "#7A8194", ANSI256: "102", ANSI: "0"}},
	Accent:  {{TrueColor: "#7AB8FF", ANSI256: "111", ANSI: "14"}, {TrueColor: "#0B5CAD", ANSI256: "25", ANSI: "4"}},
	OK:      {{TrueColor: "#4FD1A5", ANSI256: "79", ANSI: "10"}, {TrueColor: "#0A6B4F", ANSI256: "23", ANSI: "2"}},
	Warning: {{TrueColor: "#F2B84B", ANSI256: "215", ANSI: "11"}, {TrueColor: "#8A5A00", ANSI256: "94", ANSI: "3"}},
	Error:   {{TrueColor: "#FF8A70", ANSI256: "209", ANSI: "9"}, {TrueColor: "#B3341A", ANSI256: "124", ANSI: "1"}},
	Secret:  {{TrueColor: "#C9A7EB", ANSI256: "183", ANSI: "13"}, {TrueColor: "#6B3FA0", ANSI256: "54", ANSI: "5"}},
}

// Style draws: roles as colours, states as signs. It is a value.
type Style struct {
	Signs Signs
	// Plain is ASCII alone, Colourless no colour at all.
	Plain, Colourless bool
	paint             [roles][2]string
}

// New makes the style for a dark or light background. With ascii, signs and
// borders take their plain forms. Whether there are colours at all is decided
// by the terminal and the environment, through lipgloss.
func New(dark, ascii bool) Style {
	s := Style{Signs: drawn, Plain: ascii}
	if ascii {
		s.Signs = plain
	}
	side := 1
	if dark {
		side = 0
	}
	for role := range roles {
		styled := lipgloss.NewStyle().Foreground(pairs[role][side])
		before, after, _ := strings.Cut(styled.Render("x"), "x")
		s.paint[role] = [2]string{before, after}
	}
	return s
}

// WithoutColours returns the style without any colour.
func (s Style) WithoutColours() Style {
	s.Colourless, s.paint = true, [roles][2]string{}
	return s
}

// Paint gives text the colour of a role. Painted pieces are joined, never
// painted again: the inner end would end the outer colour too.
func (s Style) Paint(role Role, text string) string {
	if text == "" {
		return ""
	}
	return s.paint[role][0] + text + s.paint[role][1]
}
