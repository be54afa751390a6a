package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Kept is a recorded walk of this machine.
type Kept struct {
	Recorded
	// Started is when it began, Outcome how it came out in a few words.
	Started time.Time
	Outcome string
	// Title is what a person called it, "" where nobody did.
	Title string
	// Unreadable says why the record cannot be read, nil for one that can.
	Unreadable error
}

// keptMsg is the list of the recorded walks.
type keptMsg struct {
	now  time.Time
	kept []Kept
	err  error
}

// titleFailedMsg says why a title could not be kept.
type titleFailedMsg struct{ err error }

// listKept reads the list of the recorded walks.
func (m Model) listKept() tea.Cmd {
	list, now := m.options.Kept, m.options.Now
	if list == nil {
		return nil
	}
	return func() tea.Msg {
		kept, err := list()
		return keptMsg{now(), kept, err}
	}
}

func (m Model) handleKept(msg keptMsg) Model {
	m.now, m.kept = msg.now, msg.kept
	list, open := m.start.(screen.List)
	if !open || !list.IsRecords() {
		return m // it was left meanwhile
	}
	m.start = list.WithEntries(m.keptList())
	if msg.err != nil && len(m.listedWalks()) == 0 && m.listedOver != nil {
		m = m.leaveWalks()
	}
	if msg.err != nil {
		m.status = view.Line(msg.err.Error())
	}
	return m
}

// listed is a walk in the list: one of this run by its place, or a record.
type listed struct {
	place  int
	record *Kept
}

// listedWalks are the walks of this run, the newest first, those that were opened from
// files, and the recorded ones.
func (m Model) listedWalks() []listed {
	var run, opened, recorded []listed
	for n, v := range slices.Backward(m.walks) {
		isKept := slices.ContainsFunc(m.kept, func(k Kept) bool { return k.Walk.ID == v.walk.ID })
		switch {
		case !v.walk.Recorded:
			run = append(run, listed{place: n})
		case !isKept:
			opened = append(opened, listed{place: n})
		}
	}
	for n, kept := range m.kept {
		if !slices.ContainsFunc(run, func(l listed) bool { return m.walks[l.place].walk.ID == kept.Walk.ID }) {
			recorded = append(recorded, listed{startScreen, &m.kept[n]})
		}
	}
	return slices.Concat(run, opened, recorded)
}

// heading is what a walk is listed under.
func (m Model) heading(l listed) string {
	switch {
	case l.record != nil:
		return "Recorded"
	case m.walks[l.place].walk.Recorded:
		return "Opened"
	default:
		return "This run"
	}
}

// walkOf is a listed walk, with when it began and how it came out.
func (m Model) walkOf(l listed) (w walk.Walk, started time.Time, outcome string) {
	if l.record != nil {
		return l.record.Walk, l.record.Started, l.record.Outcome
	}
	w = m.walks[l.place].walk
	if len(w.Steps) > 0 {
		started = w.Steps[0].Exchange.Started
	}
	if pending, waiting := w.Pending(); waiting && pending.Refused() == nil {
		return w, started, "waits at " + pending.Name()
	}
	return w, started, view.Outcome(w, false)
}

// titleOf is a listed walk in a line: who signed in, how, where and with what outcome,
// and what it is a branch of.
func (m Model) titleOf(l listed) string {
	if l.record != nil && l.record.Unreadable != nil {
		return view.Line("cannot be read: " + l.record.Unreadable.Error())
	}
	w, _, outcome := m.walkOf(l)
	title := view.Title(w, outcome)
	if given := m.givenTitle(w.ID); given != "" {
		title = given + ": " + title
	}
	if branch := m.branchOf(w); branch != "" {
		title += ". " + branch
	}
	return view.Line(title)
}

// branchOf says which walk another one left, "" for none.
func (m Model) branchOf(w walk.Walk) string {
	if w.BranchOf == "" {
		return ""
	}
	return fmt.Sprintf("Branch of %s at step %d", m.nameOfWalk(w.BranchOf), w.BranchStep)
}

// columnsOf are who signed in, how, where and with what outcome, and what else there is to
// say of the walk; none where it cannot be read.
func (m Model) columnsOf(l listed) (columns screen.Columns, more string) {
	if l.record != nil && l.record.Unreadable != nil {
		return columns, ""
	}
	w, _, outcome := m.walkOf(l)
	for n, column := range append(view.Parties(w), outcome) {
		columns[n] = view.Line(column)
	}
	said := slices.DeleteFunc([]string{m.givenTitle(w.ID), view.Line(m.branchOf(w))}, func(text string) bool { return text == "" })
	return columns, strings.Join(said, ". ")
}

// givenTitle is what a person called a walk, "" where nobody did.
func (m Model) givenTitle(id string) string {
	at := slices.IndexFunc(m.kept, func(k Kept) bool { return k.Title != "" && k.Walk.ID == id })
	if at < 0 {
		return ""
	}
	return view.Line(m.kept[at].Title)
}

// setTitle gives a walk of the list a title, and lists them again.
func (m Model) setTitle(event screen.SetTitle) (Model, tea.Cmd) {
	set, list := m.options.SetTitle, m.listKept()
	w, _, _ := m.walkOf(m.listedWalks()[event.Index])
	if set == nil || list == nil {
		return m, nil
	}
	return m, func() tea.Msg {
		if err := set(w.ID, event.Text); err != nil {
			return titleFailedMsg{err}
		}
		return list()
	}
}

// nameOfWalk is when the walk with an id began, or its id where it is not listed.
func (m Model) nameOfWalk(id string) string {
	for _, l := range m.listedWalks() {
		if w, started, _ := m.walkOf(l); w.ID == id && !started.IsZero() {
			return "the walk of " + m.moment(started)
		}
	}
	return "walk " + id
}

// moment is a time as the clock of this machine has it.
func (m Model) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(m.now.Location()).Format("02 Jan 15:04:05")
}

// signOf is how a listed walk came out, at a glance.
func (m Model) signOf(l listed) string {
	signs := m.style.Signs
	w, _, _ := m.walkOf(l)
	recorded := w.Recorded
	w.Recorded = false
	pending, waiting := w.Pending()
	switch {
	case l.record != nil && l.record.Unreadable != nil:
		return signs.Unknown
	case w.Failed() != nil, waiting && pending.Refused() != nil:
		return signs.Refused
	case w.Tokens() != nil:
		return signs.Done
	case waiting && !recorded:
		return signs.At
	default:
		return signs.NotYet
	}
}

// keptList lists all walks.
func (m Model) keptList() screen.List {
	walks := m.listedWalks()
	entries := make([]screen.Entry, len(walks))
	for n, l := range walks {
		w, started, _ := m.walkOf(l)
		columns, more := m.columnsOf(l)
		entries[n] = screen.Entry{
			Label: m.style.Column(m.signOf(l)) + m.moment(started), Note: m.titleOf(l), Columns: columns, More: more,
			Heading: m.heading(l), Title: m.givenTitle(w.ID),
		}
	}
	return screen.NewRecords(entries, m.options.SetTitle != nil)
}

// showWalks lists all walks; esc leads back to the one on screen.
func (m Model) showWalks() (Model, tea.Cmd) {
	if m = m.withoutWalks(); !m.walksShown() {
		m.listedOver = m.start
	}
	m.listedFrom = m.current
	m = m.selectWalk(startScreen)
	m.start = m.keptList()
	return m, m.listKept()
}

// compareThis asks which walk the one on screen is to be compared with.
func (m Model) compareThis() (Model, tea.Cmd) {
	v := m.currentWalk()
	m, command := m.showWalks()
	if v == nil {
		return m, command
	}
	this := func(l listed) bool {
		w, _, _ := m.walkOf(l)
		return w.ID == v.walk.ID
	}
	if at := slices.IndexFunc(m.listedWalks(), this); at >= 0 {
		m.start = m.keptList().Select(at).Mark(at)
	}
	return m, command
}

// leaveWalks goes back to where the list was opened.
func (m Model) leaveWalks() Model {
	return m.withoutWalks().selectWalk(m.listedFrom)
}

// withoutWalks has at the start what stood there before the list was opened over it.
func (m Model) withoutWalks() Model {
	if m.listedOver != nil {
		m.start, m.listedOver = m.listedOver, nil
	}
	return m
}

// openListed opens a walk of the list.
func (m Model) openListed(n int) Model {
	l := m.listedWalks()[n]
	switch {
	case l.record == nil:
		return m.withoutWalks().selectWalk(l.place)
	case l.record.Unreadable != nil:
		m.status = view.Line(l.record.Unreadable.Error())
		return m
	}
	m = m.withoutWalks().withRecorded([]Recorded{l.record.Recorded})
	m.status = "This is a record: nothing is sent. Press ^G to view its steps."
	return m
}

// compareListed compares two walks of the list.
func (m Model) compareListed(event screen.CompareWalks) Model {
	walks := m.listedWalks()
	var sides [2]screen.Side
	var controllers [2]Controller
	for n, at := range []int{event.A, event.B} {
		l := walks[at]
		if l.record != nil && l.record.Unreadable != nil {
			m.status = view.Line(l.record.Unreadable.Error())
			return m
		}
		w, started, _ := m.walkOf(l)
		sides[n], controllers[n] = screen.Side{Title: m.moment(started) + "  " + m.titleOf(l), Walk: w, Notices: m.noticesOf(l)}, m.options.live()
		if l.record == nil {
			controllers[n] = m.walks[l.place].controller
		}
	}
	explain := func(side int, step walk.Step) walk.Explanation {
		return view.Explanation(controllers[side].Explain(sides[side].Walk, step.Number))
	}
	m.status = ""
	return m.push(screen.NewCompare(sides[0], sides[1], screen.About{Wire: controllers[0].Wire, Explain: explain}))
}

// noticesOf are what is to be known of a walk of the list.
func (m Model) noticesOf(l listed) []string {
	var notices []string
	if l.record != nil {
		notices = l.record.Notices
	} else {
		notices = m.walks[l.place].notices
	}
	shown := make([]string, len(notices))
	for n, notice := range notices {
		shown[n] = view.Line(notice)
	}
	return shown
}

// walksShown tells that the list of walks is at the start.
func (m Model) walksShown() bool {
	list, isList := m.start.(screen.List)
	return isList && list.IsRecords()
}
