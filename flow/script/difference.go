package script

import (
	"slices"

	"authwalk/flow/text"
)

// difference is two paths in one list: what both have after two blanks, what was
// expected only after a minus, and what came only after a plus.
func difference(expected, received []string) []string {
	// common[i][j] is how many names the rest of both paths can share.
	common := make([][]int, len(expected)+1)
	for i := range common {
		common[i] = make([]int, len(received)+1)
	}
	for i := len(expected) - 1; i >= 0; i-- {
		for j := len(received) - 1; j >= 0; j-- {
			if expected[i] == received[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var rows []string
	for i, j := 0, 0; i < len(expected) || j < len(received); {
		switch {
		case i < len(expected) && j < len(received) && expected[i] == received[j]:
			rows = append(rows, "  "+text.Excerpt(expected[i]))
			i, j = i+1, j+1
		case j == len(received) || i < len(expected) && common[i+1][j] >= common[i][j+1]:
			rows = append(rows, "- "+text.Excerpt(expected[i]))
			i++
		default:
			rows = append(rows, "+ "+text.Excerpt(received[j]))
			j++
		}
	}
	return rows
}

// pathDifference is how the path differs from the one that was expected, nil where it
// does not.
func (e *expectation) pathDifference(result Result) []string {
	const longest = 500 // names of each path that are compared
	if e.path == nil || slices.Equal(*e.path, result.received) || max(len(*e.path), len(result.received)) > longest {
		return nil
	}
	return difference(*e.path, result.received)
}
