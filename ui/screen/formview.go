package screen

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"
)

// View draws the form: sentence, progress, fields, button, and under it what
// there is room for.
func (f Form) View(c Context, width, height int) View {
	draw := func(s *sheet) { f.draw(s, c) }
	room := width
	beside := f.codeBeside(width, height)
	if beside {
		room = width - codeWidth
	}
	lines, cursor := drawn(c, room, height, draw)
	if beside {
		lines = style.Beside(f.drawCode(), lines, codeWidth)
		cursor.X += codeWidth
	}
	return View{Title: f.name(), Lines: lines, Cursor: cursor}
}

// Click puts the focus on the field on a line.
func (f Form) Click(c Context, width, height, line int) Screen {
	if f.codeBeside(width, height) {
		width -= codeWidth
	}
	if n := clicked(c, width, height, line, func(s *sheet) { f.draw(s, c) }); n >= 0 {
		return f.at(f.items[n].field.Key)
	}
	return f
}

func (f Form) name() string {
	if f.title != "" {
		return f.title
	}
	return f.prompt.Name
}

func (f Form) draw(s *sheet, c Context) {
	f.drawAsk(s)
	f.drawFields(s, c)
	f.drawButton(s)
	f.drawUnder(s, c)
}

// drawAsk says what is wanted and where a challenge of several calls has got to.
func (f Form) drawAsk(s *sheet) {
	if !f.start {
		s.brief(style.Text, "", f.prompt.Sentence, 6)
	}
	if len(f.prompt.Progress) > 0 {
		s.gap()
		progress(s, f.prompt.Progress)
	}
	if f.prompt.Free {
		values(s, "What came with it", f.prompt.Values, false)
	}
	if f.refused != nil && !f.has(f.refused.Field) {
		s.gap()
		f.drawRefused(s)
	}
	s.gap()
}

func (f Form) has(key string) bool {
	for n, i := range f.items {
		if i.field.Key == key && f.visible(n) {
			return true
		}
	}
	return false
}

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
		focused := n == f.focus
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

func (f Form) drawButton(s *sheet) {
	s.gap()
	button := f.prompt.Button
	if button == "" {
		button = "Go on"
	}
	line := s.style.Paint(style.Accent, "[ "+s.style.Clip(button, s.width-4)+" ]")
	if lacking := f.lacking(); lacking != "" {
		line += "   " + s.style.Paint(style.Muted, "needs: "+lacking)
	} else {
		line += "   " + s.style.Paint(style.Muted, "enter")
	}
	s.add(s.style.Clip(line, s.width))
	if f.focus == f.lastShown() {
		s.to = len(s.lines)
	}
	for _, note := range f.notes {
		s.say(style.Muted, "", note)
	}
}

func (f Form) lastShown() int {
	last := -1
	for n := range f.items {
		if f.visible(n) {
			last = n
		}
	}
	return last
}

// drawUnder adds what is of use but not needed: the request to come, the
// challenge's parameters, why it is asked.
func (f Form) drawUnder(s *sheet, c Context) {
	if !s.ample {
		return
	}
	if c.Preview != nil {
		f.drawPreview(s, c)
	}
	if !f.prompt.Free {
		values(s, "What came with it", f.prompt.Values, c.Revealed)
	}
	if c.Why != nil {
		s.gap()
		s.add(s.style.Paint(style.Line, strings.Repeat(s.style.Signs.Rule, max(s.width-2, 0))))
		s.add(s.style.Paint(style.Accent, "Why am I here?"))
		s.say(style.Text, "", c.Why.Says)
		for _, note := range c.Why.Notes {
			s.say(style.Muted, "", note)
		}
	}
}

func (f Form) drawPreview(s *sheet, c Context) {
	wire := c.Preview(f.Answer())
	if len(wire.Sent) == 0 {
		return
	}
	s.heading("What is sent when you press enter")
	s.add(s.style.Paint(style.Muted, s.style.Clip("  "+wire.Operation, s.width)))
	for _, line := range wire.Sent {
		s.add(panel.WireLine(s.style, line, c.Revealed, 26, s.width))
	}
}

// Shape gives forms that show a QR code, and the start, more room.
func (f Form) Shape() Shape {
	if f.prompt.Authenticator != nil || f.start {
		return Wide
	}
	return Normal
}

// Lines is how many lines the form would like.
func (f Form) Lines(c Context, width int) int {
	c.Preview = nil
	return wanted(c, width, func(s *sheet) { f.draw(s, c) })
}
