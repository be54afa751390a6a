package view

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// Words explains the names in the newest exchange and in the challenge that
// waits, in the order in which they are met.
func Words(w walk.Walk) []walk.Value {
	words := wordList{}
	if pending, waiting := w.Pending(); waiting {
		entry := challenge.Lookup(pending.Name())
		words.add(entry.Name, entry.Description)
		known, _ := api.FindChallenge(entry.Name)
		for _, member := range slices.Concat(known.Parameters, known.Responses) {
			words.add(member.Name, member.Help)
		}
	}
	last := w.Last()
	if last == nil {
		return words
	}
	if flow, known := api.FindFlow(w.Start.AuthFlow); known && len(w.Steps) == 1 {
		words.add(flow.Name, flow.Description)
	}
	for _, line := range slices.Concat(Lines(last.Exchange.Operation, last.Exchange.Request), Lines(last.Exchange.Operation, last.Exchange.Answer)) {
		words.add(line.Name, line.Help)
	}
	return words
}

type wordList []walk.Value

// add keeps the first explanation of a name.
func (l *wordList) add(name, help string) {
	name = Line(name)
	known := slices.ContainsFunc(*l, func(word walk.Value) bool { return word.Name == name })
	if help != "" && !known {
		*l = append(*l, walk.Value{Name: name, Text: Line(help)})
	}
}
