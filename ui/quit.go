package ui

import (
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// requestQuit quits, after asking where something would be lost. A second ^C
// does not ask. While attempts are read it ends the reading first, and keeps what came.
func (m Model) requestQuit() (Model, tea.Cmd) {
	if m.isReading() && !m.reading.ended {
		m.reading.ended = true
		return m.goBack()
	}
	asked := m.dialog != nil && m.dialog.choices[0].Desc == quitDesc
	unsaved := m.unsaved()
	if asked || unsaved == "" {
		return m.quit()
	}
	return m.confirm("Quit? "+unsaved, quitDesc, Model.quit), nil
}

const quitDesc = "quit"

// quitKey is the key that quits, or first ends the reading of attempts.
func (m Model) quitKey() style.Binding {
	if m.isReading() && !m.reading.ended {
		return style.Quit.WithDesc("stop reading")
	}
	return style.Quit
}

// quit ends the program, and the request in progress with it.
func (m Model) quit() (Model, tea.Cmd) {
	if m.request != nil {
		m.request.cancel()
	}
	m.quitting = true
	return m, tea.Quit
}

// unsaved is what quitting now would lose.
func (m Model) unsaved() string {
	switch {
	case m.request != nil:
		return "A request is in progress; Cognito might still handle it."
	case m.challenge() != nil && !m.sessionExpired():
		return "The unfinished sign-in will be lost."
	}
	for _, v := range m.walks {
		if !v.walk.Recorded && v.walk.Tokens() != nil {
			return "The tokens are not saved and will be lost."
		}
	}
	return ""
}
