package ui

import (
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// dialog stands in the status row until one of its keys is pressed.
type dialog struct {
	text    string
	choices []keyHandler
	// passing tells that any other key leaves it unanswered and does what it always
	// does; else nothing happens meanwhile.
	passing bool
}

// passDialog leaves a dialog that has not to be answered to a key that does not answer it.
func (m Model) passDialog(key string) Model {
	if m.dialog == nil || !m.dialog.passing {
		return m
	}
	if _, answers := find(m.dialog.choices, key); !answers {
		m.dialog = nil
	}
	return m
}

// cancelChoice closes a dialog and does nothing.
var cancelChoice = keyHandler{style.Escape.WithDesc("cancel"), func(m Model) (Model, tea.Cmd) { return m, nil }}

// confirm asks before something is done: enter does it, esc does not.
func (m Model) confirm(text, yes string, then func(Model) (Model, tea.Cmd)) Model {
	m.dialog = &dialog{text: text, choices: []keyHandler{{style.Enter.WithDesc(yes), then}, cancelChoice}}
	return m
}

// handleDialogKey takes the key that answers a dialog; others do nothing.
func (m Model) handleDialogKey(key string) (Model, tea.Cmd) {
	handler, ok := find(m.dialog.choices, key)
	if !ok {
		return m, nil
	}
	m.dialog = nil
	return handler.handle(m)
}
