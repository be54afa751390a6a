package ui

import (
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// escapeDesc says what esc would do now.
func (m Model) escapeDesc() string {
	v := m.currentWalk()
	if m.editsRequest() && !m.panelInStep() {
		return "put back"
	}
	if _, finds := m.finding(); finds {
		return "clear"
	}
	if m.listIsOpen() {
		return "as typed"
	}
	if m.isReading() {
		return "stop reading"
	}
	if len(m.overlays) == 0 && !m.panelInStep() && v != nil && v.operation == "" && !v.walk.Recorded && !m.awayFromTokens() {
		return "start over"
	}
	return "back"
}

// noPreviousScreen is why esc has nothing to go back to.
func (m Model) noPreviousScreen() string {
	_, before := m.back()
	_, finds := m.finding()
	if finds || m.listIsOpen() || len(m.overlays) > 0 || m.listedOver != nil || m.panelInStep() || m.currentWalk() != nil || m.branching != nil || m.edits != startScreen || before {
		return ""
	}
	return "this is the first screen"
}

// goBack closes one level; at the bottom it asks to start over.
func (m Model) goBack() (Model, tea.Cmd) {
	v := m.currentWalk()
	found, finds := m.finding()
	switch {
	case m.panelInStep():
		m.active, m.scroll = "", 0
		return m, nil
	case m.editsRequest():
		return m.leaveEditor(), nil
	case m.listIsOpen():
		return m.with(m.screen().(screen.Form).CloseList()), nil
	case finds:
		return m.with(found.EndSearch()), nil
	case m.isReading():
		m.status = "Stopping" + m.style.Signs.Ellipsis
		return m.endReading(), nil
	case len(m.overlays) > 0:
		return m.pop(), nil
	case v != nil && v.operation != "":
		changed := *v
		changed.operation = ""
		return m.replaceWalk(m.current, m.chooseScreen(changed, walk.Values{})), nil
	case m.awayFromTokens():
		return m.showTokens(), nil
	case v != nil && m.challenge() != nil:
		return m.confirm("Start over? This sign-in will be abandoned.", "start over", startOver), nil
	case v != nil:
		return startOver(m)
	case m.listedOver != nil:
		return m.leaveWalks(), nil
	case m.branching != nil:
		return m.leaveBranch(), nil
	case m.edits != startScreen:
		return m.leaveEdits(), nil
	}
	if before, ok := m.back(); ok {
		m.start, m.status = before, ""
	}
	return m, nil
}

// leaveEdits goes back from the sign-in details to the walk that they are of.
func (m Model) leaveEdits() Model {
	place := m.edits
	m.edits = startScreen
	if before, ok := m.back(); ok {
		m.start = before
	}
	return m.selectWalk(place)
}

// awayFromTokens tells that the walk has tokens, and something else is on
// screen.
func (m Model) awayFromTokens() bool {
	v := m.currentWalk()
	if v == nil || v.walk.Recorded || v.walk.Tokens() == nil || m.challenge() != nil {
		return false
	}
	_, shown := v.screen.(screen.Tokens)
	return !shown
}

// startOver goes to the start; the walk stays on record.
func startOver(m Model) (Model, tea.Cmd) {
	m = m.selectWalk(startScreen)
	if slices.ContainsFunc(m.walks, func(v walkView) bool { return v.watched == "" }) {
		m.status = "The earlier walk is kept. Press ^G to view it."
	}
	return m, nil
}
