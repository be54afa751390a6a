package ui

import (
	"errors"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// fileWrittenMsg says what was kept as a file, and of which walk.
type fileWrittenMsg struct {
	place int
	said  string
	err   error
}

// writeFile keeps something of the walk as a file, as the form says.
func (m Model) writeFile(answer walk.Values) (Model, tea.Cmd) {
	v, place := *m.currentWalk(), m.current
	return m, func() tea.Msg {
		said, err := v.controller.WriteFile(v.walk, v.operation, answer)
		return fileWrittenMsg{place, said, err}
	}
}

// handleFileWritten goes back to the tokens, or to the field at fault.
func (m Model) handleFileWritten(msg fileWrittenMsg) Model {
	v := m.currentWalk()
	form, isForm := m.screen().(screen.Form)
	if v == nil || m.current != msg.place || !v.writesFile || !isForm {
		return m
	}
	var fault *walk.Error
	switch {
	case msg.err == nil:
		m = m.showTokens()
		m.status = m.style.Signs.Done + " " + view.Line(msg.said)
	case errors.As(msg.err, &fault) && form.Has(fault.Field):
		m = m.with(form.Problem(fault.Field, view.Line(fault.Message)))
	default:
		m.status = "Not saved: " + view.Line(msg.err.Error())
	}
	return m
}
