package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Recorded is a walk from a record, to be looked at.
type Recorded struct {
	Walk walk.Walk
	// Notices are what is to be known of the record.
	Notices []string
}

// recordedActions are what can be done with a record. The first, which is chosen
// beforehand, sends nothing; a new walk is begun from the start form, where the
// person sees where it goes.
var recordedActions = []walk.Action{
	{Kind: walk.ShowPath, Label: "View its steps, and walk again from one of them"},
	{Kind: walk.EditStart, Label: "Sign in like this: opens the sign-in details"},
}

// withRecorded opens walks of records, the last one on screen.
func (m Model) withRecorded(opened []Recorded) Model {
	for _, recorded := range opened {
		m.walks = append(m.walks, m.refresh(walkView{controller: m.controller, walk: recorded.Walk, notices: recorded.Notices}, walk.Values{}))
	}
	return m.selectWalk(len(m.walks) - 1)
}

// record has what can be done with a record, and what is to be known of it.
func (v walkView) record() walkView {
	v.explanation.Actions = nil
	for _, notice := range v.notices {
		v.explanation.Notes = append(v.explanation.Notes, view.Line(notice))
	}
	v.actions = recordedActions
	return v
}

// localOrLive tells whether users and messages are real, or that nothing is sent.
func (m Model) localOrLive(target walk.Target) string {
	v := m.currentWalk()
	switch {
	case v != nil && v.walk.Recorded:
		return m.style.Signs.Dot + " RECORD"
	case target.IsLocal():
		return m.style.Signs.Local + " LOCAL"
	default:
		return m.style.Paint(style.Warning, m.style.Signs.Live+" LIVE")
	}
}
