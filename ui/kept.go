package ui

import (
	"authwalk/flow/view"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Kept is a recorded walk that can be opened.
type Kept struct {
	// When is when it was made, What who signed in, and how that came out.
	When, What string
	Open       func() (Recorded, error)
}

type (
	// keptMsg is the list of the recorded walks, keptOpenedMsg one of them.
	keptMsg struct {
		kept []Kept
		err  error
	}
	keptOpenedMsg struct {
		recorded Recorded
		err      error
	}
)

// listKept reads the list of the recorded walks.
func (m Model) listKept() tea.Cmd {
	list := m.options.Kept
	return func() tea.Msg {
		kept, err := list()
		return keptMsg{kept, err}
	}
}

func (m Model) handleKept(msg keptMsg) Model {
	if msg.err != nil {
		m.status = view.Line(msg.err.Error())
		return m
	}
	m.kept = msg.kept
	m.start = m.keptList()
	return m
}

func (m Model) keptList() screen.Screen {
	entries := make([]screen.Entry, len(m.kept))
	for n, kept := range m.kept {
		entries[n] = screen.Entry{Label: view.Line(kept.When), Note: view.Line(kept.What)}
	}
	return screen.NewRecords(entries)
}

// openKept reads one of the recorded walks.
func (m Model) openKept(n int) tea.Cmd {
	open := m.kept[n].Open
	return func() tea.Msg {
		recorded, err := open()
		return keptOpenedMsg{recorded, err}
	}
}

func (m Model) handleKeptOpened(msg keptOpenedMsg) Model {
	if msg.err != nil {
		m.status = view.Line(msg.err.Error())
		return m
	}
	m = m.withRecorded([]Recorded{msg.recorded})
	m.status = "This is a record: nothing is sent. Press ^G to view its steps."
	return m
}
