package ui

import (
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// question is what a call asks before it can be sent. It lies over everything
// else until it is answered or given up.
type question struct {
	form   screen.Screen
	answer chan<- walk.Values
}

// ask shows a question, unless the call that asked has been given up.
func (m Model) ask(msg askedMsg) (Model, tea.Cmd) {
	if msg.ctx.Err() != nil {
		return m, m.options.Person.next()
	}
	m.question = &question{screen.NewForm(view.Prompt(msg.prompt)), msg.answer}
	m.active, m.scroll, m.stepScroll = "", 0, 0
	return m, nil
}

// handleQuestionKey takes a key while a question is on screen.
func (m Model) handleQuestionKey(key tea.KeyMsg) (Model, tea.Cmd) {
	if style.Escape.Matches(key.String()) && !key.Paste {
		close(m.question.answer)
		return m.closeQuestion()
	}
	if m.layout.tooSmall {
		return m, nil
	}
	if handler, ok := find(m.questionKeys(), key.String()); ok && !key.Paste {
		return handler.handle(m)
	}
	if m.panelInStep() {
		return m.handleScrollKey(key.String()), nil
	}
	next, event := m.question.form.Update(key, m.context())
	m.question = &question{next, m.question.answer}
	switch event := event.(type) {
	case screen.Submit:
		m.question.answer <- event.Answer
		return m.closeQuestion()
	case screen.Run:
		return m, event.Command
	}
	return m, nil
}

// questionKeys are the keys of the frame that a question leaves: those that
// bring what explains it into sight.
func (m Model) questionKeys() []keyHandler {
	return slices.DeleteFunc(m.frameKeys(), func(handler keyHandler) bool {
		return !slices.Contains([]string{style.Panel.Label, style.PageDn.Label, style.PageUp.Label}, handler.Label)
	})
}

// closeQuestion goes back to the call that asked, and waits for the next one
// that does.
func (m Model) closeQuestion() (Model, tea.Cmd) {
	m.question, m.active, m.scroll, m.stepScroll = nil, "", 0, 0
	if m.request != nil {
		// The person's own time is not waited for.
		waiting := *m.request
		waiting.since = m.now
		m.request = &waiting
	}
	return m, m.options.Person.next()
}
