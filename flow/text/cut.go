package text

import (
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Clip returns s when it fits into the given number of terminal cells, else as
// much of it as fits together with a … at its end. It never splits what a
// reader takes for one character. s has been through Line.
func Clip(s string, cells int) string {
	switch {
	case cells <= 0:
		return ""
	case len(s) <= cells:
		return s // no character is wider than its bytes are many
	}
	return displaywidth.TruncateString(s, cells, "…")
}

// Limit returns the beginning of s, at most the given number of bytes, and how
// many bytes were left out. It is for texts that may be megabytes, before
// anything else looks at them. It does not split a character.
func Limit(s string, bytes int) (string, int) {
	if len(s) <= bytes {
		return s, 0
	}
	end := max(bytes, 0)
	for back := 0; back < utf8.UTFMax && end > 0 && !utf8.RuneStart(s[end]); back++ {
		end--
	}
	return s[:end], len(s) - end
}
