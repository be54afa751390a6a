package screen

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

func (f Form) drawFields(s *sheet, c Context) {
	compact := f.compact(s.width)
	for n, i := range f.items {
		if !f.visible(n) {
			continue
		}
		from := len(s.lines)
		if f.prompt.Authenticator != nil && i.field.Kind == walk.Code {
			f.drawAuthenticator(s, c)
			from = len(s.lines)
		}
		focused := n == f.focus && !f.left
		switch i.field.Kind {
		case walk.Toggle:
			f.drawToggle(s, i, focused)
		case walk.Choose:
			f.drawChoices(s, i, focused, compact)
		default:
			f.drawText(s, c, i, focused, compact)
		}
		f.drawRemarks(s, i, focused, compact)
		if focused {
			s.focus(from)
		}
		s.entry(n, from)
		f.drawRules(s, i)
	}
}

// compact puts labels beside their fields, where there are many.
func (f Form) compact(width int) int {
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
func (f Form) lead(s *sheet, i item, focused bool, compact int) string {
	sign := "  "
	if focused {
		sign = s.style.Paint(style.Accent, style.Pad(s.style.Signs.Here, 2))
	}
	if compact == 0 {
		return sign
	}
	return sign + style.Pad(s.style.Clip(i.field.Label, compact), compact) + "  "
}

// label stands above a field where there is no room beside it.
func (f Form) label(s *sheet, i item, compact int) {
	if compact > 0 {
		return
	}
	label := i.field.Label
	if i.field.Optional {
		label += " (optional)"
	}
	s.add(s.style.Clip(label, s.width))
}

func (f Form) drawText(s *sheet, c Context, i item, focused bool, compact int) {
	f.label(s, i, compact)
	lead := f.lead(s, i, focused, compact)
	room := max(s.width-style.Width(lead), 1)
	if i.many() {
		f.drawArea(s, i, focused, lead, room)
		return
	}
	i.line.Reveal(c.Revealed)
	shown, x := i.line.View(room)
	if shown == "" && !focused {
		shown = s.style.Paint(style.Muted, f.emptiness(i))
	}
	if i.secret() && i.value() != "" {
		shown = s.style.Paint(style.Secret, shown)
	}
	s.add(lead + shown)
	if focused {
		s.put(style.Width(lead) + x)
	}
}

// emptiness is what stands in an empty field that has not got the focus.
func (f Form) emptiness(i item) string {
	if i.field.Optional {
		return "none"
	}
	return ""
}

func (f Form) drawArea(s *sheet, i item, focused bool, lead string, room int) {
	rows, x, y := i.area.View(room, 6)
	if len(rows) == 1 && rows[0] == "" && !focused {
		rows[0] = s.style.Paint(style.Muted, f.emptiness(i))
	}
	s.add(style.Indent(lead, rows)...)
	if focused {
		s.put(style.Width(lead) + x)
		s.cursor.Y = len(s.lines) - len(rows) + y
	}
}

func (f Form) drawToggle(s *sheet, i item, focused bool) {
	sign := s.style.Signs.Empty
	if i.on {
		sign = s.style.Signs.Ticked
	}
	lead := f.lead(s, i, focused, 0)
	s.add(s.style.Clip(lead+sign+" "+i.field.Label, s.width))
	if focused {
		s.put(style.Width(lead))
	}
}

// drawRemarks says under a field what it wants, refused, or was refused for.
func (f Form) drawRemarks(s *sheet, i item, focused bool, compact int) {
	indent := strings.Repeat(" ", style.Width(f.lead(s, i, false, compact)))
	remark := func(role style.Role, sign, text string) {
		if text != "" {
			s.say(role, indent+s.style.Paint(role, sign), text)
		}
	}
	if i.field.Hint != "" && (focused || compact == 0 && !s.tight) {
		s.brief(style.Muted, indent, i.field.Hint, 3)
	}
	if focused {
		remark(style.Warning, "! ", i.notice())
	}
	if f.problemKey == i.field.Key {
		remark(style.Error, s.style.Signs.Refused+" ", f.problem)
	}
	if f.refused != nil && f.refused.Field == i.field.Key {
		f.drawRefused(s)
	}
	if compact == 0 {
		s.gap()
	}
}

// drawRefused quotes the service and says what to do.
func (f Form) drawRefused(s *sheet) {
	sign := s.style.Paint(style.Error, s.style.Signs.Refused+" ")
	s.say(style.Error, sign, f.refused.Error())
	s.say(style.Muted, "  ", f.refused.Next)
}
