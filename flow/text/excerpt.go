package text

import "strings"

// excerpt is the most bytes of one text that are shown.
const excerpt = 4096

// Excerpt is Line for a text that may be megabytes: the beginning of it, and a
// word that the rest was cut.
func Excerpt(s string) string {
	s, cut := Limit(s, excerpt)
	if cut > 0 {
		return Line(s) + cutMark
	}
	return Line(s)
}

// cutMark ends a text that was too long.
const cutMark = "… (cut)"

// IsCut tells that an Excerpt is not the whole text.
func IsCut(s string) bool { return strings.HasSuffix(s, cutMark) }
