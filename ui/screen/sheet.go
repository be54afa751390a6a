package screen

import (
	"strconv"

	"authwalk/ui/style"
)

// sheet collects a screen's lines and remembers which of them have the focus,
// so that whatever does not fit scrolls to it.
type sheet struct {
	style style.Style
	width int
	// ample is drawing with everything open and explained, short without
	// explanations, tight without any line that can be spared.
	ample, short, tight bool
	lines               []string
	// gaps are the lines that only keep parts apart.
	gaps     []int
	from, to int
	cursor   Cursor
	// entries are the lines of what can be clicked on.
	entries []entry
}

// entry is the lines of one field or one line of a list.
type entry struct{ from, to, number int }

// entry marks the lines from a mark to here as those of a field or list entry.
func (s *sheet) entry(number, from int) {
	s.entries = append(s.entries, entry{from, len(s.lines), number})
}

// at is the entry on a line that is shown in a height, or -1.
func (s *sheet) at(line, height int) int {
	line += s.first(height)
	for _, entry := range s.entries {
		if line >= entry.from && line < entry.to {
			return entry.number
		}
	}
	return -1
}

func newSheet(c Context, width int) *sheet { return &sheet{style: c.Style, width: width, ample: true} }

func (s *sheet) add(lines ...string) { s.lines = append(s.lines, lines...) }

// say adds a paragraph in a role, behind a first piece.
func (s *sheet) say(role style.Role, first, text string) {
	if text != "" {
		s.add(s.style.Paragraph(role, first, text, s.width)...)
	}
}

// gap adds an empty line, unless there is one already or room is short.
func (s *sheet) gap() {
	if n := len(s.lines); !s.tight && n > 0 && s.lines[n-1] != "" {
		s.gaps = append(s.gaps, n)
		s.add("")
	}
}

// brief adds a paragraph of no more than so many lines.
func (s *sheet) brief(role style.Role, first, text string, most int) {
	if text == "" {
		return
	}
	lines := s.style.Paragraph(role, first, text, s.width)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = lines[most-1] + s.style.Paint(role, s.style.Signs.Ellipsis)
	}
	for _, line := range lines {
		s.add(s.style.Clip(line, s.width))
	}
}

// heading adds the name of a part.
func (s *sheet) heading(text string) {
	s.gap()
	s.add(s.style.Paint(style.Accent, text))
}

// focus marks the lines from a mark to here as what must be seen.
func (s *sheet) focus(from int) { s.from, s.to = from, len(s.lines) }

// put places the cursor x cells into the newest line.
func (s *sheet) put(x int) { s.cursor = Cursor{X: x, Y: len(s.lines) - 1, Visible: true} }

// show cuts the lines to a height around the focus and says how many are not
// shown.
func (s *sheet) show(height int) ([]string, Cursor) {
	if len(s.lines) <= height || height <= 0 {
		return s.lines, s.cursor
	}
	first := s.first(height)
	shown := append([]string(nil), s.lines[first:first+height]...)
	if height >= marked {
		s.mark(shown, first)
	}
	cursor := s.cursor
	cursor.Y -= first
	cursor.Visible = cursor.Visible && cursor.Y >= 0 && cursor.Y < height
	return shown, cursor
}

// marked is the height from which a line is spared to count what is not shown.
const marked = 4

// first is the line that is shown first: the focus is always in sight.
func (s *sheet) first(height int) int {
	marks := 0
	if height >= marked {
		marks = 1
	}
	return max(min(max(s.to+marks-height, 0), max(s.from-marks, 0), len(s.lines)-height), 0)
}

func (s *sheet) mark(shown []string, first int) {
	count := func(sign string, n int) string {
		return s.style.Paint(style.Muted, sign+" "+strconv.Itoa(n)+" more")
	}
	if first > 0 {
		shown[0] = count(s.style.Signs.Less, first+1)
	}
	if below := len(s.lines) - first - len(shown); below > 0 {
		shown[len(shown)-1] = count(s.style.Signs.More, below+1)
	}
}

// drawn is a drawing cut to a height.
func drawn(c Context, width, height int, draw func(*sheet)) ([]string, Cursor) {
	return fitting(c, width, height, draw).show(height)
}

// clicked is the entry on a line of a drawing, or -1.
func clicked(c Context, width, height, line int, draw func(*sheet)) int {
	return fitting(c, width, height, draw).at(line, height)
}

// fitting is the amplest drawing that fits, or the tightest.
func fitting(c Context, width, height int, draw func(*sheet)) *sheet {
	var s *sheet
	for _, looks := range []sheet{{ample: true}, {}, {short: true}, {short: true, tight: true}} {
		s = &looks
		s.style, s.width = c.Style, width
		draw(s)
		if !s.ample {
			s.squeeze(len(s.lines) - height)
		}
		if len(s.lines) <= height {
			return s
		}
	}
	return s
}

// squeeze takes so many gaps out, from the top, if that is enough.
func (s *sheet) squeeze(over int) {
	if over <= 0 || over > len(s.gaps) {
		return
	}
	for n := over - 1; n >= 0; n-- {
		gap := s.gaps[n]
		s.lines = append(s.lines[:gap:gap], s.lines[gap+1:]...)
		for _, place := range []*int{&s.from, &s.to, &s.cursor.Y} {
			if *place > gap {
				*place--
			}
		}
		for m := range s.entries {
			for _, place := range []*int{&s.entries[m].from, &s.entries[m].to} {
				if *place > gap {
					*place--
				}
			}
		}
	}
}

// wanted is how many lines a drawing would like.
func wanted(c Context, width int, draw func(*sheet)) int {
	s := newSheet(c, width)
	draw(s)
	return len(s.lines)
}
