package ui

import (
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// presentHeight is the height from which a line for people who watch finds room.
const presentHeight = 16

// happened says in plain words what happened last, for people who watch.
func (m Model) happened() string {
	switch v := m.currentWalk(); {
	case v == nil && len(m.walks) == 0:
		return "Nobody has signed in yet."
	case v == nil:
		return "The next sign-in has not begun yet."
	case v.explanation.Happened != "":
		return v.explanation.Happened
	case v.explanation.Description != "":
		return v.explanation.Description
	default:
		return "The sign-in begins."
	}
}

// happenedLines are what happened, as it is drawn: at most two lines, and one below.
func (m Model) happenedLines() []string {
	if !m.options.Present || m.height < presentHeight {
		return nil
	}
	var lines []string
	for _, line := range style.Wrap(m.happened(), m.width-4) {
		lines = append(lines, m.style.Paint(style.Accent, line))
	}
	return append(lines[:min(len(lines), 2)], "")
}

// lowered is the layout with so many rows between the path and the step.
func (p layout) lowered(rows, width int) layout {
	if rows == 0 || p.tooSmall {
		return p
	}
	p.happened = rect{0, p.path.y + 1, width, rows}
	for _, r := range []*rect{&p.step, &p.top, &p.bottom, &p.under, &p.status, &p.keys} {
		r.y += rows
	}
	return p
}

// unspent are the messages without the codes that were answered already.
func unspent(messages []walk.Message, steps []walk.Step) []walk.Message {
	hidden := slices.Clone(messages)
	for n, message := range hidden {
		spent := slices.ContainsFunc(steps, func(step walk.Step) bool {
			return slices.ContainsFunc(step.Answer.Names(), func(key string) bool { return step.Answer.Get(key) == message.Code.Reveal() })
		})
		if spent && !message.Code.IsZero() {
			hidden[n].Code, hidden[n].Body = walk.Secret{}, walk.NewSecret("The code was used.")
		}
	}
	return hidden
}
