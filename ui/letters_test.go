package ui_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// TestLettersThatCameTogetherAreEachAKey: words that are also names of keys are typed like
// others, and two letters do what each does.
func TestLettersThatCameTogetherAreEachAKey(t *testing.T) {
	s := newScene(t, "start").press("ctrl+k")
	for _, word := range []string{"up", "home", "ctrl+u", "enter"} {
		s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(word)})
	}
	s.sees("uphomectrl+uenter")
	s = newScene(t, "tokens")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("23")})
	s.sees("[3 both]")
}
