package ui

import (
	"slices"
	"sync"

	"authwalk/flow/view"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Watched is a sign-in of another program, as far as it has come.
type Watched struct {
	// When is when it began, What who signed in, how that stands, and with which program.
	When, What string
	Recorded   Recorded
}

// Watch hands the sign-ins of other programs to the screens while they happen. It is
// safe for concurrent use, and never keeps waiting who tells it.
type Watch struct {
	// endpoint is where the programs call, and lines say above the list how they get there.
	endpoint string
	lines    []string

	mutex   sync.Mutex
	pending []Watched
	arrived chan struct{}
}

// NewWatch is to be handed to the model in its options. Lines say how a program gets to
// the endpoint.
func NewWatch(endpoint string, lines ...string) *Watch {
	return &Watch{endpoint: endpoint, lines: lines, arrived: make(chan struct{}, 1)}
}

// Tell shows a sign-in, in place of what was told of it before.
func (w *Watch) Tell(seen Watched) {
	w.mutex.Lock()
	w.pending = withWatched(w.pending, seen)
	w.mutex.Unlock()
	select {
	case w.arrived <- struct{}{}:
	default: // the screens know that something has arrived
	}
}

// watchedMsg are sign-ins that are new or have gone on.
type watchedMsg struct{ seen []Watched }

// next waits for what happens next; nil where nothing can.
func (w *Watch) next() tea.Cmd {
	if w == nil || w.arrived == nil {
		return nil
	}
	return func() tea.Msg {
		<-w.arrived
		w.mutex.Lock()
		defer w.mutex.Unlock()
		seen := w.pending
		w.pending = nil
		return watchedMsg{seen}
	}
}

// withWatched is the list with a sign-in in its place, or behind all others where it is new.
func withWatched(list []Watched, seen Watched) []Watched {
	at := slices.IndexFunc(list, func(known Watched) bool { return known.Recorded.Walk.ID == seen.Recorded.Walk.ID })
	if at < 0 {
		return append(list, seen)
	}
	list[at] = seen
	return list
}

// mostWatched is how many sign-ins are listed, the newest.
const mostWatched = 200

// handleWatched shows what has happened in the list, and in the walks of it that are
// open. What is selected stays so.
func (m Model) handleWatched(msg watchedMsg) (Model, tea.Cmd) {
	selected := m.selectedWatched()
	watched := slices.Clone(m.watched)
	for _, seen := range msg.seen {
		watched = withWatched(watched, seen)
		for n, v := range m.walks {
			if v.watched != "" && v.watched == seen.Recorded.Walk.ID {
				v.walk = seen.Recorded.Walk
				m = m.replaceWalk(n, m.refresh(v, v.walk.Start.Parameters))
			}
		}
	}
	m.watched = watched[max(len(watched)-mostWatched, 0):]
	if list, isList := m.start.(screen.List); isList && list.IsWatched() {
		m.start = m.watchedList(selected)
	}
	return m, m.options.Watch.next()
}

// watchedList has the newest sign-in first.
func (m Model) watchedList(selected string) screen.Screen {
	entries, at := make([]screen.Entry, len(m.watched)), 0
	for n := range m.watched {
		seen := m.newestWatched(n)
		entries[n] = screen.Entry{Label: view.Line(seen.When), Note: view.Line(seen.What)}
		if selected == seen.Recorded.Walk.ID {
			at = n
		}
	}
	lines := make([]string, len(m.options.Watch.lines))
	for n, line := range m.options.Watch.lines {
		lines[n] = view.Line(line)
	}
	return screen.NewWatched(entries, lines).Select(at)
}

// newestWatched counts from the newest sign-in.
func (m Model) newestWatched(n int) Watched { return m.watched[len(m.watched)-1-n] }

// selectedWatched is the id of the sign-in that is selected, "" where the newest is.
func (m Model) selectedWatched() string {
	list, isList := m.start.(screen.List)
	if !isList || !list.IsWatched() || list.Selected() == 0 || list.Selected() >= len(m.watched) {
		return ""
	}
	return m.newestWatched(list.Selected()).Recorded.Walk.ID
}

// watch lists the sign-ins of other programs.
func (m Model) watch() Model {
	m = m.selectWalk(startScreen)
	m.start = m.watchedList("")
	return m
}

// openWatched shows a sign-in of another program on the screens of a walk, and goes on
// with it.
func (m Model) openWatched(n int) (Model, tea.Cmd) {
	const said = "This is the sign-in of another program: nothing is sent. Press ^G to view its steps."
	seen := m.newestWatched(n)
	id := seen.Recorded.Walk.ID
	for at, v := range m.walks {
		if v.watched == id {
			m = m.selectWalk(at)
			m.status = said
			return m, nil
		}
	}
	m = m.withRecorded([]Recorded{seen.Recorded})
	v := *m.currentWalk()
	v.watched = id
	m = m.replaceWalk(m.current, v)
	m.status = said
	return m, fetchPoolFacts(m.options, v.controller, m.current, v.walk.Start)
}
