package ui

import (
	"context"
	"errors"
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

const startTitle = "Sign-in details"

func (m Model) startForm(filled walk.Values) screen.Form {
	return screen.NewStart(m.startPrompt(filled), m.branching.title()).Set(filled).FocusFirst()
}

// startPrompt is what the start form asks for what has been filled in so far.
func (m Model) startPrompt(filled walk.Values) walk.Prompt {
	prompt := m.branching.prompt(view.Prompt(m.controller.StartPrompt(filled)))
	if support, can := m.controller.(Support); can {
		return m.withDemoValues(prompt, support.Subject(filled))
	}
	return prompt
}

func (m Model) demoUserList() screen.Screen {
	entries := make([]screen.Entry, len(m.demoUsers))
	for n, member := range m.demoUsers {
		entries[n] = screen.Entry{Label: view.Line(member.Username), Note: view.Line(member.Note), Heading: view.Line(member.Heading)}
	}
	notices := make([]string, len(m.notices))
	for n, notice := range m.notices {
		notices[n] = view.Line(notice)
	}
	list := screen.NewDemoUsers(entries, notices, m.options.Watch != nil)
	if !slices.ContainsFunc(entries, func(entry screen.Entry) bool { return entry.Heading != "" }) {
		list = list.OfFile()
	}
	return list.Select(min(m.demoUser, max(len(entries)-1, 0)))
}

// nextDemoUser is the place of the demo user who comes after the one of a walk, 0 where it
// is none of them or the last.
func (m Model) nextDemoUser(w walk.Walk) int {
	at := m.demoUserOf(w)
	for n := len(m.walks) - 1; at < 0 && n >= 0; n-- {
		if before := m.walks[n].walk; before.Start.Target.Endpoint == w.Start.Target.Endpoint {
			at = m.demoUserOf(before) // whose sign-in was changed since
		}
	}
	if at+1 == len(m.demoUsers) {
		return 0
	}
	return at + 1
}

// demoUserOf is the place of the demo user who signs in with a walk, -1 for none.
func (m Model) demoUserOf(w walk.Walk) int {
	return slices.IndexFunc(m.demoUsers, func(member walk.DemoUser) bool {
		begun := member.Start
		return begun.Username == w.Start.Username && begun.Target.ClientID == w.Start.Target.ClientID && begun.Target.Endpoint == w.Start.Target.Endpoint
	})
}

// beginNextDemoUser signs in as a demo user, and stands at that one in their list.
func (m Model) beginNextDemoUser(n int) (Model, tea.Cmd) {
	m = m.selectWalk(startScreen).atDemoPools()
	return m.beginAs(n)
}

// beginAs signs in as a demo user. Their list is whole again afterwards, and stands there.
func (m Model) beginAs(n int) (Model, tea.Cmd) {
	m.demoUser = n
	m.start = m.demoUserList()
	return m.begin(m.demoUsers[n].Start)
}

// editDemoUser opens the sign-in details of a demo user.
func (m Model) editDemoUser(n int) Model {
	m.demoUser = n
	m.start = m.startForm(m.controller.Filled(m.demoUsers[n].Start))
	return m
}

// handlePick opens what an entry of a list leads to.
func (m Model) handlePick(pick screen.Pick) (Model, tea.Cmd) {
	list, ok := m.screen().(screen.List)
	switch {
	case !ok:
		return m, nil
	case list.IsPasted():
		return m.pop().usePasted(m.pasted[pick.Index], m.pasted[pick.Index].Notes), nil
	case list.IsRecords():
		return m.openListed(pick.Index), nil
	case list.IsWatched():
		return m.openWatched(pick.Index)
	case !list.IsDemoUsers():
		return m.startChoices()[pick.Index].open(m)
	}
	m = m.atDemoPools()
	if pick.Edit {
		return m.editDemoUser(pick.Index), nil
	}
	return m.beginAs(pick.Index)
}

// back is the screen before the start's present one, if there is any.
func (m Model) back() (screen.Screen, bool) {
	list, isList := m.start.(screen.List)
	switch {
	case !isList && m.options.ListKept && len(m.listedWalks()) > 0:
		return m.keptList(), true
	case !isList && len(m.demoUsers) > 0 && (m.atDemo || m.options.Demo == nil):
		return m.demoUserList(), true
	case isList && list.IsWatched() && len(m.demoUsers) > 0:
		return m.demoUserList(), true
	case isList && !list.IsDemoUsers() && !list.IsRecords() || m.options.Demo == nil:
		return nil, false
	default:
		return m.choices(), true
	}
}

// openDemo opens pools on this machine: the demo pools, or those of a place.
func (m Model) openDemo(place, what string, open func(context.Context) (Demo, error)) (Model, tea.Cmd) {
	ctx, cancel := context.WithCancel(m.options.Context)
	m.requests++
	m.request = &request{number: m.requests, what: "opening " + what, cancel: cancel}
	number, now := m.requests, m.options.Now
	return m, tea.Batch(func() tea.Msg {
		demo, err := open(ctx)
		return demoMsg{number, now(), place, demo, err}
	}, m.options.After(slowAfter, notifySlow(number, now)))
}

func (m Model) handleDemo(msg demoMsg) (Model, tea.Cmd) {
	if m.request == nil || m.request.number != msg.number {
		return m, nil
	}
	// The pool is kept until the program ends: its context is not cancelled.
	m.request, m.now = nil, msg.now
	if msg.err != nil {
		m.status = view.Line(msg.err.Error())
		return m, nil
	}
	m.controller, m.demoController, m.atDemo, m.demo = msg.demo.Controller, msg.demo.Controller, true, msg.place
	m.demoUsers, m.notices, m.status = msg.demo.DemoUsers, msg.demo.Notices, view.Line(msg.demo.Notice)
	m.options.Watch, m.watched, m.demoUser = msg.demo.Watch, nil, 0
	m.start = m.demoUserList()
	if len(m.demoUsers) == 0 {
		m.start = m.startForm(msg.demo.Filled)
	}
	return m, m.options.Watch.next()
}

// updateStartForm asks the start prompt again: which fields there are depends on what
// has been filled in.
func (m Model) updateStartForm() Model {
	form, ok := m.start.(screen.Form)
	if !ok || m.currentWalk() != nil {
		return m
	}
	m.start = form.With(m.startPrompt(form.Answer()))
	return m
}

// submitStart presses the button of the start form.
func (m Model) submitStart(answer walk.Values) (Model, tea.Cmd) {
	start, err := m.controller.Start(answer)
	switch {
	case err == nil && m.branching != nil:
		return m.beginBranch(start)
	case err == nil:
		return m.begin(start)
	}
	form, _ := m.start.(screen.Form)
	return m.startFault(form, err), nil
}

// startFault says why the start form is no start yet, at the field where that is known.
func (m Model) startFault(form screen.Form, err error) Model {
	var fault *walk.Error
	if errors.As(err, &fault) && fault.Field != "" {
		m.start = form.Problem(fault.Field, view.Line(fault.Error()))
		return m
	}
	m.status = view.Line(err.Error())
	return m
}

type savedMsg struct {
	where string
	err   error
}

func (s savedMsg) text(style style.Style) string {
	if s.err != nil {
		return "Not saved: " + view.Line(s.err.Error())
	}
	return style.Signs.Done + " Saved without secrets: " + view.Line(s.where)
}

// save keeps the start form's target.
func (m Model) save() (Model, tea.Cmd) {
	form, ok := m.start.(screen.Form)
	switch {
	case !ok || m.currentWalk() != nil:
		return m, nil
	case m.options.Save == nil:
		m.status = "Targets cannot be saved: no configuration folder."
		return m, nil
	}
	keep, filled := m.options.Save, form.Answer()
	return m, func() tea.Msg {
		where, err := keep(filled)
		return savedMsg{where, err}
	}
}
