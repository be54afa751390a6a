package ui

// turned goes to the next panel; where panels take the step's place, the step
// is one of them.
func (m Model) turned() Model {
	p := m.layout
	count := len(m.sides(p).turning)
	if p.single {
		count++
	}
	if count > 0 {
		m.turn = (m.turn + 1) % count
	}
	m.scroll = 0
	return m
}

// swapped tells that a panel stands in the step's place.
func (m Model) swapped() bool {
	p := m.layout
	return p.single && m.turn > 0 && m.turn <= len(m.sides(p).turning) && len(m.overlays) == 0
}

// facing is the panel that ^O has turned to, or nil.
func (m Model) facing(p layout, s sides) *side {
	turn := m.turn
	if p.single {
		turn--
	}
	if len(s.turning) == 0 || turn < 0 {
		return nil
	}
	return &s.turning[turn%len(s.turning)]
}

func (m Model) panelsOff() string {
	if len(m.overlays) > 0 {
		return "close this first"
	}
	p := m.layout
	s := m.sides(p)
	if len(s.turning) == 0 || len(s.turning) == 1 && !p.single {
		return "there is no other panel"
	}
	return ""
}

func (m Model) scrollOff() string {
	if m.facing(m.layout, m.sides(m.layout)) == nil {
		return "there is no panel to scroll"
	}
	return ""
}

// scrolled moves the panel by half a page.
func (m Model) scrolled(pages int) Model { return m.roll(pages * 8) }

func (m Model) roll(rows int) Model {
	m.scroll += rows
	p := m.layout
	if facing := m.facing(p, m.sides(p)); facing != nil {
		area := m.panelArea(p)
		rows := facing.rows(area.w)
		if facing.second != nil {
			rows = rows.Then(facing.second(area.w))
		}
		most := max(rows.Total-area.h, 0)
		if facing.tail {
			m.scroll = max(min(m.scroll, 0), -most)
		} else {
			m.scroll = max(min(m.scroll, most), 0)
		}
	}
	return m
}

// panelArea is where the panel that turns is drawn.
func (m Model) panelArea(p layout) rect {
	if p.single {
		return inner(p.step, p.border)
	}
	return inner(p.bottom, true)
}

// handleScrollKey scrolls a panel in the step's place with the arrows.
func (m Model) handleScrollKey(name string) Model {
	switch name {
	case "up":
		return m.roll(-1)
	case "down":
		return m.roll(1)
	}
	return m
}
