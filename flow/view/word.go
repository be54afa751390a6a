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
		words.addAsked(pending.Name())
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

// addAsked explains what waits: a challenge, or a call that follows.
func (l *wordList) addAsked(name string) {
	if operation, isOperation := api.FindOperation(name); isOperation {
		l.add(operation.Name, operation.Description)
		return
	}
	entry := challenge.Lookup(name)
	l.add(entry.Name, entry.Description)
	known, _ := api.FindChallenge(entry.Name)
	for _, member := range slices.Concat(known.Parameters, known.Responses) {
		l.add(member.Name, member.Help)
	}
}

// add keeps the first explanation of a name.
func (l *wordList) add(name, help string) {
	name = Line(name)
	known := slices.ContainsFunc(*l, func(word walk.Value) bool { return word.Name == name })
	if help != "" && !known {
		*l = append(*l, walk.Value{Name: name, Text: Line(help)})
	}
}
