package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"authwalk/ui/style"
)

// question stands in the news line until it is answered. Nothing else happens
// meanwhile.
type question struct {
	text    string
	answers []answer
}

// answer is a key and what it leads to.
type answer struct {
	binding style.Binding
	then    func(Model) (Model, tea.Cmd)
}

// stay answers a question with nothing.
var stay = answer{style.Escape.But("stay"), func(m Model) (Model, tea.Cmd) { return m, nil }}

// The other keys of questions.
var (
	replayKey = style.Enter.But("replay")
	sendKey   = style.Binding{Keys: []string{"s"}, Label: "s", Does: "send it anyway", Says: "Sends the answer although the session is over, to see what the service says."}
)

// asking puts a question; enter says yes, esc stays.
func (m Model) asking(text, yes string, then func(Model) (Model, tea.Cmd)) Model {
	m.question = &question{text, []answer{{style.Enter.But(yes), then}, stay}}
	return m
}

// answered takes the key that answers a question; others do nothing.
func (m Model) answered(name string) (Model, tea.Cmd) {
	for _, answer := range m.question.answers {
		if answer.binding.Matches(name) {
			m.question = nil
			return answer.then(m)
		}
	}
	return m, nil
}

func (q question) keys() []style.Binding {
	keys := make([]style.Binding, len(q.answers))
	for n, answer := range q.answers {
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

// leave quits, after asking where something would be lost. A second ^C does
// not ask.
func (m Model) leave() (Model, tea.Cmd) {
	asked := m.question != nil && m.question.answers[0].binding.Does == quitting
	loss := m.loss()
	if asked || loss == "" {
		return m.quit()
	}
	return m.asking("Quit? "+loss, quitting, Model.quit), nil
}

const quitting = "quit"

// loss is what quitting now would lose.
func (m Model) loss() string {
	switch {
	case m.request != nil:
		return "Cognito is being asked and may handle it all the same."
	case m.challenge() != nil && !m.lapsed():
		return "The session of this challenge would be lost."
	}
	for _, o := range m.walks {
		if o.walk.Tokens() != nil {
			return "Tokens are in memory only."
		}
	}
	return ""
}
