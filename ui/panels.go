package ui

import (
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// panels are those of the present screen, in the order that ^O goes through
// them. A new panel is a type of package panel and a line here.
func (m Model) panels() []panel.Panel {
	if m.question != nil {
		return []panel.Panel{panel.About{Style: m.style, Texts: m.question.form.Help(m.bareContext())}}
	}
	v := m.currentWalk()
	if v == nil {
		return m.startPanels()
	}
	shown := *v
	if step, other := m.panelStep(); other {
		shown = m.asReplayed(step)
	}
	var panels []panel.Panel
	if editor, ok := m.screen().(screen.Editor); ok {
		panels = append(panels, panel.Changes{Style: m.style, Found: editor.Found()})
	}
	if explanation := m.explanationPanel(shown); explanation != nil {
		panels = append(panels, explanation)
	}
	panels = append(panels, m.wirePanel(shown), m.pathPanel(*v, shown))
	if v.hasInbox {
		messages := v.messages
		if m.options.Present {
			messages = hideUsedCodes(messages, v.walk.Steps)
		}
		panels = append(panels, panel.Inbox{Style: m.style, Messages: messages, Missing: v.inboxMissing})
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
	if editor, edits := m.screen().(screen.Editor); edits {
		panels = []panel.Panel{panel.Changes{Style: m.style, Found: editor.Found()}, panel.About{Style: m.style, Texts: editor.Help(m.bareContext())}}
	}
	if len(m.walks) == 0 {
		return panels
	}
	walks := make([]walk.Walk, len(m.walks))
	for n, v := range m.walks {
		walks[n] = v.clean
		walks[n].Start.Username = view.Line(v.walk.Start.Username)
	}
	return append(panels, panel.Walks{Style: m.style, Walks: walks})
}

// explanationPanel is what explains the screen, or nil where it does so itself.
func (m Model) explanationPanel(v walkView) panel.Panel {
	_, looks := m.lookedAt()
	switch shown := m.screen().(type) {
	case screen.Tokens:
		if looks {
			break
		}
		texts := append(v.aboutTokens(), shown.Help(m.bareContext())...)
		return panel.About{Style: m.style, Texts: texts}
	case screen.Outcome:
		return nil
	}
	if m.explanationInForm != nil {
		return nil
	}
	if looks {
		return panel.Explanation{Style: m.style, Explanation: v.explanation}
	}
	return panel.Explanation{Style: m.style, Explanation: v.explained()}
}

// aboutTokens says of the newest tokens what there is to do now, and how they came.
func (v walkView) aboutTokens() []string {
	texts := panel.Texts(v.tokensExplanation)
	if next := strings.TrimSpace(v.nextCall); next != "" {
		texts = slices.Insert(texts, min(1, len(texts)), next)
	}
	return texts
}

// pathPanel is the path, with the step open that one looks back at.
func (m Model) pathPanel(v, shown walkView) panel.Path {
	path := panel.Path{
		Style: m.style, Walk: v.clean, Opened: len(v.clean.Steps), Wire: v.wire,
		Next: m.nextRequest, Following: v.following(), Folds: !m.layout.top.empty(), Revealed: m.isRevealed(),
	}
	if form, is := m.screen().(screen.Form); is {
		path.Marked = form.Marked()
	}
	path.Room = m.place(path).inner().h
	if step, looks := m.lookedAt(); looks {
		path.Opened, path.Wire = step.Number, shown.wire
	}
	for _, earlier := range m.walks[:m.current] {
		path.Earlier = append(path.Earlier, earlier.clean)
	}
	return path
}

func (m Model) wirePanel(v walkView) panel.Panel {
	step := v.panelStep
	if step == 0 {
		step = len(v.walk.Steps)
	}
	return panel.Wire{Style: m.style, Wire: v.wire, Revealed: m.isRevealed(), Step: step, Steps: len(v.walk.Steps)}
}

// replayedWalk is a walk as it was at one of its steps.
type replayedWalk struct {
	walk, step int
	view       walkView
}

// panelStep is the step that the panels are of, if it is another than the newest: the one
// whose values are on the screen, or an earlier one that is looked at.
func (m Model) panelStep() (step walk.Step, other bool) {
	if replay, ok := m.screen().(screen.Replay); ok {
		return replay.Step(), true
	}
	return m.lookedAt()
}

// withReplayed keeps the walk as it was at the step that the panels are of.
// What explains a step looks at all that came before, too much to be done for every
// frame; keys and time change it only by going to another step.
func (m Model) withReplayed(msg tea.Msg) Model {
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg, tickMsg:
	default:
		m.replayed = replayedWalk{}
	}
	if step, other := m.panelStep(); other && m.currentWalk() != nil {
		m.replayed = replayedWalk{m.current, step.Number, m.asReplayed(step)}
	}
	return m
}

// asReplayed is the present walk as it was at a step.
func (m Model) asReplayed(step walk.Step) walkView {
	if m.replayed.walk == m.current && m.replayed.step == step.Number {
		return m.replayed.view
	}
	return m.asOf(*m.currentWalk(), step)
}

// asOf is a walk as it was when a step answered the challenge before it.
func (m Model) asOf(v walkView, step walk.Step) walkView {
	v.wire = v.controller.Wire(step)
	v.explanation = view.Explanation(v.controller.Explain(v.walk, asking(v.walk, step)))
	v.panelStep = step.Number
	return v
}

// asking is the number of the step that led to a step: the one before it, but for
// tries that failed.
func asking(w walk.Walk, step walk.Step) int {
	for n := step.Number - 1; n > 0; n-- {
		if w.Steps[n-1].Error == nil {
			return n
		}
	}
	return max(step.Number-1, 1)
}
