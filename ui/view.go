package ui

import (
	"fmt"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"
	"authwalk/ui/style"
	"authwalk/ui/term"
)

// placed is the model with its places and what goes into them, computed once
// for all that is asked of them until the next message.
func (m Model) withLayout() Model {
	m.layout = m.computeLayout()
	m.explanationInForm = m.formExplanation()
	return m
}

// computeLayout computes the rectangles for the present window and screen.
func (m Model) computeLayout() layout {
	focused := m.screen()
	shape := focused.Shape()
	if m.currentWalk() == nil && !m.atForm() {
		shape = max(shape, screen.FullWidth)
	}
	p := arrange(m.width, m.height, shape, 0)
	if !p.under.empty() {
		p = arrange(m.width, m.height, shape, focused.Lines(m.bare(), inner(p.step, p.border).w))
	}
	return m.withoutEmptyPanels(p)
}

// atForm tells that the start form stands at the start.
func (m Model) atForm() bool {
	_, form := m.start.(screen.Form)
	return form
}

// withoutEmptyPanels gives the places of panels that there are not to their neighbours:
// the start has hardly any, and an outcome is a why of its own.
func (m Model) withoutEmptyPanels(p layout) layout {
	_, outcome := m.screen().(screen.Outcome)
	if m.currentWalk() == nil || outcome {
		p.step.h += p.under.h
		p.under = rect{}
	}
	if m.currentWalk() != nil {
		return p
	}
	if !p.top.empty() && len(m.walks) == 0 {
		p.top, p.bottom = rect{}, union(p.top, p.bottom)
	}
	return p
}

// union is the rectangle around two that touch.
func union(a, b rect) rect {
	x, y := min(a.x, b.x), min(a.y, b.y)
	return rect{x, y, max(a.x+a.w, b.x+b.w) - x, max(a.y+a.h, b.y+b.h) - y}
}

// bare is what a screen is told to find out how much room it would like.
func (m Model) bare() screen.Context {
	return screen.Context{Style: m.style, Now: m.now, Revealed: m.isRevealed()}
}

// context is what a screen is told to draw and decide with.
func (m Model) context() screen.Context {
	c := m.bare()
	p := m.layout
	c.Explanation = m.explanationInForm
	c.HelpBeside = !p.under.empty()
	if o := m.currentWalk(); o != nil && o.operation == "" && m.width >= threeAreas {
		controller, w := o.controller, o.walk
		c.Preview = func(answer walk.Values) walk.Wire { return controller.Preview(w, answer) }
	}
	return c
}

// View draws the window: never a line longer than it, nor more lines than it
// has.
func (m Model) View() string {
	frame, _ := m.Draw()
	return frame
}

// Draw draws the window and says where the real cursor belongs.
func (m Model) Draw() (string, term.Cursor) {
	if m.quitting || m.width <= 0 || m.height <= 0 {
		return "", term.Cursor{}
	}
	p := m.layout
	if p.tooSmall {
		return m.style.Clip(fmt.Sprintf("window too small (%d×%d needed)", leastWidth, leastHeight), m.width), term.Cursor{}
	}
	canvas := newCanvas(m.width, m.height)
	m.drawFrame(canvas, p)
	cursor := m.drawStep(canvas, p)
	m.drawSides(canvas, p)
	return m.style.ASCII(canvas.String()), cursor
}

func (m Model) drawFrame(c *canvas, p layout) {
	row := func(r rect, text string) {
		if !r.empty() {
			c.put(rect{r.x + 1, r.y, r.w - 2, 1}, []string{text})
		}
	}
	width := m.width - 2
	row(p.header, m.style.Ends(m.identity(), m.endpoint(), width))
	row(p.path, m.pathRow(width))
	row(p.status, m.statusRow(width))
	row(p.keys, m.style.HelpLine(m.Keys(), width))
}

// drawStep draws the screen that has the focus, or the panel in its place, and
// says where the cursor is.
func (m Model) drawStep(c *canvas, p layout) term.Cursor {
	if m.swapped() {
		m.drawSide(c, p.step, p.border, true, m.facing(p, m.sides(p)))
		return term.Cursor{}
	}
	area := inner(p.step, p.border)
	view := m.screen().View(m.context(), area.w, area.h)
	lines := m.style.Fit(view.Lines, area.w, area.h)
	if p.border {
		c.put(p.step, m.style.Box(m.stepTitle(view.Title), view.Corner, lines, p.step.w, p.step.h, true))
	} else {
		c.put(area, lines)
	}
	x, y := area.x+view.Cursor.X, area.y+view.Cursor.Y
	inside := view.Cursor.X < area.w && view.Cursor.Y < area.h
	return term.Cursor{X: x, Y: y, Visible: view.Cursor.Visible && inside && m.request == nil}
}

// stepTitle numbers the step on screen.
func (m Model) stepTitle(title string) string {
	o := m.currentWalk()
	if _, waiting := m.screen().(screen.Form); !waiting || o == nil || o.operation != "" {
		return title
	}
	return fmt.Sprintf("%d  %s", o.formStep+1, title)
}

func (m Model) drawSides(c *canvas, p layout) {
	s := m.sides(p)
	if s.top != nil && !p.top.empty() {
		m.drawSide(c, p.top, true, false, s.top)
	}
	if s.under != nil && !p.under.empty() {
		m.drawSide(c, p.under, true, false, s.under)
	}
	if facing := m.facing(p, s); facing != nil && !p.bottom.empty() {
		m.drawSide(c, p.bottom, true, true, facing)
	}
}

// drawSide draws a panel into a place; the one that turns is scrolled.
func (m Model) drawSide(c *canvas, place rect, border, turns bool, s *side) {
	if s == nil {
		return
	}
	area := inner(place, border)
	scroll := 0
	if turns {
		scroll = m.scroll
	}
	lines := m.halves(s, area, scroll)
	corner := s.corner
	if turns && corner == "" && m.panelsOff() == "" {
		corner = style.Panel.Label
	}
	if !border {
		c.put(area, lines)
		return
	}
	c.put(place, m.style.Box(s.title, corner, lines, place.w, place.h, false))
}

// window is the part of rows that is in sight; what is not is counted.
func (m Model) window(rows panel.Rows, height, scroll int, tail bool) []string {
	over := max(rows.Total-height, 0)
	first := max(min(scroll, over), 0)
	if tail {
		first = max(over+min(scroll, 0), 0)
	}
	lines := make([]string, 0, height)
	for n := first; n < min(first+height, rows.Total); n++ {
		lines = append(lines, rows.At(n))
	}
	mark := func(sign string, n int) string {
		return m.style.Paint(style.Muted, fmt.Sprintf("%s %d more", sign, n))
	}
	if below := rows.Total - first - height; below > 0 && height > 2 {
		lines[height-1] = mark(m.style.Signs.More, below+1)
	}
	if first > 0 && height > 2 {
		lines[0] = mark(m.style.Signs.Less, first+1)
	}
	return lines
}

// halves puts a panel's two parts side by side where it has two and the place
// is wide, else one under the other.
func (m Model) halves(s *side, area rect, scroll int) []string {
	if s.second == nil || area.w < hugeWidth/2 {
		rows := s.rows(area.w)
		if s.second != nil {
			rows = rows.Then(s.second(area.w))
		}
		return m.window(rows, area.h, scroll, s.tail)
	}
	half := area.w/2 - 1
	first := m.window(s.rows(half), area.h, scroll, false)
	return style.Beside(first, m.window(s.second(half), area.h, scroll, false), half+2)
}
