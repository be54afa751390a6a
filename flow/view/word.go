package view

import (
	"slices"

	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// Words explains the names in the newest exchange and in the challenge that
// waits, in the order in which they are met.
func Words(w walk.Walk) []walk.Value {
	words := wordList{}
	if pending, waiting := w.Pending(); waiting {
		entry := challenge.Lookup(pending.Step.Challenge.Name)
		words.add(entry.Name, entry.Description)
		for _, member := range entry.Members {
			words.add(member.Name, member.Says)
		}
	}
	last := w.Last()
	if last == nil {
		return words
	}
	if flow, known := challenge.FindFlow(w.Start.AuthFlow); known && len(w.Steps) == 1 {
		words.add(flow.Name, flow.Says)
	}
	for _, line := range slices.Concat(Lines(last.Exchange.Operation, last.Exchange.Request), Lines(last.Exchange.Operation, last.Exchange.Answer)) {
		if member, known := challenge.FindMember(line.Name); known {
			words.add(member.Name, member.Says)
		}
	}
	return words
}

type wordList []walk.Value

// add keeps the first explanation of a name.
func (l *wordList) add(name, says string) {
	name = Line(name)
	known := slices.ContainsFunc(*l, func(word walk.Value) bool { return word.Name == name })
	if says != "" && !known {
		*l = append(*l, walk.Value{Name: name, Text: Line(says)})
	}
}
