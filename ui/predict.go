package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"

	tea "github.com/charmbracelet/bubbletea"
)

// predicted is what can follow in a walk of so many steps, by the rules of its pool.
type predicted struct {
	steps    int
	branches []walk.Branch
}

// predictedMsg is what can follow in a walk that had so many steps.
type predictedMsg struct {
	place, steps int
	chart        walk.Map
}

// predict asks the rules what can follow, beside the screens, where the path has a place of
// its own.
func (m Model) predict() tea.Cmd {
	v := m.currentWalk()
	if v == nil || m.width < threeAreas || v.predicted.steps == len(v.walk.Steps) {
		return nil
	}
	if pending, waits := v.walk.Pending(); !waits || pending.Step.Challenge == nil {
		return nil
	}
	controller, w, place := v.controller, v.walk, m.current
	return func() tea.Msg {
		return predictedMsg{place, len(w.Steps), view.Map(controller.Predicted(w))}
	}
}

func (m Model) handlePredicted(msg predictedMsg) Model {
	if msg.place >= len(m.walks) || msg.steps != len(m.walks[msg.place].walk.Steps) {
		return m
	}
	v := m.walks[msg.place]
	v.predicted = predicted{msg.steps, msg.chart.Following()}
	return m.replaceWalk(msg.place, v)
}

// following is what can follow the newest step, as far as it was predicted.
func (v walkView) following() []walk.Branch {
	if v.predicted.steps != len(v.walk.Steps) {
		return nil
	}
	return v.predicted.branches
}
