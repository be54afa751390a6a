package screen

import (
	"strings"

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

func (f Form) drawButton(s *sheet) {
	s.gap()
	button := f.prompt.Button
	if button == "" {
		button = "Go on"
	}
	lead := ""
	if f.left {
		lead = s.style.Paint(style.Accent, style.Pad(s.style.Signs.Here, 2))
	}
	line := lead + s.style.Paint(style.Accent, "[ "+s.style.Clip(button, s.width-4)+" ]")
	if lacking := f.lacking(); lacking != "" {
		line += "   " + s.style.Paint(style.Muted, "needs: "+lacking)
	} else {
		line += "   " + s.style.Paint(style.Muted, "enter")
	}
	from := len(s.lines)
	s.add(s.style.Clip(line, s.width))
	switch {
	case f.left:
		s.focus(from)
		s.put(0)
	case f.focus == f.lastShown():
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
		s.say(style.Text, "", c.Why.Description)
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
