package screen

import "slices"

// density is how much of a drawing is left out because room is short.
type density int

// The densities, from the most room to the least.
const (
	// spacious has everything open and explained.
	spacious density = iota
	// regular has lists closed and parts side by side where that saves lines.
	regular
	// compact leaves explanations out.
	compact
	// minimal leaves every line out that can be spared, as far as room is short.
	minimal
)

// render is a drawing cut to a height.
func render(c Context, width, height int, draw func(*layout)) View {
	return fit(c, width, height, draw).window(height, c.Scroll)
}

// entryAt is the entry on a line of a drawing, or -1.
func entryAt(c Context, width, height, line int, draw func(*layout)) int {
	return fit(c, width, height, draw).entryAt(line, height, c.Scroll)
}

// lineCount is how many lines a drawing would like.
func lineCount(c Context, width int, draw func(*layout)) int {
	out := newLayout(c, width)
	draw(out)
	return len(out.lines)
}

// fitOpen is fit for what can be scrolled without losing anything, such as a list: for people
// who watch its parts stand apart even where it has to be.
func fitOpen(c Context, width, height int, draw func(*layout)) *layout {
	out := fit(c, width, height, draw)
	if c.Present && len(out.lines) > height {
		out = newLayout(c, width)
		draw(out)
	}
	return out
}

// fit is the most spacious drawing that fits, or the smallest.
func fit(c Context, width, height int, draw func(*layout)) *layout {
	var out *layout
	if c.Present {
		out = newLayout(c, width)
		draw(out)
		if out.spread(); len(out.lines) <= height {
			return out
		}
	}
	for density := spacious; density <= minimal; density++ {
		out = newLayout(c, width)
		out.density = density
		draw(out)
		if density > spacious {
			out.dropGaps(len(out.lines) - height)
		}
		if density == minimal {
			out.dropSpares(len(out.lines) - height)
		}
		if len(out.lines) <= height {
			return out
		}
		if len(out.lines) > hopeless*height && density < compact {
			density = compact
		}
	}
	return out
}

// hopeless is how many times too long a drawing is that will not fit, whatever is left
// out of it: only the smallest is drawn.
const hopeless = 8

// dropGaps takes so many empty lines out, from the top, if that is enough.
func (l *layout) dropGaps(over int) {
	if over <= 0 || over > len(l.gaps) {
		return
	}
	for n := over - 1; n >= 0; n-- {
		l.dropLine(l.gaps[n])
	}
}

// dropSpares takes parts out that can be spared, until so many lines are gone.
func (l *layout) dropSpares(over int) {
	var dropped []part
	for n := len(l.spares) - 1; n >= 0 && over > 0; n-- {
		dropped = append(dropped, l.spares[n])
		over -= l.spares[n].to - l.spares[n].from
	}
	slices.SortFunc(dropped, func(a, b part) int { return b.from - a.from })
	for _, part := range dropped {
		for at := part.to - 1; at >= part.from; at-- {
			l.dropLine(at)
		}
	}
}

// dropLine takes a line out and moves every mark behind it.
func (l *layout) dropLine(at int) {
	l.lines = append(l.lines[:at:at], l.lines[at+1:]...)
	l.moveMarks(at+1, -1)
}

// spread puts an empty line before every entry that has none.
func (l *layout) spread() {
	for n := range l.entries {
		at := l.entries[n].from
		if at == 0 || l.lines[at-1] == "" {
			continue
		}
		l.lines = slices.Insert(l.lines, at, "")
		l.moveMarks(at, 1)
	}
}

// moveMarks moves every mark from a line on.
func (l *layout) moveMarks(from, by int) {
	marks := []*int{&l.from, &l.to, &l.cursor.Y}
	for n := range l.headings {
		marks = append(marks, &l.headings[n])
	}
	for n := range l.entries {
		marks = append(marks, &l.entries[n].from, &l.entries[n].to)
	}
	for n := range l.options {
		marks = append(marks, &l.options[n].from, &l.options[n].to)
	}
	for _, mark := range marks {
		if *mark >= from {
			*mark += by
		}
	}
}
