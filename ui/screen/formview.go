package screen

import (
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// View draws the form: sentence, progress, fields, button, and under it what
// there is room for.
func (f Form) View(c Context, width, height int) View {
	place := f.codePlace(c, width, height)
	f.codeInSight = place != noCode
	textWidth, textHeight := f.textArea(place, width, height)
	drawn := fit(c, textWidth, textHeight, f.drawing(c))
	rows, button := f.aboveButton(drawn, textHeight, c.Scroll)
	view := drawn.window(rows, c.Scroll)
	view.Lines = append(view.Lines, button...)
	view.Title = f.name()
	view.Lines = f.withCode(c, place, view.Lines, width, height)
	return view
}

// Click puts the focus on the field on a line, chooses what is there and switches what
// can be switched. It never presses the button: a second click does.
func (f Form) Click(c Context, width, height, line int) (Screen, Event) {
	place := f.codePlace(c, width, height)
	f.codeInSight = place != noCode
	width, height = f.textArea(place, width, height)
	drawn := fit(c, width, height, f.drawing(c))
	rows, button := f.aboveButton(drawn, height, c.Scroll)
	at := drawn.entryAt(line, rows, c.Scroll)
	if line >= rows && line < rows+len(button) {
		at = len(f.items)
	}
	switch {
	case line >= height || at < 0:
		return f, nil
	case at == len(f.items) && f.multiline():
		return f.focusButton(), Clicked{}
	case at == len(f.items):
		return f, Clicked{}
	}
	option := drawn.optionAt(line, rows, c.Scroll)
	if f.hasList() && at == f.focus && option >= 0 {
		return f.selectListed(option), Clicked{}
	}
	f = f.focusOn(f.items[at].field.Key)
	switch f.items[at].field.Kind {
	case walk.Toggle:
		return f.typeInto(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, nil)
	case walk.Choose:
		return f.choose(at, option)
	}
	return f, nil
}

// aboveButton takes the button out of a form in which it would be below the edge, and
// returns it with the rows that are left above it: it stays at the foot, unless that
// would move the sentence of the step out of sight.
func (f Form) aboveButton(drawn *layout, height, scroll int) (rows int, button []string) {
	at := slices.IndexFunc(drawn.entries, func(e entry) bool { return e.number == len(f.items) })
	if at < 0 || height <= marked || len(drawn.lines) <= height {
		return height, nil
	}
	first, from := drawn.firstShown(height, scroll), drawn.entries[at].from
	last := first + height - 1
	inSight := from < last || from == last && last == len(drawn.lines)-1
	if inSight || !f.start && first == 0 && drawn.firstShown(height-1, scroll) > 0 {
		return height, nil
	}
	button = []string{drawn.lines[from]}
	drawn.dropLine(from)
	return height - 1, button
}

// choose chooses an entry of a list that can be had. On a form that is nothing but this
// list a second click sends it.
func (f Form) choose(at, option int) (Screen, Event) {
	choices := f.items[at].field.Choices
	if option < 0 || option >= len(choices) || choices[option].Disabled != "" {
		return f, nil
	}
	f.items = slices.Clone(f.items)
	f.items[at].choice = option
	f = f.edit(f.items[at].field.Key)
	f.problem, f.problemKey = "", ""
	if !f.start {
		return f, Clicked{}
	}
	return f, Edited{}
}

func (f Form) name() string {
	if f.title != "" {
		return f.title
	}
	return f.prompt.Name
}

func (f Form) drawing(c Context) func(*layout) { return func(out *layout) { f.draw(out, c) } }

func (f Form) draw(out *layout, c Context) {
	f.drawPrompt(out)
	f.drawFields(out, c)
	f.drawButton(out, c.Expired)
	f.drawSigning(out)
	f.drawDetails(out, c)
}

// drawPrompt says what is wanted and where a challenge of several calls has got to.
func (f Form) drawPrompt(out *layout) {
	if !f.start {
		out.shortParagraph(style.Text, "", f.prompt.Sentence, 6)
	}
	if f.prompt.Warning != "" {
		out.gap()
		most := 4
		if out.density == minimal {
			most = 1
		}
		out.shortParagraph(style.Warning, "! ", f.prompt.Warning, most)
	}
	if len(f.prompt.Progress) > 0 {
		out.gap()
		progress(out, f.prompt.Progress)
	}
	if f.prompt.Free {
		values(out, "Sent by Cognito", f.prompt.Values, false)
	}
	if len(f.prompt.Rounds) > 0 {
		rounds(out, "Rounds so far", f.prompt.Rounds)
	}
	if f.refused != nil && !f.Has(f.refused.Field) {
		out.gap()
		f.drawRefused(out)
	}
	out.gap()
}

// Has reports whether the form shows a field with the key.
func (f Form) Has(key string) bool {
	for n, i := range f.items {
		if i.field.Key == key && f.visible(n) {
			return true
		}
	}
	return false
}

func (f Form) drawButton(out *layout, expired bool) {
	out.gap()
	button := f.prompt.Button
	if button == "" {
		button = "Go on"
	}
	lead := ""
	if f.onButton {
		lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	role, after := style.Accent, "enter"
	if f.multiline() {
		after = "tab, then enter"
	}
	if expired {
		role, after = style.Muted, "the session is over"
	} else if why := f.impossible(); why != "" {
		role, after = style.Muted, "not possible: "+why
	} else if lacking := f.missing(); lacking != "" {
		after = "needs: " + lacking
	}
	line := lead + out.style.Paint(role, "[ "+out.style.Clip(button, out.width-4-style.Width(lead))+" ]")
	from := len(out.lines)
	if out.density == minimal || style.Width(line)+3+style.Width(after) <= out.width {
		out.add(out.style.Clip(line+"   "+out.style.Paint(style.Muted, after), out.width))
	} else {
		out.add(line)
		out.paragraph(style.Muted, "  ", after)
	}
	out.entry(len(f.items), from)
	switch {
	case f.onButton:
		out.focus(from)
		out.placeCursor(0)
	case f.focus == f.lastShown():
		out.to = len(out.lines)
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

// drawDetails adds what is of use but not needed: the request to come, the
// challenge's parameters, why it is asked.
func (f Form) drawDetails(out *layout, c Context) {
	if out.density > spacious {
		return
	}
	if c.Preview != nil {
		f.drawPreview(out, c)
	}
	if !f.prompt.Free {
		values(out, "Sent by Cognito", f.prompt.Values, c.Revealed)
	}
	if c.Explanation != nil {
		out.gap()
		out.add(out.style.Paint(style.Line, strings.Repeat(out.style.Signs.Rule, max(out.width-2, 0))))
		out.add(out.style.Paint(style.Accent, "Why this step?"))
		out.add(panel.Explanation{Style: out.style, Explanation: *c.Explanation}.Rows(out.width).Draw()...)
	}
}

func (f Form) drawPreview(out *layout, c Context) {
	wire := c.Preview(f.Answer())
	if len(wire.Sent) == 0 {
		return
	}
	out.heading("Request (sent when you press enter)")
	out.add(out.style.Paint(style.Muted, out.style.Clip("  "+wire.Operation, out.width)))
	for _, line := range wire.Sent {
		lead := " "
		if line.Name == f.focusedKey() {
			lead = out.style.Paint(style.Accent, out.style.Signs.Here)
		}
		out.add(lead + panel.WireLine(out.style, line, c.Revealed, 26, out.width-1))
	}
}

// Shape gives forms that show a QR code or what is signed, and the start, more room.
func (f Form) Shape() Shape {
	if f.prompt.Authenticator != nil || f.prompt.Signing != nil || f.start {
		return Wide
	}
	return Normal
}

// Lines is how many lines the form would like.
func (f Form) Lines(c Context, width int) int {
	c.Preview = nil
	if f.drawable(c) && f.besideCode(width) >= leastBeside {
		f.codeInSight = true
		return max(len(f.code), lineCount(c, f.besideCode(width), f.drawing(c)))
	}
	return lineCount(c, width, f.drawing(c))
}
