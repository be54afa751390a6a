package screen

import (
	"fmt"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

func (f Form) drawFields(out *layout, c Context) {
	labels := f.labelWidth(out.width)
	for n, i := range f.items {
		if !f.visible(n) {
			continue
		}
		if i.field.Apart {
			out.gap()
		}
		from := len(out.lines)
		if f.prompt.Authenticator != nil && i.field.Kind == walk.Code {
			f.drawAuthenticator(out, c)
			from = len(out.lines)
		}
		focused := n == f.focus && !f.onButton
		switch i.field.Kind {
		case walk.Toggle:
			f.drawToggle(out, i, focused)
		case walk.Choose:
			f.drawChoices(out, i, focused, labels)
		default:
			f.drawText(out, c, i, focused, labels)
		}
		f.drawRemarks(out, c, i, focused, labels)
		if focused {
			out.focus(from)
		}
		out.entry(n, from)
		f.drawRules(out, i)
	}
}

// labelWidth puts labels beside their fields, where there are many.
func (f Form) labelWidth(width int) int {
	shown, widest := 0, 0
	for n, i := range f.items {
		if f.visible(n) {
			shown++
			widest = max(widest, style.Width(i.field.Label))
		}
	}
	if shown < 4 || width < 36 {
		return 0
	}
	return min(widest, width*2/5)
}

// lead is what stands before a field: the sign of the focus, and its label
// where that stands beside it.
func (f Form) lead(out *layout, i item, focused bool, labels int) string {
	sign := "  "
	if focused {
		sign = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	if labels == 0 {
		return sign
	}
	return sign + style.Pad(out.style.Clip(i.field.Label, labels), labels) + "  "
}

// label stands above a field where there is no room beside it.
func (f Form) label(out *layout, i item, labels int) {
	if labels > 0 {
		return
	}
	label := i.field.Label
	if i.field.Optional {
		label += " (optional)"
	}
	out.paragraph(style.Text, "", label)
}

func (f Form) drawText(out *layout, c Context, i item, focused bool, labels int) {
	f.label(out, i, labels)
	lead := f.lead(out, i, focused, labels)
	room := max(out.width-style.Width(lead), 1)
	if i.multiline() {
		f.drawArea(out, i, focused, lead, room)
		return
	}
	i.line.Reveal(c.Revealed)
	shown, x := i.line.View(room)
	if shown == "" && !focused {
		shown = out.style.Paint(style.Muted, f.placeholder(i))
	}
	if i.secret() && i.value() != "" {
		shown = out.style.Paint(style.Secret, shown)
	}
	line := lead + shown
	if beside := f.atHand(c, i); beside != "" && style.Width(line+beside)+2 <= out.width {
		line += "  " + beside
	}
	out.add(line)
	if focused {
		out.placeCursor(style.Width(lead) + x)
	}
}

// awaitsArrived tells that the code that has arrived belongs into the field, and is not
// there yet.
func (f Form) awaitsArrived(c Context, i item) bool {
	return c.Arrived != "" && i.field.Key == f.CodeKey() && i.value() == ""
}

// placeholder is what stands in an empty field that has not got the focus.
func (f Form) placeholder(i item) string {
	switch {
	case i.field.Empty != "":
		return i.field.Empty
	case i.field.Optional:
		return "(empty)"
	}
	return ""
}

func (f Form) drawArea(out *layout, i item, focused bool, lead string, room int) {
	rows, x, y := i.area.View(room, 6)
	if len(rows) == 1 && rows[0] == "" && !focused {
		rows[0] = out.style.Paint(style.Muted, f.placeholder(i))
	}
	out.add(style.Indent(lead, rows)...)
	if focused {
		out.placeCursor(style.Width(lead) + x)
		out.cursor.Y = len(out.lines) - len(rows) + y
	}
}

func (f Form) drawToggle(out *layout, i item, focused bool) {
	sign := out.style.Signs.Empty
	if i.on {
		sign = out.style.Signs.Ticked
	}
	lead := f.lead(out, i, focused, 0)
	out.add(out.style.Clip(lead+sign+" "+i.field.Label, out.width))
	if focused {
		out.placeCursor(style.Width(lead))
	}
}

// drawRemarks says under a field what it wants, and what is wrong with it.
func (f Form) drawRemarks(out *layout, c Context, i item, focused bool, labels int) {
	indent := strings.Repeat(" ", style.Width(f.lead(out, i, false, labels)))
	if focused && f.hasList() {
		f.drawList(out, "  ")
		return
	}
	hint := func() { out.shortParagraph(style.Muted, indent, i.field.Hint, 3) }
	switch {
	case timeInPlaceOfHint(out, c, i):
	case focused:
		hint()
	case labels == 0:
		out.spare(hint)
	}
	f.drawCodeTime(out, c, i, indent)
	if focused {
		out.paragraph(style.Warning, indent+out.style.Paint(style.Warning, "! "), i.notice())
	}
	if i.field.Kind != walk.Choose { // a list says it at the chosen entry
		f.drawProblem(out, i, indent)
	}
	if labels == 0 {
		out.gap()
	}
}

// drawProblem says why a field keeps the form from being sent, or was refused for.
func (f Form) drawProblem(out *layout, i item, indent string) {
	if f.problemKey == i.field.Key {
		out.paragraph(style.Error, indent+out.style.Paint(style.Error, out.style.Signs.Refused+" "), f.problem)
	}
	if f.refused != nil && f.refused.Field == i.field.Key {
		f.drawRefused(out)
	}
	if f.amended != nil && f.amended.Field == i.field.Key {
		f.drawAttempts(out)
	}
}

// drawRefused quotes the service and says what to do.
func (f Form) drawRefused(out *layout) {
	sign := out.style.Paint(style.Error, out.style.Signs.Refused+" ")
	out.paragraph(style.Error, sign, f.refused.Error())
	out.paragraph(style.Muted, "  ", f.refused.Next)
	f.drawAttempts(out)
}

// drawAttempts counts the answers that were refused.
func (f Form) drawAttempts(out *layout) {
	if f.prompt.Refused > 0 && out.density < minimal {
		out.paragraph(style.Muted, "  ", fmt.Sprintf("Attempts refused so far: %d", f.prompt.Refused))
	}
}
