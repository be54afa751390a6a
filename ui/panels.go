package ui

import (
	"fmt"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"
	"authwalk/ui/style"
)

// A panel that stands beside the step, drawn into a width. Tail tells that its
// newest rows are the last ones.
type side struct {
	title, corner string
	rows          func(width int) panel.Rows
	// second is what goes beside the rows where there is room, else under them.
	second func(width int) panel.Rows
	tail   bool
}

// sides are the panels there are now: those with a place of their own where
// the window has one, and those that ^O turns through.
type sides struct {
	top, under *side
	turning    []side
}

// sides puts the panels of the present screen into the places there are.
func (m Model) sides(p layout) sides {
	o := m.currentWalk()
	if o == nil {
		return m.startSides(p)
	}
	var s sides
	wire, why, path := m.wireSide(o), m.whySide(o), m.pathSide(o)
	switch shown := m.screen().(type) {
	case screen.Tokens:
		why = side{title: "What this is", rows: func(width int) panel.Rows { return m.about(shown, width) }}
	case screen.Replay:
		then := m.asOf(*o, shown.Step())
		wire, why = m.wireSide(&then), m.whySide(&then)
	}
	turning := []side{wire}
	_, outcome := m.screen().(screen.Outcome)
	if p.under.empty() && m.explanationInForm == nil && !outcome {
		turning = m.ordered(p, why, wire)
	}
	if !p.under.empty() {
		s.under = &why
	}
	if p.top.empty() {
		turning = append(turning, path)
	} else {
		s.top = &path
	}
	if o.hasInbox {
		turning = append(turning, m.inboxSide(o))
	}
	s.turning = turning
	return s
}

// asOf is a walk as it was when a step answered the challenge before it.
func (m Model) asOf(o walkView, step walk.Step) walkView {
	o.wire = o.controller.Wire(step)
	o.explanation = view.Explanation(o.controller.Explain(o.walk, max(step.Number-1, 1)))
	o.panelStep = step.Number
	return o
}

// startSides explain what has the focus on the start form, and list the walks
// of this run.
func (m Model) startSides(p layout) sides {
	form, ok := m.start.(screen.Form)
	if !ok {
		return sides{}
	}
	about := side{title: "About this", rows: func(width int) panel.Rows { return m.about(form, width) }}
	if len(m.walks) == 0 {
		return sides{turning: []side{about}}
	}
	recent := side{title: "Walks of this run", corner: style.Path.Label, rows: m.recent}
	if p.top.empty() {
		return sides{turning: []side{about, recent}}
	}
	return sides{top: &about, turning: []side{recent}}
}

// ordered puts why before the wire where it stands beside the step: it is what
// most people need. Where a panel takes the step's place, the wire is first.
func (m Model) ordered(p layout, why, wire side) []side {
	if p.single {
		return []side{wire, why}
	}
	return []side{why, wire}
}

// about explains what has the focus.
func (m Model) about(s screen.Screen, width int) panel.Rows {
	var rows []string
	for _, says := range s.Help(m.bare()) {
		if says != "" {
			rows = append(append(rows, m.style.Paragraph(style.Text, "", says, width)...), "")
		}
	}
	return panel.Lines(rows)
}

// recent lists the walks of this run, newest first.
func (m Model) recent(width int) panel.Rows {
	return panel.Rows{Total: len(m.walks), At: func(n int) string {
		w := m.walks[len(m.walks)-1-n].clean
		text := view.Line(w.Start.Username) + "  " + strings.Join(w.Path(), " "+m.style.Signs.Next+" ")
		end := ""
		if len(w.Steps) > 0 {
			end = screen.StepResult(w.Steps[len(w.Steps)-1])
		}
		return m.style.Ends(text, end, width)
	}}
}

func (m Model) wireSide(o *walkView) side {
	title := "Wire"
	n := len(o.walk.Steps)
	switch {
	case o.panelStep > 0:
		title = fmt.Sprintf("Wire %d/%d", o.panelStep, n)
	case n > 0:
		title = fmt.Sprintf("Wire %d/%d", n, n)
	}
	part := func(draw func(style.Style, walk.Wire, bool, int) panel.Rows) func(int) panel.Rows {
		return func(width int) panel.Rows { return draw(m.style, o.wire, m.isRevealed(), width) }
	}
	return side{title: title, rows: part(panel.SentRows), second: part(panel.ReceivedRows)}
}

func (m Model) whySide(o *walkView) side {
	return side{title: "Why", rows: func(width int) panel.Rows { return panel.Why(m.style, o.explanation, width) }}
}

func (m Model) pathSide(o *walkView) side {
	return side{title: "Path", corner: style.Path.Label, tail: true, rows: func(width int) panel.Rows {
		return panel.Path(m.style, o.clean, width)
	}}
}

func (m Model) inboxSide(o *walkView) side {
	return side{title: "Inbox", rows: func(width int) panel.Rows { return panel.Inbox(m.style, o.messages, width) }}
}

// explanationHead is the blank line, the rule and the heading before an explanation
// that stands under the fields.
const explanationHead = 3

// formExplanation is the explanation to be drawn under the fields of a form: where
// no panel has a place for it, and the fields leave room.
func (m Model) formExplanation() *walk.Explanation {
	p := m.layout
	o := m.currentWalk()
	form, ok := m.screen().(screen.Form)
	if o == nil || !ok || !p.under.empty() || o.explanation.Description == "" {
		return nil
	}
	area := inner(p.step, p.border)
	need := form.Lines(m.bare(), area.w) + explanationHead + len(style.Wrap(o.explanation.Description, max(area.w, 1)))
	for _, note := range o.explanation.Notes {
		need += len(style.Wrap(note, max(area.w, 1)))
	}
	if need > area.h {
		return nil
	}
	return &o.explanation
}
