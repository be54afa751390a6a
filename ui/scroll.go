package ui

import (
	"slices"

	"authwalk/ui/panel"
)

// stepName stands for the step among the panels that ^O goes through.
const stepName panel.Name = "step"

// stepScrollable tells that the step is one of those that ^O goes through: where
// panels take its place, and where it is longer than its area.
func (m Model) stepScrollable() bool {
	return m.layout.single || m.stepOverflows()
}

func (m Model) stepOverflows() bool { return m.stepView.Above+m.stepView.Below > 0 }

// scrollable are the names that ^O goes through.
func (m Model) scrollable() []panel.Name {
	var names []panel.Name
	if m.stepScrollable() {
		names = append(names, stepName)
	}
	if m.layout.single && m.overlaid() {
		return names
	}
	for _, p := range m.panels() {
		if !m.place(p).area.empty() {
			names = append(names, p.Name())
		}
	}
	return names
}

// activeName is which of them is scrolled now: the one that ^O went to, or
// else the step, or else the first.
func (m Model) activeName() panel.Name {
	names := m.scrollable()
	switch {
	case slices.Contains(names, m.active):
		return m.active
	case len(names) > 0:
		return names[0]
	}
	return ""
}

// activePanel is the panel that is scrolled; there is none where the step is.
func (m Model) activePanel() (placement, bool) {
	name := m.activeName()
	for _, p := range m.placedPanels() {
		if p.panel.Name() == name {
			return p, true
		}
	}
	return placement{}, false
}

// panelInStep tells that a panel stands in the step's place.
func (m Model) panelInStep() bool {
	_, active := m.activePanel()
	return active && m.layout.single && !m.overlaid()
}

// overlaid tells that something lies over the screen and its panels:
// a question has a panel of its own.
func (m Model) overlaid() bool { return len(m.overlays) > 0 && m.question == nil }

// nextPanel makes the next one active.
func (m Model) nextPanel() Model {
	names := m.scrollable()
	if len(names) > 0 {
		m.active = names[(slices.Index(names, m.activeName())+1)%len(names)]
	}
	m.scroll = 0
	return m
}

// noOtherPanel is why ^O cannot go on.
func (m Model) noOtherPanel() string {
	switch {
	case m.overlaid() && m.layout.single:
		return "close this first"
	case len(m.scrollable()) < 2:
		return "there is no other panel"
	}
	return ""
}

// nothingToScroll is why pgup and pgdn have nothing to do.
func (m Model) nothingToScroll() string {
	if m.activeName() == stepName && m.stepOverflows() {
		return ""
	}
	if p, ok := m.activePanel(); ok {
		if area := p.inner(); panel.Overflows(m.style, p.panel, area.w, area.h) {
			return ""
		}
	}
	return "everything is in sight"
}

// scrollPage scrolls as far as leaves something of what was in sight: the rows
// that only count what is hidden do not.
func (m Model) scrollPage(pages int) Model {
	height := m.stepView.Page
	if p, ok := m.activePanel(); ok {
		height = p.inner().h
	}
	return m.scrollBy(pages * max(height-3, 1))
}

// scrollBy scrolls the active panel, or the step, by so many rows.
func (m Model) scrollBy(rows int) Model {
	if p, ok := m.activePanel(); ok {
		area := p.inner()
		m.scroll = panel.Scroll(m.style, p.panel, area.w, area.h, m.scroll, rows)
		return m
	}
	return m.scrollStep(rows)
}

func (m Model) scrollStep(rows int) Model {
	m.stepScroll += max(min(rows, m.stepView.Below), -m.stepView.Above)
	return m
}

// handleScrollKey scrolls a panel in the step's place with the arrows.
func (m Model) handleScrollKey(name string) Model {
	switch name {
	case "up":
		return m.scrollBy(-1)
	case "down":
		return m.scrollBy(1)
	}
	return m
}
