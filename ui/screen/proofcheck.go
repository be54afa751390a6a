package screen

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/input"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// ProofCheck compares values of another client with what they have to be for the proof
// of a step, or for what a passkey signs.
type ProofCheck struct {
	step walk.Step
	// area is what is typed into, and compared what of it was compared already. Only that
	// is drawn: whether a secret is among it is not known before.
	area, compared input.Area
	found          walk.ProofCheck
	// selected is the place of a value. One that is pasted alone is compared with it.
	selected int
}

// NewProofCheck shows the values of what was asked for.
func NewProofCheck(asked CompareProof, found walk.ProofCheck, ascii bool) ProofCheck {
	p := ProofCheck{step: asked.Step, area: input.NewArea(input.Options{ASCII: ascii}), found: found}
	p.area.Focus()
	p.compared = p.area
	p.selected = slices.IndexFunc(found.Values, func(v walk.CheckedValue) bool { return v.Name == asked.LookedAt })
	if p.selected < 0 {
		p.selected = max(found.First(), 0)
	}
	return p
}

// Typing tells that letters go into the field.
func (ProofCheck) Typing() bool { return true }

// Update goes to another value, or edits what is compared.
func (p ProofCheck) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	for _, handler := range p.keyHandlers() {
		if !key.Paste && slices.Contains(handler.Keys, key.String()) {
			return handleKey(p, p.keyHandlers(), key.String())
		}
	}
	area, _ := p.area.Update(key)
	if notice := area.Notice(); notice != "" {
		return p, Notify{notice}
	}
	return p.edited(area)
}

// edited is the screen with another text, which is compared.
func (p ProofCheck) edited(area input.Area) (Screen, Event) {
	changed := area.Value() != p.area.Value()
	p.area = area
	if !changed {
		return p.drawing(), nil
	}
	lookedAt := ""
	if p.selected < len(p.found.Values) {
		lookedAt = p.found.Values[p.selected].Name
	}
	return p, CompareProof{Step: p.step, LookedAt: lookedAt, Text: area.Value()}
}

// drawing is the screen with its text as it is, once that was compared.
func (p ProofCheck) drawing() ProofCheck {
	if p.area.Value() == p.compared.Value() {
		p.compared = p.area
	}
	return p
}

// Compared is the screen with what was found about a text, at the first value that
// differs. What was found about an earlier text says nothing any more.
func (p ProofCheck) Compared(asked CompareProof, found walk.ProofCheck) ProofCheck {
	if asked.Text != p.area.Value() {
		return p
	}
	p.compared = p.area
	if len(found.Values) == 0 {
		p.found.Problem, p.found.Secret, p.found.Verdict = found.Problem, found.Secret, "" // the values stay in sight
		return p
	}
	p.found = found
	if first := found.First(); first >= 0 {
		p.selected = first
	}
	return p
}

var (
	otherValue = style.Binding{Keys: []string{"up", "down"}, Label: style.Arrows.Label, Desc: "value", Help: "Goes from value to value. One that is pasted alone is compared with the selected one."}
	clearText  = style.Binding{Keys: []string{"ctrl+u"}, Label: "^U", Desc: "clear", Help: "Clears what was pasted."}
)

func (p ProofCheck) keyHandlers() []keyHandler[ProofCheck] {
	empty := ""
	if p.area.Value() == "" {
		empty = "nothing was pasted yet"
	}
	return []keyHandler[ProofCheck]{
		{otherValue, func(p ProofCheck, key string) (Screen, Event) {
			p.selected = max(min(target(key, p.selected, len(p.found.Values)), len(p.found.Values)-1), 0)
			return p, nil
		}},
		{clearText.DisabledIf(empty), func(p ProofCheck, _ string) (Screen, Event) {
			area := p.area
			area.SetValue("")
			area = area.SetRows(0, 1)
			area.Focus()
			return p.edited(area)
		}},
	}
}

// View draws what was pasted and what was found, which stay in sight, and every value.
func (p ProofCheck) View(c Context, width, height int) View {
	head := p.head(c, width, height)
	view := render(c, width, max(height-len(head.lines), 1), func(out *layout) { p.drawValues(out, c) })
	view.namePageKey(c)
	view.Lines = append(head.lines, view.Lines...)
	view.Title, view.Corner, view.Cursor = "Compare with another client", p.counted(), head.cursor
	return view
}

// roomyCheck is the height from which what can be pasted is said.
const roomyCheck = 16

// head is what was pasted, and what was found.
func (p ProofCheck) head(c Context, width, height int) *layout {
	out, most := newLayout(c, width), 1
	if height >= roomyCheck {
		most = 3
	}
	if height >= roomyCheck && p.compared.Value() == "" {
		out.paragraph(style.Muted, "", p.found.Asks)
	}
	p.drawText(out, c, most)
	switch {
	case p.found.Problem != "":
		out.shortParagraph(style.Error, out.style.Paint(style.Error, out.style.Signs.Refused)+" ", p.found.Problem+".", most+1)
	case p.found.First() >= 0:
		out.shortParagraph(style.Error, out.style.Paint(style.Error, out.style.Signs.Differs)+" ", p.found.Verdict, most+1)
	default:
		out.shortParagraph(style.Text, "", p.found.Verdict, most+1)
	}
	if height >= roomyCheck {
		out.gap()
	}
	return out
}

func (p ProofCheck) counted() string {
	given := 0
	for _, value := range p.found.Values {
		if value.Given != "" {
			given++
		}
	}
	return fmt.Sprintf("%d of %d given", given, len(p.found.Values))
}

// drawValues lists the values, and what is to be known of the selected one.
func (p ProofCheck) drawValues(out *layout, c Context) {
	names := 0
	for _, value := range p.found.Values {
		names = max(names, style.Width(value.Name))
	}
	for n, value := range p.found.Values {
		p.drawRow(out, n, value, min(names, out.width/3))
	}
	if p.selected < len(p.found.Values) {
		p.drawValue(out, c, p.found.Values[p.selected])
	}
}

// drawText draws what was pasted, so many lines of it. Where a secret is among it, it is
// hidden.
func (p ProofCheck) drawText(out *layout, c Context, most int) {
	lead := out.style.Paint(style.Accent, out.style.Signs.Here) + " "
	isSecret := func(v walk.CheckedValue) bool { return v.Secret && v.Given != "" }
	if p.compared.Value() != "" && !c.Revealed && (p.found.Secret || slices.ContainsFunc(p.found.Values, isSecret)) {
		out.add(out.style.Clip(lead+out.style.Paint(style.Secret, out.style.Mask(p.compared.Value())), out.width))
		return
	}
	rows, x, y := p.compared.View(max(out.width-2, 1), most)
	for n, row := range rows {
		out.add(lead + row)
		if n == y {
			out.placeCursor(2 + x)
		}
		lead = "  "
	}
}

// drawRow draws how a value compares, and as much of its formula as there is room for.
func (p ProofCheck) drawRow(out *layout, n int, value walk.CheckedValue, names int) {
	lead := "  "
	if n == p.selected {
		lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	sign, said, role := stateOf(out.style, value)
	line := out.style.Clip(lead+out.style.Paint(role, style.Pad(sign, 3))+style.Pad(out.style.Clip(value.Name, names), names)+"  "+out.style.Paint(role, said), out.width)
	formula := out.style.Clip(value.Formula, max(out.width-style.Width(line)-2, 0))
	out.add(out.style.Ends(line, out.style.Paint(style.Muted, formula), out.width))
	if n == p.selected {
		out.focus(len(out.lines) - 1)
	}
}

// stateOf is the sign, the words and the role of how a value compares.
func stateOf(s style.Style, value walk.CheckedValue) (sign, said string, role style.Role) {
	switch value.State {
	case walk.ValueSame:
		return s.Signs.Same, "the same", style.OK
	case walk.ValueDiffers:
		return s.Signs.Differs, "differs", style.Error
	case walk.ValueOwn:
		return s.Signs.Dot, "its own", style.Text
	case walk.ValueUndecided:
		return s.Signs.Unknown, "cannot be judged", style.Warning
	}
	if value.Text == "" {
		return "", "not known here", style.Muted
	}
	return "", "", style.Muted
}

// drawValue says what the selected value is, has to be, and was given as.
func (p ProofCheck) drawValue(out *layout, c Context, value walk.CheckedValue) {
	if out.density < minimal {
		out.add(out.style.Paint(style.Line, strings.Repeat(out.style.Signs.Rule, out.width)))
	}
	out.paragraph(style.Warning, "", value.Note)
	hidden := value.Secret && !c.Revealed
	wanted := out.style.Hide(groups(value.Text), 0, hidden)
	if value.Text == "" {
		wanted = "not known here"
	}
	out.paragraph(style.Text, "has to be  ", wanted)
	if value.Given != "" {
		out.paragraph(style.Text, "given      ", out.style.Hide(groups(value.Given), 0, hidden))
	}
	out.paragraph(style.Muted, "", value.Formula+". "+value.Help)
}

// Explained are what was found, and what is to be known of the selected value.
func (p ProofCheck) Explained() []string {
	texts := []string{p.found.Verdict}
	if p.selected < len(p.found.Values) {
		texts = append(texts, p.found.Values[p.selected].Note, p.found.Values[p.selected].Help)
	}
	return texts
}

// Keys are the screen's bindings.
func (p ProofCheck) Keys(Context) []style.Binding { return bindings(p.keyHandlers()) }

// Shape gives the values the whole width.
func (ProofCheck) Shape() Shape { return WholeStep }

// Lines is how many lines the screen would like.
func (p ProofCheck) Lines(c Context, width int) int {
	values := lineCount(c, width, func(out *layout) { p.drawValues(out, c) })
	return len(p.head(c, width, roomyCheck).lines) + values
}

// Help explains what is compared, and what is not.
func (p ProofCheck) Help(Context) []string {
	lines := p.found.Help
	if p.selected < len(p.found.Values) {
		lines = append([]string{joined(p.found.Values[p.selected].Name, p.found.Values[p.selected].Help)}, lines...)
	}
	return lines
}
