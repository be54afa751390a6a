package ui

import (
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"
	"authwalk/ui/style"
)

// withLayout is the model with its rectangles and the screen drawn into them,
// computed once for all that is asked of them until the next message.
func (m Model) withLayout() Model {
	m.layout = m.computeLayout()
	if m.layout.tooSmall {
		return m
	}
	m.explanationInForm = m.formExplanation()
	area := m.stepArea()
	m.stepView = m.screen().View(m.context(), area.w, area.h)
	return m
}

// computeLayout computes the rectangles for the present window and screen.
func (m Model) computeLayout() layout {
	focused, present := m.screen(), len(m.summaryLines())
	if focused.Shape() == screen.FullWindow {
		present = 0
	}
	height := m.height - present
	if m.boxed() {
		return boxedLayout(m.width, height).withSummary(present, m.width).withStatus(m.statusHeight())
	}
	shape := focused.Shape()
	if m.currentWalk() == nil && !m.atForm() {
		shape = max(shape, screen.FullWidth)
	}
	l := arrange(m.width, height, shape, 0)
	if !l.under.empty() {
		l = arrange(m.width, height, shape, focused.Lines(m.bareContext(), inner(l.step, l.border).w))
	}
	around := func(l layout) layout { return l.withSummary(present, m.width).withStatus(m.statusHeight()) }
	l = m.withoutEmptyPanels(l)
	form, is := focused.(screen.Form)
	if !is || !form.HasCode() {
		return around(l)
	}
	higher := l
	higher.step.h, higher.under = l.step.h+l.under.h, rect{}
	return m.firstWithCode(form, around(l), around(higher), around(arrange(m.width, height, screen.FullWidth, 0)))
}

// firstWithCode is the first of some layouts that has room for the QR code of a form:
// the explanation under it gives way, then what is beside it. It is the first of all
// where none has.
func (m Model) firstWithCode(form screen.Form, layouts ...layout) layout {
	for _, l := range layouts {
		if area := inner(l.step, l.border); form.ShowsCode(m.bareContext(), area.w, area.h) {
			return l
		}
	}
	return layouts[0]
}

// atForm tells that the start form stands at the start.
func (m Model) atForm() bool {
	_, form := m.start.(screen.Form)
	return form
}

// withoutEmptyPanels gives the areas of panels that there are not to their
// neighbours: the start has hardly any, and an outcome explains itself.
func (m Model) withoutEmptyPanels(l layout) layout {
	_, outcome := m.screen().(screen.Outcome)
	if m.currentWalk() == nil || outcome {
		l.step.h += l.under.h
		l.under = rect{}
	}
	if m.currentWalk() == nil && !l.top.empty() && len(m.walks) == 0 {
		l.top, l.bottom = rect{}, union(l.top, l.bottom)
	}
	return l
}

// union is the rectangle around two that touch.
func union(a, b rect) rect {
	x, y := min(a.x, b.x), min(a.y, b.y)
	return rect{x, y, max(a.x+a.w, b.x+b.w) - x, max(a.y+a.h, b.y+b.h) - y}
}

// bareContext is what a screen is told to find out how much room it would like.
func (m Model) bareContext() screen.Context {
	return screen.Context{Style: m.style, Now: m.serverNow(), Here: m.now, Revealed: m.isRevealed(), Present: m.options.Present}
}

// context is what a screen is told to draw and decide with.
func (m Model) context() screen.Context {
	c, area := m.bareContext(), m.stepArea()
	c.Width, c.Height = area.w, area.h
	c.Explanation = m.explanationInForm
	c.Expired = m.repeatsOnEnter()
	c.HelpBeside = !m.layout.under.empty()
	c.Scroll = m.stepScroll
	if m.active == "" || m.active == stepName {
		c.PageKey = style.PageDn.Label
	}
	if v := m.currentWalk(); v != nil && v.codeArrived() != "" && !c.Expired {
		c.Arrived = "arrived, " + style.Newest.Label + " fills it in"
	}
	if v := m.currentWalk(); v != nil && v.operation == "" && m.question == nil && m.width >= threeAreas {
		controller, w := v.controller, v.walk
		c.Preview = func(answer walk.Values) walk.Wire { return controller.Preview(w, answer) }
	}
	return c
}

// explanationHead is the empty line, the rule and the heading before an
// explanation that stands under the fields.
const explanationHead = 3

// formExplanation is the explanation to be drawn under the fields of a form:
// where no panel has an area for it, and the fields leave room for all of it.
func (m Model) formExplanation() *walk.Explanation {
	l, v := m.layout, m.currentWalk()
	form, ok := m.screen().(screen.Form)
	if v == nil || !ok || m.question != nil || m.width >= threeAreas || !l.under.empty() {
		return nil
	}
	area := m.stepArea()
	if form.ShowsCode(m.bareContext(), area.w, area.h) {
		return nil
	}
	explanation := v.explained()
	if explanation.Description == "" {
		return nil
	}
	rows := panel.Explanation{Style: m.style, Explanation: explanation}.Rows(area.w)
	if form.Lines(m.bareContext(), area.w)+explanationHead+rows.Total > area.h {
		return nil
	}
	return &explanation
}
