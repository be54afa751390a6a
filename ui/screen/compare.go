package screen

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Compare shows two walks side by side: their steps, what differs in them, and the
// settings that led there.
type Compare struct {
	sides    [2]Side
	compared view.Comparison
	about    About
	// at is the row that is looked at; differing leaves out the others, whole shows its
	// requests and responses in full.
	at               int
	differing, whole bool
	// why explains the step of the row on both sides, settings are what led there.
	why      [2]walk.Explanation
	settings []view.Difference
}

// Side is one of two walks that are compared, with its title and what is to be known of
// its record.
type Side struct {
	Title   string
	Walk    walk.Walk
	Notices []string
}

// NewCompare compares two walks, and begins where they part. About tells of the
// steps of the first (0) and of the second walk (1).
func NewCompare(a, b Side, about About) Compare {
	c := Compare{sides: [2]Side{a, b}, compared: cleanComparison(view.Compare(a.Walk, b.Walk)), about: about}
	parts := slices.IndexFunc(c.compared.Rows, func(r view.Row) bool { return r.CameA != r.CameB })
	if parts < 0 {
		parts = slices.IndexFunc(c.compared.Rows, func(r view.Row) bool { return !r.Same() })
	}
	return c.goTo(max(parts, 0))
}

// cleanComparison is a comparison as it may be drawn.
func cleanComparison(c view.Comparison) view.Comparison {
	clean := func(list []view.Difference) {
		for n, d := range list {
			list[n] = view.Difference{Name: view.Line(d.Name), A: view.Line(d.A), B: view.Line(d.B)}
		}
	}
	clean(c.Start)
	for n, row := range c.Rows {
		clean(row.Sent)
		clean(row.Received)
		c.Rows[n].Name, c.Rows[n].CameA, c.Rows[n].CameB = view.Line(row.Name), view.Line(row.CameA), view.Line(row.CameB)
	}
	return c
}

// goTo looks at a row.
func (c Compare) goTo(n int) Compare {
	c.at, c.why, c.settings = n, [2]walk.Explanation{}, nil
	if n >= len(c.compared.Rows) {
		return c
	}
	for side, number := range c.numbers() {
		if number > 0 {
			c.why[side] = c.about.Explain(side, c.sides[side].Walk.Steps[number-1])
		}
	}
	c.settings = view.Settings(c.why[0], c.why[1])
	return c
}

// numbers are those of the step in both walks, 0 where one has none like it.
func (c Compare) numbers() [2]int {
	row := c.compared.Rows[c.at]
	return [2]int{row.A, row.B}
}

// swapped has the second walk first.
func (c Compare) swapped() Compare {
	about := c.about
	explain := func(side int, step walk.Step) walk.Explanation { return about.Explain(1-side, step) }
	swapped := NewCompare(c.sides[1], c.sides[0], About{Wire: about.Wire, Explain: explain})
	swapped.differing, swapped.whole = c.differing, c.whole
	return swapped
}

// Update goes through the steps, or shows them otherwise.
func (c Compare) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(c, c.keyHandlers(), key.String())
}

func (c Compare) keyHandlers() []keyHandler[Compare] {
	shown := c.shown()
	none := ""
	if len(shown) == 0 {
		none = "there is no step"
	}
	full, only := openBoth, onlyDiffering
	if c.whole {
		full = full.WithDesc("close")
	}
	if c.differing {
		only = only.WithDesc("all steps")
	}
	return []keyHandler[Compare]{
		choose("step", max(slices.Index(shown, c.at), 0), len(shown), func(c Compare, n int) Compare { return c.goTo(shown[n]) }),
		{full.DisabledIf(none), func(c Compare, _ string) (Screen, Event) {
			c.whole = !c.whole
			return c, nil
		}},
		{only.DisabledIf(c.nothingAlike()), func(c Compare, _ string) (Screen, Event) {
			c.differing = !c.differing
			if shown := c.shown(); !slices.Contains(shown, c.at) {
				return c.goTo(shown[0]), nil
			}
			return c, nil
		}},
		{swapWalks, func(c Compare, _ string) (Screen, Event) { return c.swapped(), nil }},
	}
}

var (
	openBoth      = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "both in full", Help: "Shows the request and the response of both walks in full."}
	onlyDiffering = style.Binding{Keys: []string{"d"}, Label: "d", Desc: "differences only", Help: "Leaves out the steps that are the same in both walks."}
	swapWalks     = style.Binding{Keys: []string{"x"}, Label: "x", Desc: "swap", Help: "Puts the second walk first."}
)

// nothingAlike is why no step can be left out.
func (c Compare) nothingAlike() string {
	same := 0
	for _, row := range c.compared.Rows {
		if row.Same() {
			same++
		}
	}
	switch same {
	case 0:
		return "every step differs"
	case len(c.compared.Rows):
		return "no step differs"
	default:
		return ""
	}
}

// shown are the rows that can be looked at.
func (c Compare) shown() []int {
	var shown []int
	for n, row := range c.compared.Rows {
		if !c.differing || !row.Same() {
			shown = append(shown, n)
		}
	}
	return shown
}

// View draws the comparison.
func (c Compare) View(with Context, width, height int) View {
	view := render(with, width, height, c.drawer(with))
	view.Title = "Compare"
	return view
}

// Click goes to the step on a line.
func (c Compare) Click(with Context, width, height, line int) (Screen, Event) {
	if n := entryAt(with, width, height, line, c.drawer(with)); n >= 0 {
		return c.goTo(n), Clicked{}
	}
	return c, nil
}

func (c Compare) drawer(with Context) func(*layout) {
	return func(out *layout) { c.draw(out, with) }
}

func (c Compare) draw(out *layout, with Context) {
	for n, side := range c.sides {
		out.paragraph(style.Text, sideNames[n]+"  ", side.Title)
		for _, notice := range side.Notices {
			out.paragraph(style.Warning, "   ", notice)
		}
	}
	columns := columnsFor(out.width)
	out.gap()
	columns.heads(out)
	for _, member := range c.compared.Start {
		columns.row(out, out.style.Paint(style.Warning, out.style.Signs.Differs), member.Name, member.A, member.B)
	}
	skipped := 0
	for n, row := range c.compared.Rows {
		if c.differing && row.Same() {
			skipped++
			continue
		}
		c.drawRow(out, columns, n, row)
		if n == c.at {
			c.drawLookedAt(out, columns, row, with)
		}
	}
	if skipped > 0 {
		out.paragraph(style.Muted, out.style.Signs.Same+" ", fmt.Sprintf("%d more that are the same in both", skipped))
	}
	out.gap()
	if c.compared.Same() {
		out.paragraph(style.OK, out.style.Signs.Same+" ", "The walks are the same.")
	}
	out.paragraph(style.Muted, "", "Passwords, codes, sessions, proofs, tokens and times are not compared: they differ in every walk.")
}

// sideNames are what the two walks are called.
var sideNames = [2]string{"A", "B"}

// compareColumns are where the values of both walks stand; beside is false where a
// window is too narrow for that.
type compareColumns struct {
	name, each int
	beside     bool
}

func columnsFor(width int) compareColumns {
	const narrow, lead = 60, 8
	if width < narrow {
		return compareColumns{name: width - lead}
	}
	name := (width - lead) * 4 / 10
	return compareColumns{name: name, each: (width - lead - name - 4) / 2, beside: true}
}

// heads draws the names of both walks above what they have.
func (c compareColumns) heads(out *layout) {
	if c.beside {
		left := strings.Repeat(" ", c.name+10) + style.Pad(sideNames[0], c.each+2)
		out.add(out.style.Paint(style.Muted, left+sideNames[1]))
	}
}

// row draws a name and what both walks have for it.
func (c compareColumns) row(out *layout, lead, name, a, b string) {
	first := style.Pad(lead, 8)
	if !c.beside {
		out.add(out.style.Clip(first+name, out.width))
		for n, text := range []string{a, b} {
			out.paragraph(style.Muted, "        "+sideNames[n]+" ", orNone(out.style, text))
		}
		return
	}
	left, right := out.style.Paragraph(style.Text, "", orNone(out.style, a), c.each), out.style.Paragraph(style.Text, "", orNone(out.style, b), c.each)
	names := out.style.Paragraph(style.Text, first, name, c.name+8)
	for n := range max(len(names), len(left), len(right)) {
		line := style.Pad(lineAt(names, n), c.name+8) + "  " + style.Pad(lineAt(left, n), c.each) + "  " + lineAt(right, n)
		out.add(out.style.Clip(line, out.width))
	}
}

func lineAt(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}

func orNone(s style.Style, text string) string {
	if text == "" {
		return s.Signs.Impossible
	}
	return text
}

func (c Compare) drawRow(out *layout, columns compareColumns, n int, row view.Row) {
	sign, role := out.style.Signs.Differs, style.Warning
	if row.Same() {
		sign, role = out.style.Signs.Same, style.Muted
	}
	here := "  "
	if n == c.at {
		here = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	from := len(out.lines)
	lead := here + out.style.Paint(role, style.Pad(sign, 2)) + fmt.Sprintf(" %2d ", max(row.A, row.B))
	if row.Same() && !columns.beside {
		out.add(out.style.Clip(lead+row.Name, out.width))
	} else {
		columns.row(out, lead, row.Name, came(row.A, row.CameA), came(row.B, row.CameB))
	}
	out.entry(n, from)
	if n == c.at {
		out.cursor = Cursor{Y: from, Visible: true}
		out.focus(from)
	}
}

// came is what came of a step that a walk may not have.
func came(number int, text string) string {
	if number == 0 {
		return "no such step"
	}
	return text
}

// drawLookedAt draws what explains the row, and what differs in it.
func (c Compare) drawLookedAt(out *layout, columns compareColumns, row view.Row, with Context) {
	switch {
	case c.whole:
		c.drawWhole(out, with)
		out.gap()
	case row.Alone != "":
		out.paragraph(style.Text, "      ", row.Alone)
		out.gap()
	case !row.Same():
		c.drawWhy(out, columns, row)
		c.drawMembers(out, columns, row)
		out.gap()
	}
}

// mostMembers is how many members of a row are drawn: a refusal and a challenge have
// none in common.
const mostMembers = 6

// drawMembers draws what differs in request and response.
func (c Compare) drawMembers(out *layout, columns compareColumns, row view.Row) {
	drawn := 0
	for _, part := range []struct {
		name string
		list []view.Difference
	}{{"Sent otherwise", row.Sent}, {"Received otherwise", row.Received}} {
		if len(part.list) > 0 && drawn < mostMembers {
			out.add(out.style.Paint(style.Accent, "    "+part.name))
		}
		for _, member := range part.list {
			if drawn++; drawn <= mostMembers {
				columns.row(out, "", member.Name, member.A, member.B)
			}
		}
	}
	if left := drawn - mostMembers; left > 0 {
		out.paragraph(style.Muted, "        ", fmt.Sprintf("%d more members differ: press enter to read both in full.", left))
	}
}

// drawWhy names the settings that led to the step, and says what it was on both sides.
func (c Compare) drawWhy(out *layout, columns compareColumns, row view.Row) {
	out.add(out.style.Paint(style.Accent, "    What explains it"))
	switch {
	case len(row.Sent) > 0:
		out.paragraph(style.Text, "      ", "The requests differ.")
	case len(c.settings) == 0 && c.why[0].Description == c.why[1].Description:
		out.paragraph(style.Text, "      ", "No setting is known that explains the difference.")
	}
	for _, setting := range c.settings {
		sign := out.style.Paint(style.Warning, out.style.Signs.Differs)
		switch {
		case setting.A == "" || setting.B == "":
			sign = out.style.Paint(style.Muted, out.style.Signs.Unknown)
		case setting.A == setting.B:
			sign = out.style.Paint(style.Muted, out.style.Signs.Same)
		}
		columns.row(out, "      "+sign, setting.Name, known(out.style, setting.A), known(out.style, setting.B))
	}
	names := sideNames
	if c.why[0].Description == c.why[1].Description {
		names = [2]string{"", ""}
	}
	for n, why := range c.why {
		if n == 1 && names[n] == "" {
			break // said already
		}
		out.paragraph(style.Text, "      "+style.Pad(names[n], 2), why.Description)
		for _, cause := range why.Causes {
			out.paragraph(style.Muted, "        ", cause)
		}
	}
}

// known is the value of a setting, or that it is not known.
func known(s style.Style, value string) string {
	if value == "" {
		return s.Signs.Unknown
	}
	return value
}

// drawWhole draws request and response of both walks: side by side where there is room.
func (c Compare) drawWhole(out *layout, with Context) {
	const room = 100
	width, beside := out.width, out.width >= room
	if beside {
		width = (out.width - 3) / 2
	}
	var drawn [2][]string
	for side, number := range c.numbers() {
		lines := newLayout(with, width)
		lines.heading(sideNames[side] + " in full")
		if number == 0 {
			lines.paragraph(style.Muted, "", "This walk has no such step.")
		} else {
			wire := c.about.Wire(c.sides[side].Walk.Steps[number-1])
			lines.add(panel.Wire{Style: out.style, Wire: wire, Revealed: with.Revealed}.Rows(width).Draw()...)
		}
		drawn[side] = lines.lines
	}
	if !beside {
		out.add(append(drawn[0], drawn[1]...)...)
		return
	}
	for n := range max(len(drawn[0]), len(drawn[1])) {
		out.add(style.Pad(lineAt(drawn[0], n), width) + " " + out.style.Paint(style.Line, out.style.Signs.Bar) + " " + lineAt(drawn[1], n))
	}
}

// Keys are the comparison's bindings.
func (c Compare) Keys(Context) []style.Binding { return bindings(c.keyHandlers()) }

// Shape takes the whole width: two walks stand side by side.
func (Compare) Shape() Shape { return FullWidth }

// Lines is how many lines the comparison would like.
func (c Compare) Lines(with Context, width int) int { return lineCount(with, width, c.drawer(with)) }

// Help explains comparing.
func (Compare) Help(Context) []string {
	return []string{
		"Steps that make the same call for the same challenge stand in one row. What differs in every walk (sessions, codes, proofs, tokens, times) is not compared.",
		"The settings are those that explain the step on each side, as far as they are known: ? says that nothing tells.",
	}
}
