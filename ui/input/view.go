package input

import (
	"strings"

	"authwalk/flow/text"
	"authwalk/flow/walk"

	"github.com/charmbracelet/x/ansi"
)

// masked draws a secret: its length, with the cursor behind it wherever it
// stands in the text.
func masked(value string, width int, ascii bool) (string, int) {
	mask := walk.Mask(value)
	if ascii {
		mask = strings.ReplaceAll(mask, "•", "*")
	}
	shown := clip(mask, width, ascii)
	return shown, clamp(ansi.StringWidth(shown), width)
}

// clip cuts a line at the width and marks the cut.
func clip(line string, width int, ascii bool) string {
	return ansi.Truncate(line, width, cutMark(ascii))
}

// cutMark stands where text was cut off.
func cutMark(ascii bool) string {
	if ascii {
		return "..."
	}
	return "…"
}

// fitsPlaces reports whether the text can be drawn in places for a code: not
// too long, one cell for each character.
func (f Field) fitsPlaces(value string, width int) bool {
	count := len([]rune(value))
	return f.options.Digits > 0 && count <= f.options.Digits && 2*f.options.Digits <= width &&
		ansi.StringWidth(text.Line(value)) == count
}

// places draws a code as 4 7 1 1 _ _.
func places(value string, position, digits int) (string, int) {
	cells := strings.Split(value+strings.Repeat("_", digits-len([]rune(value))), "")
	return strings.Join(cells, " "), min(2*position, 2*digits-1)
}

// window draws the part of a long line that the cursor stands in. The cursor
// keeps to the middle until an end of the line is in sight; what is cut off is
// marked.
func window(value []rune, position, width int, ascii bool) (string, int) {
	// Only what could be in sight is looked at: a field may hold 128 KiB.
	reach := 8 * max(width, 1)
	before := text.Line(string(value[max(0, position-reach):position]))
	after := text.Line(string(value[position:min(len(value), position+reach)]))

	line, column := before+after, ansi.StringWidth(before)
	total := ansi.StringWidth(line)
	if total < width {
		return line, column
	}
	if from := min(column-width/2, total+1-width); from > 0 {
		mark := cutMark(ascii)
		cut := from + ansi.StringWidth(mark)
		line = ansi.TruncateLeft(line, cut, mark)
		column = ansi.StringWidth(ansi.TruncateLeft(before, cut, mark))
	}
	return clip(line, width, ascii), clamp(column, width)
}

// clamp keeps a column inside the width.
func clamp(column, width int) int { return max(0, min(column, width-1)) }
