package term

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// NoColor reports whether screens have no colours: NO_COLOR is set (no-color.org), or
// the terminal has none. lipgloss, which draws them, decides.
func NoColor() bool { return lipgloss.ColorProfile() == termenv.Ascii }
