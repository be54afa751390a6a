package ui

import (
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// dialog stands in the status row until one of its keys is pressed. Nothing
// else happens meanwhile.
type dialog struct {
	text    string
	choices []keyHandler
}

// cancelChoice closes a dialog and does nothing.
var cancelChoice = keyHandler{style.Escape.WithDesc("cancel"), func(m Model) (Model, tea.Cmd) { return m, nil }}

// confirm asks before something is done: enter does it, esc does not.
func (m Model) confirm(text, yes string, then func(Model) (Model, tea.Cmd)) Model {
	m.dialog = &dialog{text, []keyHandler{{style.Enter.WithDesc(yes), then}, cancelChoice}}
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
