package ui

import (
	"cmp"
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// proofMsg is how values of another client compare with those of a walk that had so many
// steps.
type proofMsg struct {
	place, steps int
	asked        screen.CompareProof
	found        walk.ProofCheck
}

// compareProof compares values of another client with those of a step, beside the screens:
// the proof is computed for it.
func (m Model) compareProof(asked screen.CompareProof) tea.Cmd {
	v := m.currentWalk()
	if v == nil {
		return nil
	}
	controller, w, place := v.controller, v.walk, m.current
	return func() tea.Msg {
		return proofMsg{place, len(w.Steps), asked, view.ProofCheck(controller.CheckProof(w, asked.Step.Number, asked.LookedAt, asked.Text))}
	}
}

// handleProof shows how values compare, unless the walk is another one by now. What
// was asked for without a text opens the screen.
func (m Model) handleProof(msg proofMsg) Model {
	v := m.currentWalk()
	if v == nil || msg.place != m.current || msg.steps != len(v.walk.Steps) {
		return m
	}
	for n, s := range m.overlays {
		if shown, ok := s.(screen.ProofCheck); ok {
			m.overlays = slices.Clone(m.overlays)
			m.overlays[n] = shown.Compared(msg.asked, msg.found)
			return m
		}
	}
	if msg.asked.Text != "" || m.question != nil {
		return m
	}
	return m.push(screen.NewProofCheck(msg.asked, msg.found, m.options.ASCII))
}

// compareAnswer leads to the comparison of what a passkey signs.
var compareAnswer = walk.Action{Kind: walk.CompareProof, Label: "Check the answer of another authenticator"}

// compareRefused leads to the comparison from a refused proof that another program made, and
// from what a passkey signed.
func (v walkView) compareRefused() []walk.Action {
	last := v.walk.Last()
	switch {
	case last == nil || last.Error == nil:
		return nil
	case screen.IsAssertion(*last):
		return []walk.Action{compareAnswer}
	case screen.IsForeignProof(*last) && !v.walk.Recorded:
		return []walk.Action{{Kind: walk.CompareProof, Label: "Compare the proof with the values of another client"}}
	}
	return nil
}

// compareUnsent leads to the comparison before a passkey has signed anything.
func (m Model) compareUnsent() []walk.Action {
	form, is := m.screen().(screen.Form)
	if !is || !form.Signs() || m.challenge() == nil || m.currentWalk().operation != "" {
		return nil
	}
	return []walk.Action{compareAnswer}
}

// compared is the step that a comparison is about: the one that was refused, or the next.
func (v walkView) compared() walk.Step {
	if last := v.walk.Last(); last.Error != nil {
		return *last
	}
	return walk.Step{Number: len(v.walk.Steps) + 1}
}

// proofCommands show how the newest answer that was computed came about, from every screen
// but that one.
func (m Model) proofCommands() []command {
	v := m.currentWalk()
	if _, shown := m.screen().(screen.Replay); shown || v == nil {
		return nil
	}
	for _, step := range slices.Backward(v.clean.Steps) {
		if len(step.Derivations) == 0 {
			continue
		}
		name := "Calculation of the answer"
		if screen.IsProof(step) {
			name = "SRP calculation"
		}
		note := "how the answer of " + cmp.Or(step.Answered, step.Exchange.Operation) + " was computed"
		return []command{{
			screen.Command{Group: groupStep, Name: name, Note: note},
			func(m Model) (Model, tea.Cmd) { return m.push(screen.NewReplay(step)), nil },
		}}
	}
	return nil
}
