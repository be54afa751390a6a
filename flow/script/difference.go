package script

import (
	"slices"

	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// difference is two paths in one list: what both have after two blanks, what was
// expected only after a minus, and what came only after a plus.
func difference(expected, received []string) []string {
	var rows []string
	for _, pair := range walk.Align(expected, received) {
		switch {
		case pair[0] == 0:
			rows = append(rows, "+ "+text.Excerpt(received[pair[1]-1]))
		case pair[1] == 0:
			rows = append(rows, "- "+text.Excerpt(expected[pair[0]-1]))
		default:
			rows = append(rows, "  "+text.Excerpt(expected[pair[0]-1]))
		}
	}
	return rows
}

// pathDifference is how the path differs from the one that was expected, nil where it
// does not.
func (e *expectation) pathDifference(result Result) []string {
	if e.path == nil || slices.Equal(*e.path, result.received) {
		return nil
	}
	return difference(*e.path, result.received)
}
