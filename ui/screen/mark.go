package screen

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// markOf is the sign of a mark and its role.
func markOf(s style.Style, mark walk.Mark) (string, style.Role) {
	switch mark {
	case walk.MarkFine:
		return s.Signs.Done, style.OK
	case walk.MarkWrong:
		return s.Signs.Refused, style.Error
	case walk.MarkWarning:
		return "!", style.Accent
	case walk.MarkNone:
		return s.Signs.Impossible, style.Muted
	default:
		return s.Signs.Unknown, style.Muted
	}
}

// marked adds a paragraph behind the sign of a mark.
func (l *layout) marked(mark walk.Mark, text string) {
	sign, role := markOf(l.style, mark)
	if mark != walk.MarkWrong {
		l.paragraph(style.Text, l.style.Paint(role, l.style.Column(sign)), text)
		return
	}
	l.paragraph(role, l.style.Paint(role, l.style.Column(sign)), text)
}

// drawCard adds what is known of a user, line by line.
func drawCard(out *layout, card []walk.CardLine) {
	if len(card) == 0 {
		return
	}
	out.heading("The user, and what each flow asks")
	widest := 0
	for _, line := range card {
		widest = max(widest, style.Width(line.Label))
	}
	column := min(widest, out.width/2)
	for _, line := range card {
		sign, role := markOf(out.style, line.Mark)
		lead := out.style.Paint(role, out.style.Column(sign)) + style.Pad(out.style.Clip(line.Label, column), column) + "  "
		out.paragraph(style.Text, lead, line.Text)
	}
}

// drawAdvice adds one sentence for the customer and one for the administrator.
func drawAdvice(out *layout, d walk.Diagnosis) {
	out.gap()
	if d.Customer != "" {
		out.paragraph(style.Text, out.style.Paint(style.Muted, "To the customer  "), `"`+d.Customer+`"`)
	}
	if d.Administrator != "" {
		out.paragraph(style.Text, out.style.Paint(style.Muted, "To the admin     "), d.Administrator)
	}
}
