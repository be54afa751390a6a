package screen

import (
	"strconv"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// drawChoices draws a list to choose from, open while it has the focus or is
// one of few things on the form; else the chosen entry alone.
func (f Form) drawChoices(s *sheet, i item, focused bool, compact int) {
	if !focused && !s.ample && (s.tight || compact > 0 && len(i.field.Choices) > 3) {
		f.drawChosen(s, i, compact)
		return
	}
	f.label(s, i, compact)
	lead := f.lead(s, i, false, compact)
	widest := 0
	for _, choice := range i.field.Choices {
		widest = max(widest, style.Width(choice.Label))
	}
	column := min(widest, max(s.width-style.Width(lead)-4, 1))
	for n, choice := range i.field.Choices {
		from := len(s.lines)
		before := lead
		if n > 0 {
			before = style.Pad("", style.Width(lead))
		}
		here := focused && n == i.choice
		if here {
			before = s.style.Paint(style.Accent, style.Pad(s.style.Signs.Here, 2)) + before[2:]
		}
		drawChoice(s, choice, before+f.choiceLead(s, i, n), column, compact > 0 || s.tight)
		if here {
			s.cursor = Cursor{X: style.Width(lead), Y: from, Visible: true}
			s.from = from
		}
	}
	if focused && !s.short && i.choice < len(i.field.Choices) {
		s.brief(style.Muted, style.Pad("", style.Width(lead)), i.field.Choices[i.choice].Help, 4)
	}
}

// choiceLead is the mark of an entry and its number.
func (f Form) choiceLead(s *sheet, i item, n int) string {
	switch {
	case i.field.Choices[n].Disabled != "":
		return s.style.Paint(style.Muted, style.Pad(s.style.Signs.Impossible, 4))
	case n == i.choice:
		return s.style.Paint(style.Accent, s.style.Signs.On) + " "
	default:
		return s.style.Signs.Off + " "
	}
}

func drawChoice(s *sheet, choice walk.Choice, first string, column int, short bool) {
	after := choice.Leads
	role := style.Text
	if choice.Disabled != "" {
		after, role = choice.Disabled, style.Muted
	}
	label := s.style.Paint(role, style.Pad(s.style.Clip(choice.Label, column), column))
	room := s.width - style.Width(first) - column - 2
	switch {
	case after == "" || short && choice.Disabled == "" && style.Width(after) > room:
		s.add(s.style.Clip(first+label, s.width))
	case short && style.Width(after) > room:
		s.add(s.style.Clip(first+label, s.width))
		s.brief(style.Muted, style.Pad("", style.Width(first)), after, 1)
	case longest(after) <= room && (room >= 12 || style.Width(after) <= room):
		s.add(style.Indent(first+label+"  ", s.paragraphs(style.Muted, after, room))...)
	default:
		s.add(s.style.Clip(first+label, s.width))
		s.say(style.Muted, style.Pad("", style.Width(first)), after)
	}
}

// longest is the width of the longest word.
func longest(text string) int {
	widest := 0
	for _, word := range strings.Fields(text) {
		widest = max(widest, style.Width(word))
	}
	return widest
}

// paragraphs is text wrapped and painted.
func (s *sheet) paragraphs(role style.Role, text string, width int) []string {
	return s.style.Paragraph(role, "", text, width)
}

// drawChosen is a closed list.
func (f Form) drawChosen(s *sheet, i item, compact int) {
	f.label(s, i, compact)
	lead := f.lead(s, i, false, compact)
	chosen := ""
	if i.choice < len(i.field.Choices) {
		chosen = i.field.Choices[i.choice].Label
	}
	more := " " + s.style.Paint(style.Muted, s.style.Signs.Fold+" "+strconv.Itoa(len(i.field.Choices)))
	s.add(s.style.Clip(lead+chosen+more, s.width))
}
