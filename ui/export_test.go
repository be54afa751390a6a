package ui

import (
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Explained are the sentences that explain what is on screen, or the step, the branch or
// the value that is looked at on a screen over it; none where another lies over it.
func (m Model) Explained() []string {
	o := m.currentWalk()
	if m.dialog != nil {
		return nil
	}
	if len(m.overlays) > 0 && m.question == nil {
		return slices.DeleteFunc(m.explainedOver(), func(s string) bool { return s == "" })
	}
	if _, outcome := m.screen().(screen.Outcome); outcome {
		return sentencesOfOutcome(o.explained())
	}
	if m.explanationInForm != nil {
		return sentences(o.explained())
	}
	var all []string
	for _, p := range m.panels() {
		switch p := p.(type) {
		case panel.Explanation:
			all = append(all, sentences(p.Explanation)...)
		case panel.About:
			all = append(all, p.Texts...)
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// Asks are the sentences that say on a form what is wanted, what can go wrong and what the
// field with the focus takes, and after a refusal who can mend it and what is best done.
func (m Model) Asks() []string {
	v := m.currentWalk()
	if v == nil || m.dialog != nil || m.question != nil || len(m.overlays) > 0 {
		return nil
	}
	var all []string
	switch shown := m.screen().(type) {
	case screen.Form:
		prompt := view.Prompt(v.controller.Prompt(v.walk))
		if v.operation != "" {
			prompt = view.Prompt(v.controller.PromptFor(v.walk, v.operation))
		}
		all = append(all, prompt.Sentence, prompt.Warning)
		focused, _ := shown.Focused()
		for _, field := range prompt.Fields {
			if field.Key == focused {
				all = append(all, field.Hint)
			}
		}
	case screen.Outcome:
		if last := v.clean.Last(); last != nil && last.Error != nil && v.found() == nil {
			all = append(all, v.explained().Who, last.Error.Next, last.Error.Message)
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// HelpOfFocus is what f1 says of what has the focus.
func (m Model) HelpOfFocus() []string {
	return slices.DeleteFunc(m.screen().Help(m.context()), func(s string) bool { return s == "" })
}

// Status is what the status row says, whole.
func (m Model) Status() string { return ansi.Strip(m.statusText()) }

// ShowsDialog tells that a question waits for an answer.
func (m Model) ShowsDialog() bool { return m.dialog != nil }

// explainedOver are the sentences of a screen that lies over the step.
func (m Model) explainedOver() []string {
	v := m.currentWalk()
	switch shown := m.screen().(type) {
	case screen.History:
		step, here := shown.StepOf(m.current)
		if _, isCall := shown.Trigger(); !here || isCall {
			return nil
		}
		return sentences(view.Explanation(v.controller.Explain(v.walk, step)))
	case screen.Map:
		return shown.Explained()
	case screen.Replay:
		focused, _ := shown.Focused()
		return []string{focused.Help}
	case screen.ProofCheck:
		return shown.Explained()
	}
	return nil
}

// ExplainsInHelp tells that the map is on screen: in a low window only the help has room
// for what is said of a branch.
func (m Model) ExplainsInHelp() bool {
	_, is := m.screen().(screen.Map)
	return is
}

// LooksBack tells that earlier steps are on screen, one of which enter shows.
func (m Model) LooksBack() bool {
	_, is := m.screen().(screen.History)
	return is
}

func sentences(e walk.Explanation) []string {
	all := slices.Concat([]string{e.Description}, e.Causes, e.NotCauses, e.Notes)
	for _, reason := range e.Reasons {
		all = append(all, panel.Reason(reason))
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// sentencesOfOutcome has settings apart from what they do, which an outcome says once: it
// can be the first cause, with a capital letter.
func sentencesOfOutcome(e walk.Explanation) []string {
	reasons := e.Reasons
	e.Reasons = nil
	all := sentences(e)
	for _, reason := range reasons {
		if reason.Text != "" {
			all = append(all, reason.Text[1:])
		}
		reason.Text, reason.Evidence = "", ""
		all = append(all, panel.Reason(reason))
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// Lines are the lines of the window, each area on its own.
func (m Model) Lines() []string {
	frame := strings.Split(ansi.Strip(m.View()), "\n")
	areas := []rect{inner(m.layout.step, m.layout.border)}
	for _, p := range m.placedPanels() {
		areas = append(areas, p.inner())
	}
	var lines []string
	for _, area := range areas {
		for y := area.y; y < min(area.y+area.h, len(frame)); y++ {
			line := ansi.Cut(frame[y], area.x, area.x+area.w)
			lines = append(append(lines, line), strings.Split(line, "│")...) // two columns of one screen
		}
	}
	return lines
}

// Command does what stands at a place of the palette.
func (m Model) Command(n int) (tea.Model, tea.Cmd) {
	next, command := m.openPalette().withLayout().handleEvent(screen.Chosen{Command: n})
	return next.withLayout(), command
}

// Offered are the actions that the screen offers itself.
func (m Model) Offered() []walk.Action {
	if offering, ok := m.screen().(interface{ Actions() []walk.Action }); ok {
		return offering.Actions()
	}
	return nil
}

// QuietWatch hears of nothing by itself, and SawOthers is what it would have heard.
func QuietWatch(endpoint string, lines ...string) *Watch {
	return &Watch{endpoint: endpoint, lines: lines}
}

// SawOthers is the message that tells of what other programs do.
func SawOthers(seen ...Watched) tea.Msg { return watchedMsg{seen} }

// Authenticator is the one that the screen sets up, or nil.
func (m Model) Authenticator() *walk.Authenticator { return m.authenticator() }

// HideUsedCodes are messages as they are shown to people who watch.
func HideUsedCodes(messages []walk.Message, steps ...walk.Step) []walk.Message {
	return hideUsedCodes(messages, steps)
}

// Walks are the walks of this run, in the order they were begun.
func (m Model) Walks() []walk.Walk {
	walks := make([]walk.Walk, len(m.walks))
	for n, v := range m.walks {
		walks[n] = v.walk
	}
	return walks
}
