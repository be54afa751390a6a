package ui

import "authwalk/ui/panel"

// placement is a panel where it is drawn.
type placement struct {
	panel  panel.Panel
	area   rect
	border bool
}

// inner is the part of its area that its rows are drawn into.
func (p placement) inner() rect {
	area := inner(p.area, p.border)
	if !p.border {
		area.y, area.h = area.y+1, area.h-1 // the title has a row of its own
	}
	return area
}

// placedPanels are the panels in sight: the path and the explanation where they have
// an area of their own, and of all others the active one, or else the first.
func (m Model) placedPanels() []placement {
	l := m.layout
	var own, shared []placement
	for _, p := range m.panels() {
		switch place := m.place(p); {
		case place.area.empty():
		case place.area == m.ownArea(p):
			own = append(own, place)
		default:
			shared = append(shared, place)
		}
	}
	for _, p := range shared {
		if p.panel.Name() == m.active {
			return append(own, p)
		}
	}
	if len(shared) > 0 && !l.single {
		own = append(own, shared[0])
	}
	return own
}

// place is where a panel is drawn when it is in sight; its area is empty where
// the window has none for it.
func (m Model) place(p panel.Panel) placement {
	switch area := m.ownArea(p); {
	case !area.empty():
		return placement{p, area, true}
	case m.layout.single:
		return placement{p, m.layout.step, m.layout.border}
	default:
		return placement{p, m.layout.bottom, true}
	}
}

// ownArea is the area that belongs to a panel alone, empty where it has none.
func (m Model) ownArea(p panel.Panel) rect {
	switch p.(type) {
	case panel.Path, panel.Walks:
		return m.layout.top
	case panel.Explanation, panel.About:
		return m.layout.under
	}
	return rect{}
}
