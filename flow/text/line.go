package text

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostMarks is how many combining marks one character may carry. Languages need
// four at most; more are piled up to be drawn over other lines.
const mostMarks = 8

// Line returns s as one line that cannot move the cursor, change colours,
// reorder text, hide itself or talk to the terminal. What it replaces stays
// visible: ␛ for an escape, \u{202e} for a direction mark, \xff for a byte that
// is not UTF-8. A second pass changes nothing.
func Line(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/4)
	marks := mostMarks // a first mark would sit on our own border
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if marks++; !unicode.IsMark(r) {
			marks = 0
		}
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[at])
		case r < ' ':
			b.WriteRune('\u2400' + r) // the control pictures ␀ to ␟
		case r == 0x7f:
			b.WriteRune('\u2421')
		case visible(r) && marks <= mostMarks:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\u{%x}`, r)
		}
		at += size
	}
	return b.String()
}

// isPlain reports whether s is printable ASCII, as most text is.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// visible reports whether r leaves a mark of its own on a screen.
// strconv.IsPrint rules out controls, formats, separators, private use and what
// is not assigned; letters and marks that are made to be ignored (fillers,
// joiners, variation selectors, the blank Braille cell) remain.
func visible(r rune) bool {
	if r <= unicode.MaxASCII {
		return ' ' <= r && r < '\x7f'
	}
	return strconv.IsPrint(r) && r != '\u2800' &&
		!unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
