package screen

import (
	"slices"
	"strconv"

	"authwalk/ui/style"
)

// layout collects a screen's lines and remembers which of them have the focus,
// so that whatever does not fit scrolls to it.
type layout struct {
	style   style.Style
	width   int
	density density
	lines   []string
	// gaps are the lines that only keep parts apart.
	gaps []int
	// spares are parts that are left out where there is no room, the last of them first.
	spares []part
	// headings are the lines that name the part below them.
	headings []int
	from, to int
	cursor   Cursor
	// entries are the lines of what can be clicked on, options those of its choices.
	entries, options []entry
	// counted is what the entries are, where those out of sight are counted in place of
	// lines, headings among them.
	counted string
}

// entriesIn is how many entries begin among the lines.
func (l *layout) entriesIn(from, to int) int {
	n := 0
	for _, entry := range l.entries {
		if entry.from >= from && entry.from < to {
			n++
		}
	}
	return n
}

// part is some lines.
type part struct{ from, to int }

// spare adds lines that may be left out of the smallest drawing.
func (l *layout) spare(draw func()) {
	from := len(l.lines)
	draw()
	l.spares = append(l.spares, part{from, len(l.lines)})
}

// entry is the lines of one field or one line of a list.
type entry struct{ from, to, number int }

// entry marks the lines from a mark to here as those of a field or list entry.
func (l *layout) entry(number, from int) {
	l.entries = append(l.entries, entry{from, len(l.lines), number})
}

// option marks the lines from a mark to here as those of a choice of the entry that is
// being drawn.
func (l *layout) option(number, from int) {
	l.options = append(l.options, entry{from, len(l.lines), number})
}

// entryAt is the entry on a line that is shown in a height, scrolled by so many lines,
// or -1; optionAt is the choice there.
func (l *layout) entryAt(line, height, scroll int) int {
	return numberAt(l.entries, line+l.firstShown(height, scroll))
}

func (l *layout) optionAt(line, height, scroll int) int {
	return numberAt(l.options, line+l.firstShown(height, scroll))
}

func numberAt(entries []entry, line int) int {
	for _, entry := range entries {
		if line >= entry.from && line < entry.to {
			return entry.number
		}
	}
	return -1
}

func newLayout(c Context, width int) *layout { return &layout{style: c.Style, width: width} }

func (l *layout) add(lines ...string) { l.lines = append(l.lines, lines...) }

// paragraph adds a paragraph in a role, behind a first piece.
func (l *layout) paragraph(role style.Role, first, text string) {
	if text != "" {
		l.add(l.style.Paragraph(role, first, text, l.width)...)
	}
}

// gap adds an empty line, unless there is one already or room is short.
func (l *layout) gap() {
	if n := len(l.lines); l.density < minimal && n > 0 && l.lines[n-1] != "" {
		l.gaps = append(l.gaps, n)
		l.add("")
	}
}

// shortParagraph adds a paragraph of no more than so many lines.
func (l *layout) shortParagraph(role style.Role, first, text string, most int) {
	if text == "" {
		return
	}
	lines := l.style.Paragraph(role, first, text, l.width)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = lines[most-1] + l.style.Paint(role, l.style.Signs.Ellipsis)
	}
	for _, line := range lines {
		l.add(l.style.Clip(line, l.width))
	}
}

// heading adds the name of a part.
func (l *layout) heading(text string) {
	l.gap()
	l.headings = append(l.headings, len(l.lines))
	l.add(l.style.Paint(style.Accent, text))
}

// endHeading adds a note to the heading just added: at its end where there is room.
func (l *layout) endHeading(note string) {
	last := len(l.lines) - 1
	if style.Width(l.lines[last])+2+style.Width(note) <= l.width {
		l.lines[last] = l.style.Ends(l.lines[last], note, l.width)
		return
	}
	l.paragraph(style.Text, "  ", note)
}

// focus marks the lines from a mark to here as what must be seen.
func (l *layout) focus(from int) { l.from, l.to = from, len(l.lines) }

// placeCursor places the cursor x cells into the newest line.
func (l *layout) placeCursor(x int) { l.cursor = Cursor{X: x, Y: len(l.lines) - 1, Visible: true} }

// window cuts the lines to a height around the focus, scrolled by so many
// lines, and says how many are not shown.
func (l *layout) window(height, scroll int) View {
	if len(l.lines) <= height || height <= 0 {
		return View{Lines: l.lines, Cursor: l.cursor}
	}
	first := l.firstShown(height, scroll)
	shown := append([]string(nil), l.lines[first:first+height]...)
	if height >= marked {
		l.countHidden(shown, first)
	}
	cursor := l.cursor
	cursor.Y -= first
	cursor.Visible = cursor.Visible && cursor.Y >= 0 && cursor.Y < height
	return View{Lines: shown, Cursor: cursor, Above: first, Below: len(l.lines) - first - height, Page: height}
}

// firstShown is the line that is shown first of a drawing that is scrolled by so many.
func (l *layout) firstShown(height, scroll int) int {
	if len(l.lines) <= height {
		return 0
	}
	return max(min(l.first(height)+scroll, len(l.lines)-height), 0)
}

// marked is the height from which a line is spared to count what is not shown.
const marked = 4

// first is the line that is shown first: the focus is always in sight, and of
// one that is longer than the height the line that has the cursor, in the middle.
func (l *layout) first(height int) int {
	marks := 0
	if height >= marked {
		marks = 1
	}
	first := min(max(l.to+marks-height, 0), max(l.from-marks, 0))
	if l.to-l.from > height-2*marks && l.cursor.Visible {
		first = max(first, min(l.cursor.Y-height/2, l.to+marks-height))
	}
	return max(min(first, len(l.lines)-height), 0)
}

func (l *layout) countHidden(shown []string, first int) {
	count := func(sign string, from, to int) string {
		n, of := to-from, ""
		if hidden := l.entriesIn(from, to); l.counted != "" && hidden > 0 {
			n, of = hidden, " "+l.counted
		}
		return l.style.Paint(style.Muted, sign+" "+strconv.Itoa(n)+" more"+of)
	}
	if first > 0 {
		shown[0] = count(l.style.Signs.Less, 0, first+1)
	}
	below := len(l.lines) - first - len(shown)
	if below == 0 {
		return
	}
	last := len(shown) - 1
	if slices.Contains(l.headings, first+last-1) { // nothing of its part would be in sight
		shown[last-1] = ""
		below++
	}
	shown[last] = count(l.style.Signs.More, len(l.lines)-below-1, len(l.lines))
}
