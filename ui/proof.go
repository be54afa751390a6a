package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
)

// compareProof compares values of another client with those of a step.
func (m Model) compareProof(event screen.CompareProof) Model {
	v := m.currentWalk()
	if v == nil {
		return m
	}
	controller, w := v.controller, v.walk
	return m.push(screen.NewProofCheck(func(lookedAt, text string) walk.ProofCheck {
		return view.ProofCheck(controller.CheckProof(w, event.Step.Number, lookedAt, text))
	}, event.LookedAt, m.options.ASCII))
}

// compareRefused leads to the comparison from a refused proof that another program made.
func (v walkView) compareRefused() []walk.Action {
	last := v.walk.Last()
	if last == nil || last.Error == nil || v.walk.Recorded || !screen.IsForeignProof(*last) {
		return nil
	}
	return []walk.Action{{Kind: walk.CompareProof, Label: "Compare the proof with the values of another client"}}
}
