package text

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON returns a JSON text that says the same and does nothing to a terminal:
// what Line would replace becomes an escape of JSON. Encoders of JSON escape
// the controls below the blank only (RFC 8259 section 7 asks for no more).
func JSON(text []byte) string {
	var b strings.Builder
	b.Grow(len(text))
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		at += size
		if r == '\n' || visible(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}
