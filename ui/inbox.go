package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// inboxMsg is what an emulator kept for a walk's user; take tells that the
// newest code was asked for.
type inboxMsg struct {
	place    int
	take     bool
	messages []walk.Message
	err      error
}

// lookIntoInbox asks an endpoint on this machine for the messages it kept.
func (m Model) lookIntoInbox(take bool) tea.Cmd {
	v := m.currentWalk()
	if v == nil || !v.walk.Start.Target.IsLocal() {
		return nil
	}
	ctx, controller, w, place := m.options.Context, v.controller, v.walk, m.current
	return func() tea.Msg {
		messages, err := controller.Inbox(ctx, w)
		return inboxMsg{place, take, messages, err}
	}
}

func (m Model) handleInbox(msg inboxMsg) Model {
	if msg.place >= len(m.walks) {
		return m
	}
	if msg.err == nil {
		v := m.walks[msg.place]
		v.messages, v.hasInbox = view.Messages(msg.messages), true
		m = m.replaceWalk(msg.place, v)
	}
	switch {
	case !msg.take || msg.place != m.current:
	case msg.err != nil:
		m.status = "The inbox cannot be read: " + view.Line(msg.err.Error())
	default:
		return m.fillCode()
	}
	return m
}

// takeCode puts the newest code of the inbox into the code field: at once
// where one is known, else after looking.
func (m Model) takeCode() (Model, tea.Cmd) {
	if m.newestCode() == "" {
		return m, m.lookIntoInbox(true)
	}
	return m.fillCode(), m.lookIntoInbox(false)
}

// newestCode is the code of the newest message that has one.
func (m Model) newestCode() string {
	for _, message := range m.currentWalk().messages {
		if !message.Code.IsZero() {
			return message.Code.Reveal()
		}
	}
	return ""
}

func (m Model) fillCode() Model {
	form, ok := m.screen().(screen.Form)
	if !ok || form.CodeKey() == "" {
		return m
	}
	code := m.newestCode()
	if code == "" {
		m.status = "No code in the inbox yet."
		return m
	}
	m.status = "Newest code inserted. Press enter to send it."
	return m.with(form.Set(walk.NewValues(map[string]string{form.CodeKey(): code})))
}
