package ui

import "authwalk/ui/screen"

// The least window in which the palette lies over the step, and the most cells it
// takes there. In a smaller one it takes the step's place.
const (
	boxedWidth, boxedHeight = 60, 18
	boxMost                 = 100
)

// boxed tells that the screen that has the focus lies over the step as a box.
func (m Model) boxed() bool {
	return m.paletteShown() && m.width >= boxedWidth && m.height >= boxedHeight
}

func (m Model) paletteShown() bool {
	_, shown := m.screen().(screen.Palette)
	return shown
}

// boxedLayout has the box in the middle, and no panels.
func boxedLayout(width, height int) layout {
	l := arrange(width, height, screen.FullWidth, 0)
	body := l.step
	w, h := min(body.w-8, boxMost), body.h-2
	l.step = rect{body.x + (body.w-w)/2, body.y + 1, w, h}
	l.top, l.bottom, l.under, l.single = rect{}, rect{}, rect{}, false
	return l
}
