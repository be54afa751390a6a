package ui

import (
	"fmt"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// lookBackKeys go through the steps that were made, in the panels beside the screen: it
// stays as it is. Where letters are typed, the palette has them.
func (m Model) lookBackKeys() []keyHandler {
	before, after := style.Earlier.Unlisted().DisabledIf(m.noStepBefore()), style.Later.Unlisted().DisabledIf(m.noStepAfter())
	if m.typing() {
		before.Keys, after.Keys = nil, nil
	}
	return []keyHandler{
		{before, withoutCommand(func(m Model) Model { return m.lookBack(m.stepInPanels() - 1) })},
		{after, withoutCommand(func(m Model) Model { return m.lookBack(m.stepInPanels() + 1) })},
	}
}

// stepInPanels is the number of the step that the panels are of.
func (m Model) stepInPanels() int {
	if step, looks := m.lookedAt(); looks {
		return step.Number
	}
	if v := m.currentWalk(); v != nil {
		return len(v.walk.Steps)
	}
	return 0
}

// lookBack shows a step in the panels; the newest one is what they show by themselves.
func (m Model) lookBack(number int) Model {
	m.looked, m.scroll = number, 0
	if number >= len(m.currentWalk().walk.Steps) {
		m.looked = 0
	}
	return m
}

// lookedAt is the earlier step that the panels are of, if they are of one.
func (m Model) lookedAt() (step walk.Step, looks bool) {
	v := m.currentWalk()
	if v == nil || m.looked <= 0 || m.looked >= len(v.walk.Steps) || m.overlaid() || m.question != nil {
		return walk.Step{}, false
	}
	return v.walk.Steps[m.looked-1], true
}

func (m Model) noStepBefore() string {
	switch {
	case m.currentWalk() == nil:
		return "no sign-in is on screen"
	case m.overlaid():
		return "close this first"
	case m.stepInPanels() <= 1:
		return "there is no step before"
	}
	return ""
}

func (m Model) noStepAfter() string {
	if _, looks := m.lookedAt(); !looks {
		return "the newest step is shown"
	}
	return ""
}

// lookingBack says where one is, and how to come back.
func (m Model) lookingBack(step walk.Step) string {
	back := style.Later.Label + " goes on to the newest."
	if m.typing() {
		back = "\"" + capital(style.Later.Desc) + "\" in " + style.Palette.Label + " goes on to the newest."
	}
	return fmt.Sprintf("The panels show step %d of %d. Nothing is sent. %s", step.Number, len(m.currentWalk().walk.Steps), back)
}
