package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"
)

// panels are those of the present screen, in the order that ^O goes through
// them. A new panel is a type of package panel and a line here.
func (m Model) panels() []panel.Panel {
	o := m.currentWalk()
	if o == nil {
		return m.startPanels()
	}
	shown := *o
	if replay, ok := m.screen().(screen.Replay); ok {
		shown = m.asOf(shown, replay.Step())
	}
	var panels []panel.Panel
	if explanation := m.explanationPanel(shown); explanation != nil {
		panels = append(panels, explanation)
	}
	panels = append(panels, m.wirePanel(shown), panel.Path{Style: m.style, Walk: o.clean})
	if o.hasInbox {
		panels = append(panels, panel.Inbox{Style: m.style, Messages: o.messages})
	}
	return panels
}

// startPanels explain what has the focus on the start form, and list the walks
// of this run.
func (m Model) startPanels() []panel.Panel {
	form, ok := m.start.(screen.Form)
	if !ok {
		return nil
	}
	panels := []panel.Panel{panel.About{Style: m.style, Texts: form.Help(m.bareContext())}}
	if len(m.walks) == 0 {
		return panels
	}
	walks := make([]walk.Walk, len(m.walks))
	for n, o := range m.walks {
		walks[n] = o.clean
		walks[n].Start.Username = view.Line(o.walk.Start.Username)
	}
	return append(panels, panel.Walks{Style: m.style, Walks: walks})
}

// explanationPanel is what explains the screen, or nil where it does so itself.
func (m Model) explanationPanel(o walkView) panel.Panel {
	switch shown := m.screen().(type) {
	case screen.Tokens:
		return panel.About{Style: m.style, Texts: shown.Help(m.bareContext())}
	case screen.Outcome:
		return nil
	}
	if m.explanationInForm != nil {
		return nil
	}
	return panel.Explanation{Style: m.style, Explanation: o.explanation}
}

func (m Model) wirePanel(o walkView) panel.Panel {
	step := o.panelStep
	if step == 0 {
		step = len(o.walk.Steps)
	}
	return panel.Wire{Style: m.style, Wire: o.wire, Revealed: m.isRevealed(), Step: step, Steps: len(o.walk.Steps)}
}

// asOf is a walk as it was when a step answered the challenge before it.
func (m Model) asOf(o walkView, step walk.Step) walkView {
	o.wire = o.controller.Wire(step)
	o.explanation = view.Explanation(o.controller.Explain(o.walk, max(step.Number-1, 1)))
	o.panelStep = step.Number
	return o
}
