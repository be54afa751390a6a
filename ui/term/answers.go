package term

import (
	"bytes"
	"strings"
)

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

// takeOpening decides by the next byte: answers begin with a number, a sign
// or, for graphics, with G.
func (k *Keys) takeOpening(out []byte, b byte) []byte {
	begins := map[byte]string{']': "0123456789", 'P': "0123456789!>$+=", '_': "G"}
	if !bytes.ContainsRune([]byte(begins[k.held[len(k.held)-1]]), rune(b)) {
		return k.take(k.pass(out), b)
	}
	k.drop()
	k.state, k.said = answer, append(k.said[:0], b)
	return out
}

func (k *Keys) takeAnswer(out []byte, b byte) []byte {
	switch {
	case k.state == answerEscape && b == '\\', b == '\a':
		k.state = ground
		k.heard()
	case k.state == answerEscape: // cut off by another sequence
		k.state = ground
		return k.take(k.take(out, 0x1b), b)
	case b == 0x1b:
		k.state = answerEscape
	case b < ' ' || len(k.said) >= wordy: // cut off by a key
		k.state = ground
		return k.take(out, b)
	default:
		k.said = append(k.said, b)
	}
	return out
}

// heard looks at an answer that has been dropped.
func (k *Keys) heard() {
	if dark, ok := background(string(k.said)); ok && k.OnBackground != nil {
		k.OnBackground(dark)
	}
}
