package ui

import (
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// presentHeight is the height from which a line for people who watch finds room.
const presentHeight = 16

// summary says in plain words what happened last, for people who watch.
func (m Model) summary() string {
	switch v := m.currentWalk(); {
	case v == nil && len(m.walks) == 0:
		return "Nobody has signed in yet."
	case v == nil:
		return "The next sign-in has not begun yet."
	case v.explanation.Summary != "":
		return v.explanation.Summary
	case v.explanation.Description != "":
		return v.explanation.Description
	default:
		return "The sign-in begins."
	}
}

// summaryLines are the summary, as it is drawn: at most two lines, and one below.
func (m Model) summaryLines() []string {
	if !m.options.Present || m.height < presentHeight {
		return nil
	}
	var lines []string
	for _, line := range style.Wrap(m.summary(), m.width-4) {
		lines = append(lines, m.style.Paint(style.Accent, line))
	}
	return append(lines[:min(len(lines), 2)], "")
}

// withSummary is the layout with so many rows between the path and the step.
func (p layout) withSummary(rows, width int) layout {
	if rows == 0 || p.tooSmall {
		return p
	}
	p.summary = rect{0, p.path.y + 1, width, rows}
	for _, r := range []*rect{&p.step, &p.top, &p.bottom, &p.under, &p.status, &p.keys} {
		r.y += rows
	}
	return p
}

// hideUsedCodes are the messages without the codes that were answered already.
func hideUsedCodes(messages []walk.Message, steps []walk.Step) []walk.Message {
	hidden := slices.Clone(messages)
	for n, message := range hidden {
		used := slices.ContainsFunc(steps, func(step walk.Step) bool {
			return slices.ContainsFunc(step.Answer.Names(), func(key string) bool { return step.Answer.Get(key) == message.Code.Reveal() })
		})
		if used && !message.Code.IsZero() {
			hidden[n].Code, hidden[n].Body = walk.Secret{}, walk.NewSecret("The code was used.")
		}
	}
	return hidden
}
