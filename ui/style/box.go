package style

import "strings"

// Box draws lines in a border that is width cells wide and height lines high.
// The title sits in the top line at the left, the corner at the right. A
// focused box has the heavy border.
func (s Style) Box(title, corner string, lines []string, width, height int, focused bool) []string {
	if width < 4 || height < 2 {
		return s.Fit(lines, width, height)
	}
	border, role := s.Signs.Box, Line
	if focused {
		border, role = s.Signs.Heavy, Accent
	}
	box := make([]string, 0, height)
	box = append(box, s.top(title, corner, width, border, role))
	side := s.Paint(role, border.Down)
	for _, line := range s.Fit(lines, width-4, height-2) {
		box = append(box, side+" "+line+" "+side)
	}
	bottom := border.BottomLeft + strings.Repeat(border.Across, width-2) + border.BottomRight
	return append(box, s.Paint(role, bottom))
}

func (s Style) top(title, corner string, width int, border Border, role Role) string {
	room := width - 4
	corner = s.inset(corner, room/2)
	room -= Width(corner)
	title = s.inset(title, room)
	room -= Width(title)
	across := func(n int) string { return s.Paint(role, strings.Repeat(border.Across, max(n, 0))) }
	return s.Paint(role, border.TopLeft) + across(1) + title + across(room) + corner + across(1) +
		s.Paint(role, border.TopRight)
}

// inset is text with a blank on both sides, or nothing where there is no room.
func (s Style) inset(text string, room int) string {
	if text == "" || room < 3 {
		return ""
	}
	return " " + s.Clip(text, room-2) + " "
}
