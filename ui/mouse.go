package ui

import tea "github.com/charmbracelet/bubbletea"

// moused takes the mouse where it was asked for: the wheel goes through the
// panel or the list under it.
func (m Model) moused(msg tea.MouseMsg) (Model, tea.Cmd) {
	p := m.places
	if !m.options.Mouse || p.tooSmall || m.request != nil || m.question != nil {
		return m, nil
	}
	turns := map[tea.MouseButton]int{tea.MouseButtonWheelUp: -1, tea.MouseButtonWheelDown: 1}
	rows, wheel := turns[msg.Button]
	switch {
	case wheel && p.bottom.has(msg.X, msg.Y):
		return m.roll(3 * rows), nil
	case wheel:
		return m.entered(tea.KeyMsg{Type: map[int]tea.KeyType{-1: tea.KeyUp, 1: tea.KeyDown}[rows]})
	}
	return m, nil
}

func (r rect) has(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}
