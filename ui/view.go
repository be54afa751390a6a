package ui

import (
	"fmt"
	"strings"

	"authwalk/ui/panel"
	"authwalk/ui/screen"
	"authwalk/ui/style"
	"authwalk/ui/term"
)

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
	if m.layout.tooSmall {
		return m.style.Clip(fmt.Sprintf("The window is too small: at least %d×%d is needed.", leastWidth, leastHeight), m.width), term.Cursor{}
	}
	canvas := newCanvas(m.width, m.height)
	m.drawFrame(canvas)
	if m.boxed() {
		m.pop().withLayout().drawBody(canvas)
	}
	cursor := m.drawBody(canvas)
	return m.style.ASCII(canvas.String()), cursor
}

// drawBody draws the step and its panels and says where the cursor is.
func (m Model) drawBody(c *canvas) (cursor term.Cursor) {
	if !m.panelInStep() {
		cursor = m.drawStep(c)
	}
	m.drawPanels(c)
	return cursor
}

func (m Model) drawFrame(c *canvas) {
	row := func(r rect, text string) {
		if !r.empty() {
			c.draw(rect{r.x + 1, r.y, r.w - 2, 1}, []string{text})
		}
	}
	l, width := m.layout, m.width-2
	row(l.header, m.style.Ends(m.identity(), m.endpoint(), width))
	row(l.path, m.pathRow(width))
	if !l.summary.empty() {
		c.draw(inner(l.summary, false), m.summaryLines())
	}
	if !l.status.empty() {
		c.draw(inner(l.status, false), m.statusLines(width))
	}
	if !l.keys.empty() { // to the last column: every key counts
		c.draw(rect{l.keys.x + 1, l.keys.y, l.keys.w - 1, 1}, []string{m.style.HelpLine(m.Keys(), m.width-1)})
	}
}

// statusLines are the status over as many rows as the layout has for it. The
// first says what is talked to where no header does.
func (m Model) statusLines(width int) []string {
	rest := m.statusText()
	lines := []string{rest}
	if m.layout.status.h > 1 {
		lines = style.Wrap(rest, width)
	}
	if last := m.layout.status.h - 1; len(lines) > last+1 {
		for _, line := range lines[:last] {
			rest = strings.TrimLeft(strings.TrimPrefix(rest, line), " ") // a name is broken without one
		}
		lines[last] = m.style.Clip(rest, width)
	}
	target, decided := m.target()
	if m.layout.header.empty() && decided {
		where := m.localOrLive(target)
		lines[0] = m.style.Ends(m.style.Clip(lines[0], width-style.Width(where)-1), where, width)
	}
	return m.style.Fit(lines, width, m.layout.status.h)
}

// drawStep draws the screen that has the focus and says where the cursor is.
func (m Model) drawStep(c *canvas) term.Cursor {
	l, view := m.layout, m.stepView
	area := m.stepArea()
	lines := m.style.Fit(view.Lines, area.w, area.h)
	switch title := m.stepTitle(view.Title); {
	case m.boxed():
		c.drawOver(l.step, m.style.Box(title, view.Corner, lines, l.step.w, l.step.h, true))
	case l.border:
		c.draw(l.step, m.style.Box(title, view.Corner, lines, l.step.w, l.step.h, true))
	case m.titleRow():
		c.draw(inner(l.step, false), append([]string{m.style.Ends(title, view.Corner, area.w)}, lines...))
	default:
		c.draw(area, lines)
	}
	x, y := area.x+view.Cursor.X, area.y+view.Cursor.Y
	inside := view.Cursor.X < area.w && view.Cursor.Y < area.h
	return term.Cursor{X: x, Y: y, Visible: view.Cursor.Visible && inside && (m.request == nil || m.question != nil)}
}

// stepArea is where the lines of the screen are drawn.
func (m Model) stepArea() rect {
	area := inner(m.layout.step, m.layout.border)
	if m.titleRow() {
		area.y++
		area.h--
	}
	return area
}

// titleRow tells that the title of the screen has a row of its own: there is no
// border to hold it, and the path does not say it.
func (m Model) titleRow() bool {
	if l := m.layout; l.border || l.step.h < titledHeight || l.step.y == 0 || m.pathNamesScreen() {
		return false
	}
	_, form := m.screen().(screen.Form)
	return !form || m.question != nil || m.currentWalk() == nil || m.currentWalk().operation != ""
}

// pathNamesScreen tells that the row of the path says what the screen is, as all its title
// would.
func (m Model) pathNamesScreen() bool {
	if m.layout.path.empty() || len(m.overlays) > 1 {
		return false
	}
	switch shown := m.screen().(type) {
	case screen.Map:
		return len(shown.Changes()) == 0
	case screen.Compare:
		return true
	case screen.History:
		return len(m.walks) < 2 // several are counted there
	case screen.List:
		return m.currentWalk() == nil && m.walksShown()
	}
	return false
}

// titledHeight is the height from which a row is spared for a title.
const titledHeight = 5

// stepTitle numbers the step on screen as the path does.
func (m Model) stepTitle(title string) string {
	v := m.currentWalk()
	if _, waiting := m.screen().(screen.Form); !waiting || v == nil || v.operation != "" || m.question != nil {
		return title
	}
	return fmt.Sprintf("%d  %s", len(v.walk.Steps)+1, title)
}

// drawPanels draws every panel in sight; the active one is marked and scrolled.
func (m Model) drawPanels(c *canvas) {
	active, _ := m.activePanel()
	for _, p := range m.placedPanels() {
		if m.layout.single && p.area == m.layout.step && !m.panelInStep() {
			continue
		}
		m.drawPanel(c, p, active.panel != nil && p.panel.Name() == active.panel.Name())
	}
}

func (m Model) drawPanel(c *canvas, p placement, active bool) {
	area, scroll := p.inner(), 0
	title, hint := p.panel.Title(), p.panel.Hint()
	if active {
		scroll = m.scroll
		title = m.style.Paint(style.Accent, title)
		hint = m.activeHint(p)
	}
	lines := panel.Draw(m.style, p.panel, area.w, area.h, scroll)
	if !p.border {
		c.draw(inner(p.area, false), append([]string{m.style.Ends(title, hint, area.w)}, lines...))
		return
	}
	c.draw(p.area, m.style.Box(title, hint, lines, p.area.w, p.area.h, false))
}

// activeHint names the keys that do something with the active panel.
func (m Model) activeHint(p placement) string {
	area := p.inner()
	switch {
	case panel.Overflows(m.style, p.panel, area.w, area.h):
		return "pgup pgdn"
	case p.panel.Hint() != "":
		return p.panel.Hint()
	case m.noOtherPanel() == "":
		return style.Panel.Label
	}
	return ""
}
