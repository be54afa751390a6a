package ui

import (
	"context"
	"fmt"
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// branching is a record that is to be walked again up to a step, while the start form
// asks where, and for its secrets.
type branching struct {
	// place is the record's among the walks.
	place, step int
	// before is what stood at the start.
	before screen.Screen
}

// title is what the start form is filled in for.
func (b *branching) title() string {
	if b == nil {
		return startTitle
	}
	return fmt.Sprintf("Walk again up to step %d", b.step)
}

// prompt asks what the start form asks, for the branch.
func (b *branching) prompt(prompt walk.Prompt) walk.Prompt {
	if b != nil {
		prompt.Button, prompt.Fields = "Walk again", withoutOthers(prompt.Fields)
		prompt.Help = "The answers of the record are given again, up to the step you chose. Passwords and codes are not in a record: you are asked for each. " + prompt.Help
	}
	return prompt
}

// withoutOthers leaves only the chosen one of a long list: the answers of the record
// fit no other way to begin, and where it goes is to be in sight.
func withoutOthers(fields []walk.Field) []walk.Field {
	const short = 3
	fields = slices.Clone(fields)
	for n, field := range fields {
		chosen := func(c walk.Choice) bool { return c.Value == field.Value }
		if len(field.Choices) > short && slices.ContainsFunc(field.Choices, chosen) {
			fields[n].Choices = slices.DeleteFunc(slices.Clone(field.Choices), func(c walk.Choice) bool { return !chosen(c) })
		}
	}
	return fields
}

// fillInBranch asks where a record is to be walked again, and for the secrets of its
// start.
func (m Model) fillInBranch(step int) Model {
	v, place := m.currentWalk(), m.current
	m.controller, m.branching = v.controller, &branching{place, step, m.start}
	m.start = m.startForm(v.controller.Filled(v.walk.Start))
	m = m.selectWalk(startScreen)
	m.status = "Check where the new sign-in goes. Secrets and codes are not in the record."
	return m
}

// leaveBranch goes back to the record.
func (m Model) leaveBranch() Model {
	left := m.branching
	m.branching, m.start = nil, left.before
	return m.selectWalk(left.place)
}

// confirmBranch is the key that walks again with real users: not enter, which has
// just filled in the form.
var confirmBranch = style.Binding{Keys: []string{"y"}, Label: "y", Desc: "walk again", Help: "Walks again with real users and messages."}

// beginBranch walks a record again.
func (m Model) beginBranch(start walk.Start) (Model, tea.Cmd) {
	return m.askToBranch(start, func(m Model) (Model, tea.Cmd) { return m.sendBranch(start) })
}

// askToBranch asks first before a record is walked again with live users.
func (m Model) askToBranch(start walk.Start, again func(Model) (Model, tea.Cmd)) (Model, tea.Cmd) {
	if start.Target.IsLocal() {
		return again(m)
	}
	m.dialog = &dialog{
		text:    fmt.Sprintf("LIVE %s: real users, real messages, counts as an attempt. Walk again?", start.Target.Where()),
		choices: []keyHandler{{confirmBranch, again}, cancelChoice},
	}
	return m, nil
}

func (m Model) sendBranch(start walk.Start) (Model, tea.Cmd) {
	earlier, step := m.walks[m.branching.place].walk, m.branching.step
	return m.send("the new walk", m.controller, startScreen, walk.Values{}, func(ctx context.Context, controller Controller) walk.Walk {
		return controller.Branch(ctx, earlier, start, step)
	})
}

// branchBegun gives the start form back to new sign-ins, once the branch has begun.
func (m Model) branchBegun() Model {
	if form, ok := m.start.(screen.Form); ok && m.branching != nil {
		m.branching = nil
		m.start = m.startForm(form.Answer())
	}
	return m
}

// earlierWalk is the walk that a branch walks again, where it is still at hand.
func (m Model) earlierWalk(w walk.Walk) *walk.Walk {
	at := slices.IndexFunc(m.walks, func(v walkView) bool { return w.BranchOf != "" && v.walk.ID == w.BranchOf })
	if at < 0 {
		return nil
	}
	return &m.walks[at].walk
}
