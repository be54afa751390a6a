package screen

import (
	"fmt"
	"strings"
	"unicode"

	"authwalk/ui/style"
)

// View draws the filter, under it what it leaves, and where there is room the whole
// text of the selected entry beside.
func (h Help) View(c Context, width, height int) View {
	lead := c.Style.Paint(style.Accent, "Find "+c.Style.Signs.Here) + " "
	shown, x := h.filter.View(max(width-style.Width(lead), 1))
	view := h.body(c, width, height-1)
	if shown == "" && x == 0 {
		shown = c.Style.Paint(style.Muted, c.Style.Clip(" a word or a key, such as "+style.Reveal.Label, width-style.Width(lead)))
	}
	view.Lines = append([]string{lead + shown}, view.Lines...)
	view.Cursor = Cursor{X: style.Width(lead) + x, Visible: true}
	view.Title, view.Corner = "Help", fmt.Sprintf("%d of %d", len(h.found), len(h.entries))
	if h.guessed {
		view.Corner = "nothing found"
	}
	return view
}

func (h Help) body(c Context, width, height int) View {
	left, right := helpColumns(width)
	view := h.listed(c, left, right > 0).window(height, c.Scroll)
	if right == 0 {
		return view
	}
	beside := newLayout(c, right)
	h.drawWhole(beside)
	separator := c.Style.Paint(style.Muted, c.Style.Signs.Bar) + " "
	whole := c.Style.Fit(beside.lines, right, height)
	for n, line := range whole {
		whole[n] = separator + line
	}
	view.Lines = style.Beside(c.Style.Fit(view.Lines, left, height), whole, left+1)
	return view
}

// helpColumns are the widths of the list and of the whole text, 0 where it has no
// column of its own.
func helpColumns(width int) (left, right int) {
	const wide = 110
	if width < wide {
		return width, 0
	}
	left = width * 11 / 20
	return left, width - left - 3
}

func (h Help) listed(c Context, width int, beside bool) *layout {
	out := newLayout(c, width)
	out.density = minimal
	h.draw(out, beside)
	return out
}

func (h Help) draw(out *layout, beside bool) {
	if h.guessed {
		said := fmt.Sprintf("Nothing is known of %q.", h.filter.Value())
		if len(h.found) > 0 {
			said += " Did you mean one of these?"
		}
		out.paragraph(style.Text, "", said)
	}
	group := ""
	for at, n := range h.found {
		entry := h.entries[n]
		if entry.group != group {
			group = entry.group
			out.heading(group)
		}
		from := len(out.lines)
		h.drawEntry(out, entry, h.column(group, out.width), at == h.selected, beside)
		out.entry(at, from)
		if at == h.selected {
			out.focus(from)
		}
	}
}

// column is how wide the names of a group are.
func (h Help) column(group string, width int) int {
	column := 0
	for _, n := range h.found {
		if entry := h.entries[n]; entry.group == group {
			column = max(column, style.Width(entry.name))
		}
	}
	return min(column, width/3)
}

// drawEntry is a line, all of the text where it is selected and nothing beside has it.
func (h Help) drawEntry(out *layout, entry helpEntry, column int, selected, beside bool) {
	lead, role := "  ", style.Text
	if entry.disabled {
		lead, role = style.Pad(out.style.Signs.Impossible, 2), style.Muted
	}
	if selected {
		lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	name := entry.name
	whole := selected && !beside || entry.name == "" && !beside
	if entry.name != "" {
		if whole && (style.Width(name) > column || out.width < narrowHelp) {
			out.add(lead + out.style.Paint(style.Accent, out.style.Clip(name, out.width-2)))
			out.paragraph(role, "    ", entry.text)
			return
		}
		lead += out.style.Paint(style.Accent, style.Pad(out.style.Clip(name, column), column)) + "  "
	}
	if whole {
		out.paragraph(role, lead, entry.text)
		return
	}
	out.add(lead + out.style.Paint(role, out.style.Clip(entry.text, out.width-style.Width(lead))))
}

// narrowHelp is the width below which a text stands under its name.
const narrowHelp = 50

// drawWhole is the text of the selected entry, and of the words in it.
func (h Help) drawWhole(out *layout) {
	if len(h.found) == 0 {
		return
	}
	entry := h.entries[h.found[h.selected]]
	out.add("", out.style.Paint(style.Muted, entry.group))
	if entry.name != "" {
		out.paragraph(style.Accent, "", entry.name)
	}
	out.paragraph(style.Text, "", entry.text)
	if words := h.wordsIn(entry); len(words) > 0 {
		out.add("", out.style.Paint(style.Muted, "Words in it"))
		for _, word := range words {
			out.paragraph(style.Text, out.style.Paint(style.Accent, word.name)+"  ", word.text)
		}
	}
}

// wordsIn are the words that the text of an entry uses and that are explained too.
func (h Help) wordsIn(entry helpEntry) []helpEntry {
	var words []helpEntry
	text := spelled(entry.text)
	for _, word := range h.entries {
		explains := word.group == helpTerms || word.group == helpWords
		if explains && word.name != entry.name && strings.Contains(text, spelled(word.name)) {
			words = append(words, word)
		}
	}
	return words
}

// spelled is a text as words with blanks around each.
func spelled(text string) string {
	return " " + strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
	}), " ") + " "
}

// Lines is how many lines the help would like.
func (h Help) Lines(c Context, width int) int {
	left, right := helpColumns(width)
	return 1 + len(h.listed(c, left, right > 0).lines)
}
