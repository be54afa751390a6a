package screen

import (
	"strings"
	"testing"

	"authwalk/flow/text"

	tea "github.com/charmbracelet/bubbletea"
)

// TestACutValueIsNotCopied, with its secrets or without: only what is whole is.
func TestACutValueIsNotCopied(t *testing.T) {
	long := text.Excerpt(strings.Repeat("x", 1<<20))
	for _, clear := range []bool{false, true} {
		menu := NewMenu([]Offer{{Label: "Session", Masked: "••••", Clear: long, Cut: text.IsCut(long)}})
		menu.clear = clear
		_, event := menu.Update(tea.KeyMsg{Type: tea.KeyEnter}, Context{})
		if said, ok := event.(Notify); !ok || !strings.Contains(said.Text, "Not copied: Session is too long") {
			t.Errorf("%T %v", event, event)
		}
	}
	whole := NewMenu([]Offer{{Label: "Session", Masked: "short", Clear: "short", Cut: text.IsCut("short")}})
	if _, event := whole.Update(tea.KeyMsg{Type: tea.KeyEnter}, Context{}); event != (Copied{What: "Session", Text: "short"}) {
		t.Errorf("%T %v", event, event)
	}
}
