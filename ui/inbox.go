package ui

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

type (
	// inboxMsg is what an emulator kept for a walk's user.
	inboxMsg struct {
		place    int
		messages []walk.Message
		err      error
	}
	// codeMsg is the code that was asked for.
	codeMsg struct {
		place int
		name  string
		code  walk.SuggestedCode
		err   error
	}
)

// fetchInbox asks an endpoint on this machine for the messages it kept.
func (m Model) fetchInbox() tea.Cmd {
	v := m.currentWalk()
	if v == nil || !v.walk.Start.Target.IsLocal() {
		return nil
	}
	ctx, controller, w, place := m.options.Context, v.controller, v.walk, m.current
	return func() tea.Msg {
		messages, err := controller.Inbox(ctx, w)
		return inboxMsg{place, messages, err}
	}
}

func (m Model) handleInbox(msg inboxMsg) Model {
	missing := missingToken(msg.err)
	if msg.place >= len(m.walks) || msg.err != nil && missing == "" {
		return m
	}
	v := m.walks[msg.place]
	known, knownPassword := v.codeArrived(), v.sentPassword()
	v.messages, v.hasInbox, v.inboxMissing = view.Messages(msg.messages), true, missing
	form, shown := v.screen.(screen.Form)
	if arrived := v.codeArrived(); arrived != known && arrived != "" && shown && msg.place == m.current && form.CodeKey() != "" && form.Answer().Get(form.CodeKey()) == "" {
		m.status = withWarnings(arrived, v.clean.Steps[len(v.clean.Steps)-1:])
	}
	signsIn := slices.ContainsFunc(v.actions, func(action walk.Action) bool { return action.WasSent })
	if signsIn && knownPassword.IsZero() && !v.sentPassword().IsZero() && msg.place == m.current {
		m.status = withWarnings("The new password has arrived. Signing in takes it.", v.clean.Steps[len(v.clean.Steps)-1:])
	}
	return m.replaceWalk(msg.place, v)
}

// codeArrived says that the newest step sent a code that the inbox has, and how to take it.
func (v walkView) codeArrived() string {
	last := v.walk.Last()
	for _, message := range v.messages {
		if last != nil && message.Purpose == v.asked() && !message.Code.IsZero() && !message.At.Before(last.Exchange.BeganAt()) {
			return "A code was sent: " + message.Medium + " to " + message.Destination + ". ^N fills it in."
		}
	}
	return ""
}

// missingToken is what to do where the inbox does not open for want of the
// emulator's token, or "".
func missingToken(err error) string {
	var failed *walk.Error
	if !errors.As(err, &failed) || failed.Reason != walk.UnknownEmulatorToken {
		return ""
	}
	return view.Line(failed.Next)
}

// asked is the challenge or the operation that the form on screen is for.
func (v walkView) asked() string {
	if v.operation != "" {
		return v.operation
	}
	pending, _ := v.walk.Pending()
	return pending.Name()
}

// hasCodeFor tells that a message has a code for a challenge.
func (v walkView) hasCodeFor(name string) bool {
	return slices.ContainsFunc(v.messages, func(m walk.Message) bool { return m.Purpose == name && !m.Code.IsZero() })
}

// sentPassword is the one that the newest step sent, as far as the inbox shows it.
func (v walkView) sentPassword() walk.Secret {
	last := v.walk.Last()
	for _, message := range v.messages {
		if last != nil && message.Purpose == last.Performed && !message.At.Before(last.Exchange.BeganAt()) {
			return message.Code
		}
	}
	return walk.Secret{}
}

// takeCode puts the newest code for the field into it.
func (m Model) takeCode() (Model, tea.Cmd) {
	v := m.currentWalk()
	ctx, controller, w, place, name := m.options.Context, v.controller, v.walk, m.current, v.asked()
	return m, tea.Batch(m.fetchInbox(), func() tea.Msg {
		code, err := controller.NewestCode(ctx, w, name)
		return codeMsg{place, name, code, err}
	})
}

func (m Model) handleCode(msg codeMsg) Model {
	form, ok := m.screen().(screen.Form)
	if !ok || msg.place != m.current || m.currentWalk().asked() != msg.name || form.CodeKey() == "" {
		return m
	}
	if msg.err != nil {
		m.status = "No code: " + view.Line(msg.err.Error())
		if missing := missingToken(msg.err); missing != "" {
			m.status = missing
		}
		return m
	}
	form = form.Set(walk.NewValues(map[string]string{form.CodeKey(): msg.code.Code.Reveal()}))
	next := cmp.Or(form.Lacks(), "enter sends it.")
	m.status = "Newest code, from " + view.Line(msg.code.From) + ". " + next
	if msg.code.ValidFor > 0 {
		m.status = fmt.Sprintf("Code of %s, %d s left. %s", view.Line(msg.code.From), int(msg.code.ValidFor.Seconds()), next)
	}
	return m.with(form)
}
