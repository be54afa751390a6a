package ui

import (
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// handleMouse takes the mouse where it was asked for: the wheel goes through the
// panel or the list under it, a click to a field or an entry.
func (m Model) handleMouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	p := m.layout
	if !m.options.Mouse || p.tooSmall || m.request != nil || m.question != nil || m.dialog != nil {
		return m, nil
	}
	turns := map[tea.MouseButton]int{tea.MouseButtonWheelUp: -1, tea.MouseButtonWheelDown: 1}
	rows, wheel := turns[msg.Button]
	switch {
	case wheel && p.bottom.has(msg.X, msg.Y):
		return m.scrollBy(3 * rows), nil
	case wheel:
		return m.handleScreenKey(tea.KeyMsg{Type: map[int]tea.KeyType{-1: tea.KeyUp, 1: tea.KeyDown}[rows]})
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		return m.handleClick(msg.X, msg.Y), nil
	}
	return m, nil
}

// handleClick puts the focus where the mouse is; it never presses a button.
func (m Model) handleClick(x, y int) Model {
	area := inner(m.layout.step, m.layout.border)
	target, ok := m.screen().(screen.Clickable)
	if !ok || !area.has(x, y) || m.panelInStep() {
		return m
	}
	return m.with(target.Click(m.context(), area.w, area.h, y-area.y))
}

func (r rect) has(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}
