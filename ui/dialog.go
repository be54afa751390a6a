package ui

import (
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// dialog stands in the news line until it is answered. Nothing else happens
// meanwhile.
type dialog struct {
	text    string
	choices []answer
}

// answer is a key and what it leads to.
type answer struct {
	binding style.Binding
	then    func(Model) (Model, tea.Cmd)
}

// cancelChoice answers a question with nothing.
var cancelChoice = answer{style.Escape.WithDesc("stay"), func(m Model) (Model, tea.Cmd) { return m, nil }}

// The other keys of questions.
var (
	replayKey = style.Enter.WithDesc("replay")
	sendKey   = style.Binding{Keys: []string{"s"}, Label: "s", Desc: "send it anyway", Help: "Sends the answer although the session is over, to see what the service says."}
)

// confirm puts a question; enter says yes, esc stays.
func (m Model) confirm(text, yes string, then func(Model) (Model, tea.Cmd)) Model {
	m.dialog = &dialog{text, []answer{{style.Enter.WithDesc(yes), then}, cancelChoice}}
	return m
}

// handleDialogKey takes the key that answers a question; others do nothing.
func (m Model) handleDialogKey(name string) (Model, tea.Cmd) {
	for _, answer := range m.dialog.choices {
		if answer.binding.Matches(name) {
			m.dialog = nil
			return answer.then(m)
		}
	}
	return m, nil
}

func (q dialog) keys() []style.Binding {
	keys := make([]style.Binding, len(q.choices))
	for n, answer := range q.choices {
		keys[n] = answer.binding
	}
	return keys
}

// quit ends the program, and what is in flight with it.
func (m Model) quit() (Model, tea.Cmd) {
	if m.request != nil {
		m.request.cancel()
	}
	m.quitting = true
	return m, tea.Quit
}

// requestQuit quits, after asking where something would be lost. A second ^C does
// not ask.
func (m Model) requestQuit() (Model, tea.Cmd) {
	asked := m.dialog != nil && m.dialog.choices[0].binding.Desc == quitting
	loss := m.unsaved()
	if asked || loss == "" {
		return m.quit()
	}
	return m.confirm("Quit? "+loss, quitting, Model.quit), nil
}

const quitting = "quit"

// unsaved is what quitting now would lose.
func (m Model) unsaved() string {
	switch {
	case m.request != nil:
		return "Cognito is being asked and may handle it all the same."
	case m.challenge() != nil && !m.sessionExpired():
		return "The session of this challenge would be lost."
	}
	for _, o := range m.walks {
		if o.walk.Tokens() != nil {
			return "Tokens are in memory only."
		}
	}
	return ""
}
