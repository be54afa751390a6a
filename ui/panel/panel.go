package panel

import (
	"cmp"
	"strconv"

	"authwalk/ui/style"
)

// Panel is one thing that can stand beside the step, or in its place where the
// window is small.
type Panel interface {
	// Name tells panels apart; it never changes while the title may.
	Name() Name
	// Title stands in the border at the left, Hint at the right.
	Title() string
	Hint() string
	// Rows draws the panel into a width; no rows at all where it is empty.
	Rows(width int) Rows
	// Empty is what an empty panel says.
	Empty() string
	// Tail tells that the newest rows are the last ones: they are seen first.
	Tail() bool
}

// focused is a panel with a row that is to be in sight while nobody scrolls it.
type focused interface {
	Focus(width int) (row int, is bool)
}

// naming is a panel that names so many rows out of sight at its top, where it can.
type naming interface {
	Above(width, hidden int) string
}

// Name is which panel it is.
type Name string

// Draw draws the part of a panel that is in sight, scrolled by so many rows
// from where it begins: its top, or its end for one with a tail. What is out of
// sight is counted.
func Draw(s style.Style, p Panel, width, height, scroll int) []string {
	rows := rowsOf(s, p, width)
	first := min(max(scroll, 0), hidden(rows, height))
	if p.Tail() {
		first = max(hidden(rows, height)+min(scroll, 0), 0)
	}
	if focusing, can := p.(focused); can && scroll == 0 {
		if row, is := focusing.Focus(width); is {
			first = min(first, max(row-1, 0))
		}
	}
	last := min(first+max(height, 0), rows.Total)
	lines := make([]string, 0, max(last-first, 0))
	for n := first; n < last; n++ {
		lines = append(lines, rows.At(n))
	}
	if height < counted {
		return lines
	}
	count := func(n int) string { return strconv.Itoa(n) + " more" }
	if first > 0 {
		above := count(first + 1)
		if naming, can := p.(naming); can {
			above = cmp.Or(naming.Above(width, first+1), above)
		}
		lines[0] = s.Paint(style.Muted, s.Signs.Less+" "+above)
	}
	if below := rows.Total - last; below > 0 {
		lines[len(lines)-1] = s.Paint(style.Muted, s.Signs.More+" "+count(below+1))
	}
	return lines
}

// counted is the height from which a row is spared to count what is hidden.
const counted = 3

// Scroll is a scroll position moved by some rows, as far as there are any.
func Scroll(s style.Style, p Panel, width, height, scroll, by int) int {
	most := hidden(rowsOf(s, p, width), height)
	if p.Tail() {
		return max(min(scroll+by, 0), -most)
	}
	return max(min(scroll+by, most), 0)
}

// Overflows tells that a panel has more rows than its place.
func Overflows(s style.Style, p Panel, width, height int) bool {
	return hidden(rowsOf(s, p, width), height) > 0
}

func hidden(rows Rows, height int) int { return max(rows.Total-max(height, 0), 0) }

func rowsOf(s style.Style, p Panel, width int) Rows {
	rows := p.Rows(width)
	if rows.Total == 0 && p.Empty() != "" {
		return Lines(s.Paragraph(style.Muted, "", p.Empty(), width))
	}
	return rows
}
