package ui

import (
	"cmp"
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// mapMsg is the map of a walk with the settings that were changed on paper.
type mapMsg struct {
	place, steps int
	changes      []walk.SettingChange
	chart        walk.Map
}

// toggleMap opens the map of the present walk, or closes it.
func (m Model) toggleMap() (Model, tea.Cmd) {
	for n, s := range m.overlays {
		if _, ok := s.(screen.Map); ok {
			m.overlays = m.overlays[:n:n]
			return m, nil
		}
	}
	if m.currentWalk() == nil {
		m = m.selectWalk(len(m.walks) - 1)
	}
	return m.push(screen.NewMap()), m.drawMap(nil)
}

// drawMap asks the rules, beside the screens: they are gone through many times.
func (m Model) drawMap(changes []walk.SettingChange) tea.Cmd {
	v := m.currentWalk()
	if v == nil {
		return nil
	}
	controller, w, place := v.controller, v.walk, m.current
	return func() tea.Msg {
		return mapMsg{place, len(w.Steps), changes, view.Map(controller.Map(w, changes))}
	}
}

// handleMap shows a map, unless the walk or the settings are others by now.
func (m Model) handleMap(msg mapMsg) Model {
	v := m.currentWalk()
	if v == nil || msg.place != m.current || msg.steps != len(v.walk.Steps) {
		return m
	}
	for n, s := range m.overlays {
		if shown, ok := s.(screen.Map); ok && slices.Equal(shown.Changes(), msg.changes) {
			m.overlays = slices.Clone(m.overlays)
			m.overlays[n] = shown.With(msg.chart)
		}
	}
	return m
}

// walkedUser is who signs in, in one word.
func (m Model) walkedUser() string {
	if v := m.currentWalk(); v != nil {
		return cmp.Or(view.Line(v.walk.Start.Username), "this user")
	}
	return "this user"
}
