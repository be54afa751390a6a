package ui

import (
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Explained are the sentences that explain what is on screen; none where
// something lies over it.
func (m Model) Explained() []string {
	o := m.currentWalk()
	if len(m.overlays) > 0 && m.question == nil || m.dialog != nil {
		return nil
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
			lines = append(lines, ansi.Cut(frame[y], area.x, area.x+area.w))
		}
	}
	return lines
}

// Commands are what the palette lists here.
func (m Model) Commands() []screen.Command {
	var listed []screen.Command
	for _, each := range m.allCommands() {
		listed = append(listed, each.Command)
	}
	return listed
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
