package term

import "strings"

// isAnswer reports whether a control sequence is what a terminal says of
// itself, rather than a key.
func isAnswer(sequence string) bool {
	final := sequence[len(sequence)-1]
	middle := sequence[len("\x1b[") : len(sequence)-1]
	switch {
	case middle == "":
		return false
	case strings.ContainsRune("?>=", rune(middle[0])):
		return true // attributes, modes, versions: keys have no such sign
	case final == 'R':
		// The place of the cursor; in the first row it looks like F3 with
		// shift, ctrl or alt, which is 1;2 to 1;16.
		row, column, both := strings.Cut(middle, ";")
		return both && (row != "1" || column == "1")
	}
	return final == 'n' || final == 't' || final == 'y'
}
