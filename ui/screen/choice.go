package screen

import (
	"fmt"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// drawChoices draws a list to choose from, open while it has the focus or is
// one of few things on the form; else the chosen entry alone.
func (f Form) drawChoices(out *layout, i item, focused bool, labels int) {
	if (!focused || f.passing) && out.density > spacious && (out.density == minimal || labels > 0 && len(i.field.Choices) > 3) {
		f.drawChosen(out, i, focused, labels)
		return
	}
	f.label(out, i, labels)
	lead := f.lead(out, i, false, labels)
	widest := 0
	for _, choice := range i.field.Choices {
		widest = max(widest, style.Width(choice.Label))
	}
	column := min(widest, max(out.width-style.Width(lead)-4, 1))
	for n, choice := range i.field.Choices {
		from := len(out.lines)
		before := lead
		if n > 0 {
			before = style.Pad("", style.Width(lead))
		}
		here := focused && n == i.choice
		if here {
			before = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2)) + before[2:]
		}
		drawChoice(out, choice, before+f.choiceLead(out, i, n), column, (!here || choice.Disabled == "") && (labels > 0 || out.density == minimal))
		if here {
			out.cursor = Cursor{X: style.Width(lead), Y: from, Visible: true}
		}
		out.option(n, from)
		if n == i.choice {
			f.drawProblem(out, i, style.Pad("", style.Width(lead)))
		}
	}
	if focused && out.density < compact && i.choice < len(i.field.Choices) {
		out.shortParagraph(style.Muted, style.Pad("", style.Width(lead)), i.field.Choices[i.choice].Help, 4)
	}
}

// choiceLead is the mark of an entry and its number.
func (f Form) choiceLead(out *layout, i item, n int) string {
	switch {
	case i.field.Choices[n].Disabled != "":
		return out.style.Paint(style.Muted, style.Pad(out.style.Signs.Impossible, 4))
	case n == i.choice:
		return out.style.Paint(style.Accent, out.style.Signs.On) + " "
	default:
		return out.style.Signs.Off + " "
	}
}

func drawChoice(out *layout, choice walk.Choice, first string, column int, short bool) {
	after := choice.Leads
	role := style.Text
	if choice.Disabled != "" {
		after, role = choice.Disabled, style.Muted
	}
	label := out.style.Paint(role, style.Pad(out.style.Clip(choice.Label, column), column))
	room := out.width - style.Width(first) - column - 2
	if further := after + " " + out.style.Signs.Next + " " + choice.Then; choice.Disabled == "" && choice.Then != "" && style.Width(further) <= room {
		after = further
	}
	switch {
	case after == "" || short && style.Width(after) > room:
		out.add(out.style.Clip(first+label, out.width))
	case longest(after) <= room && (room >= 12 || style.Width(after) <= room):
		out.add(style.Indent(first+label+"  ", out.paragraphs(style.Muted, after, room))...)
	default:
		out.add(out.style.Clip(first+label, out.width))
		out.paragraph(style.Muted, style.Pad("", style.Width(first)), after)
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
func (l *layout) paragraphs(role style.Role, text string, width int) []string {
	return l.style.Paragraph(role, "", text, width)
}

// drawChosen is a closed list.
func (f Form) drawChosen(out *layout, i item, focused bool, labels int) {
	f.label(out, i, labels)
	lead := f.lead(out, i, focused, labels)
	chosen := ""
	if i.choice < len(i.field.Choices) {
		chosen = i.field.Choices[i.choice].Label
	}
	more := " " + out.style.Paint(style.Muted, fmt.Sprintf("%s %d choices", out.style.Signs.Fold, len(i.field.Choices)))
	out.add(out.style.Clip(lead+chosen+more, out.width))
	if focused {
		out.cursor = Cursor{X: style.Width(lead), Y: len(out.lines) - 1, Visible: true}
	}
	f.drawProblem(out, i, style.Pad("", style.Width(lead)))
}
