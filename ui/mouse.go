package ui

import (
	"time"

	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// secondClick is how soon a click on the same place is the second of two.
const secondClick = 400 * time.Millisecond

// click is a click that a second one can follow.
type click struct {
	x, y, number int
	// opens tells that it went to something that a second one opens.
	opens bool
}

// clickOverMsg tells that a second click would come too late.
type clickOverMsg struct{ number int }

// wheelRows is how far the wheel scrolls.
const wheelRows = 3

// handleMouse takes the mouse where it was asked for. A click goes to a field, an entry
// or a panel, and presses the keys of the key row; a second one opens what the first
// went to. The wheel scrolls what is under it, and goes through lists.
func (m Model) handleMouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	if !m.options.Mouse || m.layout.tooSmall {
		return m, nil
	}
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		return m.handleWheel(msg.X, msg.Y, -1)
	case msg.Button == tea.MouseButtonWheelDown:
		return m.handleWheel(msg.X, msg.Y, 1)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		return m.handleClick(msg.X, msg.Y)
	}
	return m, nil
}

// asks tells that something is asked or waited for, and all else is out of reach.
func (m Model) asks() bool { return m.request != nil || m.question != nil || m.dialog != nil }

func (m Model) handleWheel(x, y, turns int) (Model, tea.Cmd) {
	if m.asks() {
		return m, nil
	}
	if p, found := m.panelAt(x, y); found {
		if active, _ := m.activePanel(); active.panel == nil || active.panel.Name() != p.panel.Name() {
			m = m.goToPanel(p.panel.Name())
		}
		return m.scrollBy(wheelRows * turns), nil
	}
	if !m.stepArea().has(x, y) {
		return m, nil
	}
	_, form := m.screen().(screen.Form)
	if form && !m.listIsOpen() || m.besideList(x) {
		return m.scrollStep(wheelRows * turns), nil
	}
	return m.handleScreenKey(arrow(turns))
}

// besideList tells that the mouse is over what stands beside the list of a screen.
func (m Model) besideList(x int) bool {
	area := m.stepArea()
	list, has := m.screen().(interface{ ListWidth(width int) int })
	return has && x-area.x >= list.ListWidth(area.w)
}

// arrow is the key that goes down, or up.
func arrow(direction int) tea.KeyMsg {
	if direction < 0 {
		return tea.KeyMsg{Type: tea.KeyUp}
	}
	return tea.KeyMsg{Type: tea.KeyDown}
}

func (m Model) handleClick(x, y int) (Model, tea.Cmd) {
	if m.layout.keys.has(x, y) {
		return m.pressKeyAt(x)
	}
	if m.asks() {
		return m, nil
	}
	before := m.clicked
	if before.number > 0 && before.y == y && max(before.x-x, x-before.x) <= 1 {
		m.clicked = click{}
		return m.open(x, y, before.opens)
	}
	m.clicks++
	m.clicked = click{x: x, y: y, number: m.clicks}
	m, command := m.goTo(x, y)
	number := m.clicks
	return m, tea.Batch(command, m.options.After(secondClick, func(time.Time) tea.Msg { return clickOverMsg{number} }))
}

func (m Model) handleClickOver(msg clickOverMsg) Model {
	if m.clicked.number == msg.number {
		m.clicked = click{}
	}
	return m
}

// goTo puts the focus where the mouse is; it never presses a button.
func (m Model) goTo(x, y int) (Model, tea.Cmd) {
	if p, found := m.panelAt(x, y); found {
		return m.goToPanel(p.panel.Name()), nil
	}
	area := m.stepArea()
	if !area.has(x, y) {
		return m, nil
	}
	m = m.goToPanel("")
	target, clickable := m.screen().(screen.Clickable)
	if !clickable {
		return m.goToLine(x, y-area.y), nil
	}
	next, event := target.Click(m.context(), area.w, area.h, y-area.y)
	m.stepScroll = 0 // what has the focus is in sight
	m = m.with(next)
	if _, opens := event.(screen.Clicked); opens {
		m.clicked.opens = true
		return m, nil
	}
	return m.handleEvent(event)
}

// goToLine goes through a list as the arrows do, until the line under the mouse has the
// focus. A line that is none of the list changes nothing.
func (m Model) goToLine(x, line int) Model {
	if m.besideList(x) {
		return m
	}
	moved := m
	for range m.stepArea().h {
		at := moved.stepView.Cursor
		if !at.Visible {
			return m
		}
		if at.Y == line {
			break
		}
		direction := 1
		if at.Y > line {
			direction = -1
		}
		next, event := moved.screen().Update(arrow(direction), moved.context())
		further := moved.with(next).withLayout()
		switch to := further.stepView.Cursor.Y; {
		case direction > 0 && to > line, to == at.Y && line == at.Y+1: // the second line of an entry
			moved.clicked.opens = !moved.typing()
			return moved
		case event != nil || to == at.Y:
			return m
		}
		moved = further
	}
	moved.clicked.opens = !moved.typing()
	return moved
}

// open does what enter does, where the first click went to something, or opens what the
// border of a panel names.
func (m Model) open(x, y int, went bool) (Model, tea.Cmd) {
	if p, found := m.panelAt(x, y); found {
		for _, handler := range m.frameKeys() {
			if handler.Label == p.panel.Hint() && handler.DisabledReason == "" {
				return handler.handle(m)
			}
		}
		return m, nil
	}
	if !went {
		return m, nil
	}
	return m.handleScreenKey(tea.KeyMsg{Type: tea.KeyEnter})
}

// panelAt is the panel in sight at a place.
func (m Model) panelAt(x, y int) (placement, bool) {
	for _, p := range m.placedPanels() {
		if p.area.has(x, y) && (m.panelInStep() || p.area != m.layout.step) {
			return p, true
		}
	}
	return placement{}, false
}

// pressKeyAt presses the key that the key row names at a place.
func (m Model) pressKeyAt(x int) (Model, tea.Cmd) {
	_, placed := m.style.HelpRow(m.Keys(), m.width-1)
	for _, p := range placed {
		at := x - m.layout.keys.x - 1 - p.From
		if at < 0 || at >= p.Width {
			continue
		}
		if key, known := keyNamed(p.KeyAt(at)); known {
			return m.handleKey(key)
		}
	}
	return m, nil
}

// keyNamed is the key of a name.
func keyNamed(name string) (key tea.KeyMsg, known bool) {
	for kind := tea.KeyF20; kind <= tea.KeyBackspace; kind++ {
		if kind != tea.KeyRunes && kind.String() == name {
			return tea.KeyMsg{Type: kind}, true
		}
	}
	letters := []rune(name)
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: letters}, len(letters) == 1
}

func (r rect) has(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}
