package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"

	tea "github.com/charmbracelet/bubbletea"
)

// predicted is what can follow in a walk of so many steps, by the rules of its pool, once
// what was asked under its number has come.
type predicted struct {
	steps, number int
	branches      []walk.Branch
}

// predictedMsg is what can follow in the walk at a place, as it was asked under a number.
type predictedMsg struct {
	place, number int
	chart         walk.Map
}

// predict asks the rules what can follow in the walk on screen, beside the screens, once
// for each step.
func (m Model) predict() (Model, tea.Cmd) {
	v := m.currentWalk()
	if v == nil || v.predicted.steps == len(v.walk.Steps) {
		return m, nil
	}
	asking := *v
	m.predictions++
	asking.predicted = predicted{steps: len(v.walk.Steps), number: m.predictions}
	m = m.replaceWalk(m.current, asking)
	if pending, waits := v.walk.Pending(); !waits || pending.Step.Challenge == nil {
		return m, nil
	}
	controller, w, place, number := v.controller, v.walk, m.current, m.predictions
	return m, func() tea.Msg {
		return predictedMsg{place, number, view.Map(controller.Predicted(w))}
	}
}

func (m Model) handlePredicted(msg predictedMsg) Model {
	if msg.place >= len(m.walks) || msg.number != m.walks[msg.place].predicted.number {
		return m
	}
	v := m.walks[msg.place]
	v.predicted.branches = msg.chart.Following()
	return m.replaceWalk(msg.place, v)
}

// following is what can follow the newest step, as far as it was predicted.
func (v walkView) following() []walk.Branch {
	if v.predicted.steps != len(v.walk.Steps) {
		return nil
	}
	return v.predicted.branches
}
