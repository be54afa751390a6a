package style

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many cells text takes.
func Width(text string) int {
	if cells, known := simple(text); known {
		return cells
	}
	return ansi.StringWidth(text)
}

// simple counts a text of nothing but ASCII, colours, and what signs and sentences are
// made of, which is nearly all there is on a screen; it spares nine tenths of the time of
// drawing. Anything else is not known to it.
func simple(text string) (cells int, known bool) {
	for n := 0; n < len(text); {
		c := text[n]
		switch {
		case c >= 0x20 && c < 0x7f:
			cells++
			n++
		case c == 0x1b:
			end := strings.IndexByte(text[n:], 'm')
			if end < 2 || text[n+1] != '[' || strings.Trim(text[n+2:n+end], "0123456789;") != "" {
				return 0, false
			}
			n += end + 1
		case c < utf8.RuneSelf:
			return 0, false
		default:
			r, size := utf8.DecodeRuneInString(text[n:])
			if !oneCell(r) {
				return 0, false
			}
			cells++
			n += size
		}
	}
	return cells, true
}

// oneCell tells that a character is known to take one cell: lines, blocks and shapes, and
// what signs and sentences have besides.
func oneCell(r rune) bool {
	if r >= 0x2500 && r < 0x25fd {
		return true
	}
	switch r {
	case '…', '·', '•', '–', '—', '‹', '›', '’', '“', '”', '←', '↑', '→', '↓', '✓', '✗', '≠', '×', '−':
		return true
	}
	return false
}

// Clip cuts text to a width and says so with the sign.
func (s Style) Clip(text string, width int) string {
	if width <= 0 {
		return ""
	}
	if Width(text) <= width {
		return text
	}
	if width <= Width(s.Signs.Cut) {
		return ansi.Truncate(text, width, "")
	}
	return ansi.Truncate(text, width, s.Signs.Cut)
}

// ClipLeft cuts text from the left, so that its end stays.
func (s Style) ClipLeft(text string, width int) string {
	if width <= 0 {
		return ""
	}
	if Width(text) <= width {
		return text
	}
	sign := s.Signs.Cut
	if width <= Width(sign) {
		sign = ""
	}
	// A character of two cells may stick out of the cut by one.
	for over := Width(text) - width + Width(sign); ; over++ {
		if cut := ansi.TruncateLeft(text, over, sign); Width(cut) <= width {
			return cut
		}
	}
}

// Pad fills text with blanks to a width.
func Pad(text string, width int) string {
	if gap := width - Width(text); gap > 0 {
		return text + strings.Repeat(" ", gap)
	}
	return text
}

// unbroken is a hyphen that no line breaks at.
const unbroken = "\u2011"

// Wrap breaks text into lines no wider than width, at blanks where it can, and
// names that are longer at their dots and capital letters.
func Wrap(text string, width int) []string {
	if width <= 0 {
		return nil
	}
	if cells, known := simple(text); known && cells <= width {
		return []string{text}
	}
	words := strings.Split(text, " ")
	for n, word := range words {
		if Width(word) > width {
			words[n] = splitName(word, width)
		}
	}
	text = strings.Join(words, " ")
	// Names and ids are full of hyphens, and are not broken at them.
	text = strings.ReplaceAll(text, "-", unbroken)
	return strings.Split(strings.ReplaceAll(ansi.Wrap(text, width, ""), unbroken, "-"), "\n")
}

// splitName puts blanks into a name whose parts fit into the width: as few as
// there must be line breaks. What has a longer part is a token, and is left alone.
func splitName(name string, width int) string {
	split, used := "", 0
	for _, part := range nameParts(name) {
		cells := Width(part)
		if cells > width {
			return name
		}
		if used > 0 && used+cells > width {
			split, used = split+" ", 0
		}
		split, used = split+part, used+cells
	}
	return split
}

// nameParts are a name's parts: each ends with a dot, or, in a name of nothing but
// letters and dots, before the capital letter of its next word.
func nameParts(name string) []string {
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' }) {
		return strings.SplitAfter(name, ".")
	}
	var parts []string
	from, before := 0, rune(0)
	for n, r := range name {
		if before == '.' || unicode.IsLower(before) && unicode.IsUpper(r) {
			parts, from = append(parts, name[from:n]), n
		}
		before = r
	}
	return append(parts, name[from:])
}

// Indent puts a first piece before the first line and as many blanks before
// the others.
func Indent(first string, lines []string) []string {
	indented := make([]string, len(lines))
	blank := strings.Repeat(" ", Width(first))
	for i, line := range lines {
		if i == 0 {
			indented[i] = first + line
			continue
		}
		indented[i] = blank + line
	}
	return indented
}

// Paragraph wraps text behind a first piece and paints it in a role.
func (s Style) Paragraph(role Role, first, text string, width int) []string {
	lines := Wrap(text, width-Width(first))
	for i, line := range lines {
		lines[i] = s.Paint(role, line)
	}
	return Indent(first, lines)
}

// Ends puts left and right at the two ends of a line. The right one stays
// whole as long as it can; the left one is cut.
func (s Style) Ends(left, right string, width int) string {
	right = s.Clip(right, width)
	room := width - Width(right)
	if right != "" {
		room--
	}
	left = s.Clip(left, room)
	if right == "" {
		return left
	}
	return Pad(left, width-Width(right)) + right
}

// Fit makes exactly height lines of exactly width cells, cutting and filling.
func (s Style) Fit(lines []string, width, height int) []string {
	fitted := make([]string, max(height, 0))
	for i := range fitted {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		fitted[i] = Pad(s.Clip(line, width), width)
	}
	return fitted
}

// Beside joins two blocks of lines line by line; left is as wide as width.
func Beside(left, right []string, width int) []string {
	joined := make([]string, max(len(left), len(right)))
	for i := range joined {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		joined[i] = Pad(l, width) + r
	}
	return joined
}
