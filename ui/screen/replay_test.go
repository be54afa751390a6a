package screen

import (
	"strings"
	"testing"

	"authwalk/flow/walk"

	tea "github.com/charmbracelet/bubbletea"
)

// TestReplayMasksSecretsUnlessRevealed looks at a secret in the list and in
// full, with its value clipped and whole.
func TestReplayMasksSecretsUnlessRevealed(t *testing.T) {
	const secret = "5eC2e7c0ffee"
	replay := NewReplay(walk.Step{Derivations: []walk.Derivation{{Name: "a", Formula: "random", Text: secret, Bytes: 6, Secret: true}}})
	whole, _ := replay.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("v")}, context())
	for name, shown := range map[string]Screen{"clipped": replay, "whole": whole} {
		for _, revealed := range []bool{false, true} {
			c := context()
			c.Revealed = revealed
			text := strings.Join(shown.View(c, 80, 20).Lines, "\n")
			list, value, _ := strings.Cut(text, " out ")
			if strings.Contains(list, secret[:5]) != revealed || strings.Contains(value, secret[:5]) != revealed {
				t.Errorf("%s, revealed %t:\n%s", name, revealed, text)
			}
		}
	}
}
