package term

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
)

// isKey knows the control sequences that are written as they have to be: parameters, then
// intermediate bytes, then the final one; urxvt ends some with a $. bubbletea types others
// as text, a mouse to the left of the window for example, where some terminals count below
// zero.
var isKey = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\x1b\[(<\d+;\d+;\d+[Mm]|[0-;]*[ -/]*[@-~]|\d\$)$`)
})

// isAnswer reports whether a control sequence is what a terminal says of
// itself, rather than a key. Those with a sign are known as answers before they
// are whole.
func isAnswer(sequence string) bool {
	final := sequence[len(sequence)-1]
	middle := sequence[len("\x1b[") : len(sequence)-1]
	if final == 'R' {
		// The place of the cursor; in the first row it looks like F3 with
		// shift, ctrl or alt, which is 1;2 to 1;16.
		row, column, both := strings.Cut(middle, ";")
		return both && (row != "1" || column == "1")
	}
	return middle != "" && strings.IndexByte("nty", final) >= 0
}

// answering reports whether the end of an answer is yet to come.
func (k *Keys) answering() bool {
	return k.state == answer || k.state == answerEscape || k.state == report
}

// refuse drops the answer that began with the last escape. What is held before
// it is the escape key, pressed just before the answer came.
func (k *Keys) refuse(out []byte) []byte {
	out = append(out, k.held[:k.begun()]...)
	k.drop()
	return out
}

// begin refuses an answer whose end is yet to come. However long that takes, no
// part of it becomes keys: a slow line may split an answer anywhere.
func (k *Keys) begin(out []byte, next state, b byte) []byte {
	out = k.refuse(out)
	k.state, k.content = next, append(k.content[:0], b)
	return out
}

// takeOpening decides by the next byte: answers begin with a number, a sign
// or, for graphics, with G.
func (k *Keys) takeOpening(out []byte, b byte) []byte {
	begins := map[byte]string{']': "0123456789", 'P': "0123456789!>$+=", '_': "G"}
	if !bytes.ContainsRune([]byte(begins[k.held[len(k.held)-1]]), rune(b)) {
		return k.take(k.pass(out), b)
	}
	return k.begin(out, answer, b)
}

// takeReport drops attributes, modes and versions; keys have no such sign.
func (k *Keys) takeReport(out []byte, b byte) []byte {
	switch {
	case b < ' ' || b > '~' || len(k.content) >= longest: // cut off by a key
		k.state = ground
		return k.take(out, b)
	case b < '@':
		k.content = append(k.content, b)
		return out
	}
	k.state = ground
	said := string(append(k.content, b))
	k.marks = k.marks || said == "?2004;1$y" || said == "?2004;3$y"
	return out
}

func (k *Keys) takeAnswer(out []byte, b byte) []byte {
	switch {
	case k.state == answerEscape && b == '\\', b == '\a':
		k.state = ground
		k.handleAnswer()
	case k.state == answerEscape: // cut off by another sequence
		k.state = ground
		return k.take(k.take(out, 0x1b), b)
	case b == 0x1b:
		k.state = answerEscape
	case b < ' ' || len(k.content) >= longestAnswer: // cut off by a key
		k.state = ground
		return k.take(out, b)
	default:
		k.content = append(k.content, b)
	}
	return out
}

// handleAnswer looks at an answer that has been dropped.
func (k *Keys) handleAnswer() {
	if dark, ok := background(string(k.content)); ok && k.OnBackground != nil {
		k.OnBackground(dark)
	}
}
