package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

type (
	// draftMsg is the request that would be made next, to be edited by hand, and the
	// controller that makes it.
	draftMsg struct {
		place, steps int
		controller   Controller
		draft        walk.Draft
		err          error
	}
	// editedOutsideMsg is what another editor has made of a text.
	editedOutsideMsg struct {
		text string
		err  error
	}
)

// selecting is a screen with calls, one of which is selected.
type selecting interface {
	Selected() (action walk.Action, is bool)
}

// noRequest is why there is no request to edit.
func (m Model) noRequest() string {
	v := m.currentWalk()
	selects, hasCalls := m.screen().(selecting)
	switch m.screen().(type) {
	case screen.Editor:
		return "the request is being edited"
	case screen.Form:
		if v != nil && v.operation != "" && v.writesFile {
			return "a file is written here, and nothing is sent"
		}
		return ""
	case screen.List:
		return "choose first who signs in, and where: the sign-in details have the first request"
	}
	switch {
	case v == nil:
	case v.walk.Recorded:
		return "nothing is sent from a record"
	case m.awaitsCall() && slices.ContainsFunc(m.screen().(screen.Tokens).Actions(), isCall):
		return ""
	case hasCalls:
		if action, is := selects.Selected(); is && m.makesOne(action) {
			return ""
		}
		return "select a call first: what is selected makes no request, or more than one"
	}
	return "nothing is to be sent here"
}

// awaitsCall tells that tokens are on screen, and a call for them is to be chosen first.
func (m Model) awaitsCall() bool {
	_, shown := m.screen().(screen.Tokens)
	return shown
}

// calls are those that can be made with the tokens of a walk now.
func (v walkView) calls() []walk.Action {
	return slices.DeleteFunc(append(view.Actions(v.controller.AfterSignIn(v.walk)), v.operations()...), func(action walk.Action) bool { return !isCall(action) })
}

// isCall tells that an action makes a call now.
func isCall(action walk.Action) bool { return action.Kind == walk.Perform && action.Disabled == "" }

// makesOne tells that an action makes one request.
func (m Model) makesOne(action walk.Action) bool {
	return isCall(action) || action.Disabled == "" && m.beginsAgain(action)
}

// beginsAgain tells that an action makes the first request of the walk once more.
func (m Model) beginsAgain(action walk.Action) bool {
	return action.Kind == walk.StartOver || action.Kind == walk.TryAgain && len(m.currentWalk().walk.Steps) == 1
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

// openEditor opens the request that would be made next: what the form becomes, or the
// call that is selected. With tokens the call is chosen first.
func (m Model) openEditor() (Model, tea.Cmd) {
	if m.awaitsCall() {
		return m.push(screen.NewRequests(m.currentWalk().calls())), nil
	}
	if shown, selects := m.screen().(selecting); selects {
		action, _ := shown.Selected()
		return m.editCall(action)
	}
	if v := m.currentWalk(); v != nil {
		return m, m.draft(v.controller, v.walk, v.operation, m.formValues())
	}
	form := m.start.(screen.Form)
	start, err := m.controller.Start(form.Answer())
	if err != nil {
		return m.startFault(form, err), nil
	}
	w := walk.Walk{Start: start}
	if m.branching != nil {
		w.BranchOf, w.BranchStep = m.walks[m.branching.place].walk.ID, m.branching.step
	}
	return m, m.draft(m.controller, w, "", walk.Values{})
}

// editCall opens the request of an action, or what it has to be filled in with first.
func (m Model) editCall(action walk.Action) (Model, tea.Cmd) {
	v := m.currentWalk()
	if m.beginsAgain(action) {
		return m, m.draft(v.controller, walk.Walk{Start: v.walk.Start}, "", walk.Values{})
	}
	if prompt := v.controller.PromptFor(v.walk, action.Operation); len(prompt.Fields) > 0 || prompt.Free {
		m.overlays = nil
		m, cmd := m.askFor(action)
		m.status = "Fill in what the call needs: " + style.Edit.Label + " then edits its request."
		return m, cmd
	}
	return m, m.draft(v.controller, v.walk, action.Operation, walk.Values{})
}

// draft has a request made, beside the screens: a proof takes its time.
func (m Model) draft(controller Controller, w walk.Walk, operation string, answer walk.Values) tea.Cmd {
	place, steps := m.current, m.stepsMade()
	return func() tea.Msg {
		draft, err := controller.Draft(w, operation, answer)
		return draftMsg{place, steps, controller, draft, err}
	}
}

// stepsMade is how many steps the walk on screen has.
func (m Model) stepsMade() int {
	if v := m.currentWalk(); v != nil {
		return len(v.walk.Steps)
	}
	return 0
}

// handleDraft opens the editor, unless something else is on screen by now.
func (m Model) handleDraft(msg draftMsg) Model {
	if msg.place != m.current || msg.steps != m.stepsMade() || m.request != nil || m.noRequest() != "" {
		return m
	}
	if msg.err != nil {
		m.status = "There is no request yet: " + view.Line(msg.err.Error())
		return m
	}
	off := m.options.NoEditor
	if m.options.EditText == nil && off == "" {
		off = "there is no other editor here"
	}
	m.status = ""
	return m.push(screen.NewEditor(msg.draft, func(text string) walk.DraftCheck {
		return view.DraftCheck(msg.controller.CheckDraft(msg.draft, text))
	}, m.options.ASCII, off))
}

// leaveEditor puts everything back, and asks first where something was changed.
func (m Model) leaveEditor() Model {
	if !m.screen().(screen.Editor).Edited() {
		return m.pop()
	}
	return m.confirm("Put everything back? What you changed in the request is lost.", "put back", withoutCommand(Model.pop))
}

// sendDraft sends a request as it was edited. The first one of a walk begins it.
func (m Model) sendDraft(event screen.SendDraft) (Model, tea.Cmd) {
	w, controller := event.Draft.Walk, m.controller
	if v := m.currentWalk(); v != nil {
		controller = v.controller
	}
	sendDraft := func(ctx context.Context, controller Controller) walk.Walk {
		return controller.SendDraft(ctx, event.Draft, event.Text)
	}
	switch {
	case len(w.Steps) == 0 && w.BranchOf != "":
		return m.askToBranch(w.Start, func(m Model) (Model, tea.Cmd) {
			return m.send("the edited request", controller, startScreen, walk.Values{}, sendDraft)
		})
	case len(w.Steps) == 0:
		return m.beginWith(controller, w.Start, sendDraft)
	}
	name, kept := event.Draft.Performs, walk.Values{}
	if pending, waiting := w.Pending(); name == "" && waiting {
		name = pending.Name()
		_, kept = event.Draft.Answer.Cut(walk.CallPrefix)
	}
	return m.askFirst(w.Start.Target, name, func(m Model) (Model, tea.Cmd) {
		return m.send("the edited request", controller, m.current, kept, sendDraft)
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
		m.status = "Nothing was taken over: " + view.Line(msg.err.Error())
		return m
	}
	with, refused := editor.With(msg.text)
	if refused != "" {
		m.status = "Nothing was taken over: " + refused
		return m
	}
	m.status = fmt.Sprintf("%s Taken over from your editor.", m.style.Signs.Done)
	return m.with(with)
}
