package ui

import (
	"context"
	"errors"
	"fmt"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

type (
	// draftMsg is the request that the form would become, to be edited by hand.
	draftMsg struct {
		place, steps int
		draft        walk.Draft
		err          error
	}
	// editedOutsideMsg is what another editor has made of a text.
	editedOutsideMsg struct {
		text string
		err  error
	}
)

// noRequest is why there is no request to edit.
func (m Model) noRequest() string {
	v := m.currentWalk()
	_, form := m.screen().(screen.Form)
	switch {
	case v == nil:
		return "the form has every member of the first request"
	case v.walk.Recorded:
		return "nothing is sent from a record"
	case m.editsRequest():
		return "the request is being edited"
	case !form || v.operation != "" && v.writesFile:
		return "nothing is filled in here to be sent"
	}
	return ""
}

// editKey opens the request. It is named where there is nothing to fill in: what was
// computed can only be changed there.
func (m Model) editKey() style.Binding {
	binding := style.Edit.DisabledIf(m.noRequest())
	if form, ok := m.screen().(screen.Form); ok && form.AsksNothing() {
		return binding
	}
	return binding.Unlisted()
}

// editsRequest tells that the next request is being edited.
func (m Model) editsRequest() bool {
	_, edits := m.screen().(screen.Editor)
	return edits
}

// openEditor has the request made that the form would become. It is made beside the
// screens: a proof takes its time.
func (m Model) openEditor() (Model, tea.Cmd) {
	v, place, answer := *m.currentWalk(), m.current, m.formValues()
	return m, func() tea.Msg {
		draft, err := v.controller.Draft(v.walk, v.operation, answer)
		return draftMsg{place, len(v.walk.Steps), draft, err}
	}
}

// handleDraft opens the editor, unless something else is on screen by now.
func (m Model) handleDraft(msg draftMsg) Model {
	v := m.currentWalk()
	if v == nil || msg.place != m.current || msg.steps != len(v.walk.Steps) || m.request != nil || m.noRequest() != "" {
		return m
	}
	if msg.err != nil {
		m.status = "There is no request yet: " + view.Line(msg.err.Error())
		return m
	}
	controller, off := v.controller, m.options.NoEditor
	if m.options.EditText == nil && off == "" {
		off = "there is no other editor here"
	}
	m.status = ""
	return m.push(screen.NewEditor(msg.draft, func(text string) walk.DraftCheck {
		return view.DraftCheck(controller.CheckDraft(msg.draft, text))
	}, m.options.ASCII, off))
}

// leaveEditor puts everything back, and asks first where something was changed.
func (m Model) leaveEditor() Model {
	if !m.screen().(screen.Editor).Edited() {
		return m.pop()
	}
	return m.confirm("Put everything back? What you changed in the request is lost.", "put back", withoutCommand(Model.pop))
}

// sendDraft sends a request as it was edited.
func (m Model) sendDraft(event screen.SendDraft) (Model, tea.Cmd) {
	v := m.currentWalk()
	w, name, kept := v.walk, event.Draft.Performs, walk.Values{}
	if pending, waiting := w.Pending(); name == "" && waiting {
		name = pending.Name()
		_, kept = event.Draft.Answer.Cut(walk.CallPrefix)
	}
	return m.askFirst(w.Start.Target, name, func(m Model) (Model, tea.Cmd) {
		return m.send("the edited request", v.controller, m.current, kept, func(ctx context.Context, controller Controller) walk.Walk {
			return controller.SendDraft(ctx, w, event.Draft, event.Text)
		})
	})
}

// editOutside lends the terminal to another editor.
func (m Model) editOutside(text string) (Model, tea.Cmd) {
	var edited string
	var failed error
	edit, done := m.options.EditText, make(chan error, 1)
	run := func() { edited, failed = edit(text) }
	return m, tea.Exec(borrower{lentMsg{run, done}}, func(err error) tea.Msg {
		resumed := func() tea.Msg { return tea.ResumeMsg{} }
		return tea.BatchMsg{resumed, func() tea.Msg { return editedOutsideMsg{edited, errors.Join(err, failed)} }}
	})
}

// handleEditedOutside takes over what another editor has made.
func (m Model) handleEditedOutside(msg editedOutsideMsg) Model {
	editor, ok := m.screen().(screen.Editor)
	switch {
	case !ok:
		return m
	case msg.err != nil:
		m.status = "Nothing was changed: " + view.Line(msg.err.Error())
		return m
	}
	with, refused := editor.With(msg.text)
	if refused != "" {
		m.status = "Nothing was changed: " + refused
		return m
	}
	m.status = fmt.Sprintf("%s Taken over from your editor.", m.style.Signs.Done)
	return m.with(with)
}
