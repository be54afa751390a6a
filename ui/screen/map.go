package screen

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Map shows what a pool, client and user can be asked, and what would be with other
// settings. It makes no call.
type Map struct {
	chart   walk.Map
	changes []walk.SettingChange
	// drawn tells that the chart is there, and follows the changes.
	drawn    bool
	selected int
	// whatIf tells that the settings have the focus, setting which of them.
	whatIf  bool
	setting int
	// unfolded shows what is ruled out one by one.
	unfolded bool
}

// Chart is an event: the map with these settings is asked for.
type Chart struct{ Changes []walk.SettingChange }

// NewMap is a map that is still to be drawn.
func NewMap() Map { return Map{} }

// Changes are the settings that are changed on paper.
func (p Map) Changes() []walk.SettingChange { return p.changes }

// With is the map once it has been drawn. It begins where the walk is.
func (p Map) With(chart walk.Map) Map {
	first := !p.drawn
	p.chart, p.drawn = chart, true
	if first {
		p.selected = max(slices.IndexFunc(p.lines(), func(l mapLine) bool { return l.branch.Here }), 0)
	}
	p.selected = max(min(p.selected, len(p.lines())-1), 0)
	p.setting = max(min(p.setting, len(chart.Settings)-1), 0)
	return p
}

// Update moves, unfolds, and changes settings on paper.
func (p Map) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(p, p.keyHandlers(), key.String())
}

func (p Map) keyHandlers() []keyHandler[Map] {
	unchanged := ""
	if len(p.changes) == 0 {
		unchanged = "nothing has been changed"
	}
	undo := []keyHandler[Map]{
		{undoSetting.DisabledIf(unchanged), func(p Map, _ string) (Screen, Event) { return p.change(p.changes[:len(p.changes)-1]) }},
		{undoAll.DisabledIf(unchanged), func(p Map, _ string) (Screen, Event) { return p.change(nil) }},
	}
	if p.whatIf {
		settings := []keyHandler[Map]{
			choose("setting", p.setting, len(p.chart.Settings), func(p Map, n int) Map {
				p.setting = n
				return p
			}),
			{changeSetting, Map.turn},
			{backToMap, func(p Map, _ string) (Screen, Event) {
				p.whatIf = false
				return p, nil
			}},
		}
		return append(settings, undo...)
	}
	noSettings := ""
	if len(p.chart.Settings) == 0 {
		noSettings = "the settings are not known"
	}
	return append([]keyHandler[Map]{
		choose("move", p.selected, len(p.lines()), func(p Map, n int) Map {
			p.selected = n
			return p
		}),
		{toWhatIf.DisabledIf(noSettings), func(p Map, _ string) (Screen, Event) {
			p.whatIf = true
			return p, nil
		}},
		{p.foldKey(), Map.fold},
	}, undo...)
}

func (p Map) foldKey() style.Binding {
	fold := foldRuledOut
	if p.unfolded {
		fold = fold.WithDesc("hide ruled out")
	}
	if len(p.lines()) == 0 {
		return fold.DisabledIf("there is nothing on the map yet")
	}
	return fold
}

// fold shows what is ruled out, or hides it. The focus stays where it is.
func (p Map) fold(string) (Screen, Event) {
	at := p.lines()[p.selected].number
	p.unfolded = !p.unfolded
	p.selected = max(slices.IndexFunc(p.lines(), func(l mapLine) bool { return l.number >= at }), 0)
	return p, nil
}

// turn gives the setting its next value on paper, or the one before.
func (p Map) turn(key string) (Screen, Event) {
	setting := p.chart.Settings[p.setting]
	by := 1
	if key == "left" {
		by = len(setting.Values) - 1
	}
	value := setting.Values[(max(slices.Index(setting.Values, setting.Value), 0)+by)%len(setting.Values)]
	if setting.Value == "" {
		value = setting.Values[0]
	}
	changes := slices.DeleteFunc(slices.Clone(p.changes), func(c walk.SettingChange) bool { return c.Name == setting.Name })
	if value != setting.Was {
		changes = append(changes, walk.SettingChange{Name: setting.Name, Value: value})
	}
	return p.change(changes)
}

func (p Map) change(changes []walk.SettingChange) (Screen, Event) {
	p.changes = slices.Clone(changes)
	return p, Chart{p.changes}
}

// mapLine is a line of the tree: a branch by its number, or how many beside each other
// are ruled out.
type mapLine struct {
	number   int
	branch   walk.Branch
	ruledOut int
}

// lines are the branches, those that are ruled out taken together unless they are
// unfolded or say something about the changes.
func (p Map) lines() []mapLine {
	var lines []mapLine
	for n := 0; n < len(p.chart.Branches); n++ {
		branch := p.chart.Branches[n]
		if p.unfolded || !foldable(branch) {
			lines = append(lines, mapLine{number: n, branch: branch})
			continue
		}
		from := n
		for n+1 < len(p.chart.Branches) && foldable(p.chart.Branches[n+1]) && p.chart.Branches[n+1].Depth == branch.Depth {
			n++
		}
		if n == from {
			lines = append(lines, mapLine{number: n, branch: branch})
			continue
		}
		lines = append(lines, mapLine{number: from, branch: branch, ruledOut: n - from + 1})
	}
	return lines
}

func foldable(branch walk.Branch) bool {
	return branch.State == walk.RuledOut && !branch.Gone && !branch.Seen
}

// View draws the tree, and beside it the settings where there is room.
func (p Map) View(c Context, width, height int) View {
	view := p.viewOf(c, width, height)
	view.Title = "Map"
	if len(p.changes) > 0 {
		view.Corner = fmt.Sprintf("%d changed on paper", len(p.changes))
	}
	return view
}

func (p Map) viewOf(c Context, width, height int) View {
	if !p.drawn {
		return render(c, width, height, func(out *layout) { out.paragraph(style.Muted, "", "Reading the rules"+c.Style.Signs.Ellipsis) })
	}
	if width < besideWidth {
		if p.whatIf {
			return p.settings(c, width).window(height, c.Scroll)
		}
		return p.tree(c, width, height, true)
	}
	left := width * treeShare / 100
	tree, view := p.tree(c, left-2, height, false), p.settings(c, width-left-2).window(height, 0)
	if !p.whatIf {
		view = p.beside(c, width-left-2, height)
	}
	bar := c.Style.Paint(style.Line, c.Style.Signs.Bar) + " "
	right := c.Style.Fit(view.Lines, width-left-2, height)
	for n := range right {
		right[n] = bar + right[n]
	}
	cursor := tree.Cursor
	if p.whatIf {
		cursor = view.Cursor
		cursor.X += left + 2
	}
	return View{
		Lines: style.Beside(tree.Lines, right, left), Cursor: cursor,
		Above: view.Above, Below: view.Below, Page: height,
	}
}

// treeShare is how much of the width is the tree, in percent, where something stands
// beside it.
const treeShare = 58

// ListWidth is how much of the width is the tree, while that has the focus.
func (p Map) ListWidth(width int) int {
	switch {
	case p.whatIf:
		return 0
	case width < besideWidth:
		return width
	}
	return width * treeShare / 100
}

// tree draws the branches around the one that has the focus; about says more of it
// under them where nothing beside them does.
func (p Map) tree(c Context, width, height int, about bool) View {
	out := newLayout(c, width)
	lines := p.lines()
	for n, line := range lines {
		switch far := n - p.selected; {
		case n == p.selected:
			out.add(p.drawLine(out, line, true))
			out.placeCursor(0)
			out.focus(n)
		case max(far, -far) > height+max(c.Scroll, -c.Scroll):
			out.add("") // nobody sees it
		default:
			out.add(p.drawLine(out, line, false))
		}
	}
	if !about || height < aboutHeight {
		return out.window(height, c.Scroll)
	}
	below := newLayout(c, width)
	p.about(below)
	room := min(len(below.lines), height/3)
	if room < len(below.lines) && room < marked {
		return out.window(height, c.Scroll)
	}
	view := out.window(height-room-1, 0)
	rule := c.Style.Paint(style.Line, strings.Repeat(c.Style.Signs.Rule, width))
	more := below.window(room, c.Scroll)
	view.Lines = append(append(c.Style.Fit(view.Lines, width, height-room-1), rule), more.Lines...)
	view.Above, view.Below, view.Page = more.Above, more.Below, room
	return view
}

// aboutHeight is the height from which the branch with the focus is explained under the
// tree, if nothing of that is cut without a sign.
const aboutHeight = 8

func (p Map) drawLine(out *layout, line mapLine, here bool) string {
	s := out.style
	lead := "  "
	if here && !p.whatIf {
		lead = s.Paint(style.Accent, style.Pad(s.Signs.Here, 2))
	}
	indent := strings.Repeat("  ", line.branch.Depth)
	if line.ruledOut > 0 {
		return lead + s.Clip(indent+s.Paint(style.Muted, fmt.Sprintf("%s %d ruled out", s.Signs.Impossible, line.ruledOut)), out.width-2)
	}
	sign, role := branchSign(s, line.branch)
	text := indent + s.Paint(role, sign) + " " + line.branch.Name
	if mark := branchMark(line.branch); mark != "" && style.Width(text)+2+style.Width(mark) <= out.width-2 {
		text += "  " + s.Paint(style.Accent, mark)
	}
	if room, note := out.width-2-style.Width(text)-2, branchNote(line.branch); note != "" && room >= 8 {
		text += "  " + s.Paint(style.Muted, s.Clip(note, room))
	}
	return lead + s.Clip(text, out.width-2)
}

func branchMark(branch walk.Branch) string {
	switch {
	case branch.New:
		return "new"
	case branch.Gone:
		return "gone"
	case branch.Here:
		return "you are here"
	default:
		return ""
	}
}

// branchNote says why a branch comes or does not, or which triggers are called before it.
func branchNote(branch walk.Branch) string {
	if branch.Note != "" || len(branch.Calls) == 0 {
		return branch.Note
	}
	var names []string
	for _, call := range branch.Calls {
		names = append(names, call.Trigger)
	}
	return "calls " + strings.Join(names, ", ")
}

// branchSign is the sign of a branch.
func branchSign(s style.Style, branch walk.Branch) (string, style.Role) {
	switch {
	case branch.State == walk.Unexpected:
		return "!", style.Warning
	case branch.Here:
		return s.Signs.At, style.Accent
	case branch.Refusal && branch.Seen:
		return s.Signs.Refused, style.Error
	case branch.Refusal:
		return s.Signs.Refused, style.Muted
	case branch.Seen:
		return s.Signs.Done, style.OK
	case branch.State == walk.RuledOut:
		return s.Signs.Impossible, style.Muted
	case branch.State == walk.Unsure:
		return s.Signs.Unknown, style.Warning
	default:
		return s.Signs.NotYet, style.Text
	}
}

// beside explains the branch that has the focus, and lists what is changed.
func (p Map) beside(c Context, width, height int) View {
	out := newLayout(c, width)
	p.about(out)
	out.heading("What if")
	if len(p.chart.Settings) == 0 {
		out.paragraph(style.Muted, "", "The settings are not known.")
		return out.window(height, c.Scroll)
	}
	out.paragraph(style.Muted, "", "Press → to change a setting on paper. Nothing is sent.")
	for _, setting := range p.chart.Settings {
		if setting.Changed {
			out.add(drawSetting(out, setting, false))
		}
	}
	out.gap()
	out.paragraph(style.Muted, "", legend(c.Style))
	return out.window(height, c.Scroll)
}

// about explains the branch that has the focus.
func (p Map) about(out *layout) {
	for _, text := range p.texts() {
		out.paragraph(style.Text, "", text)
	}
}

// texts are the name of the branch with the focus and what is said of it, and what the
// map is made from.
func (p Map) texts() []string {
	lines := p.lines()
	if p.selected >= len(lines) {
		return p.chart.Notes
	}
	line := lines[p.selected]
	if line.ruledOut > 0 {
		names := make([]string, line.ruledOut)
		for n := range names {
			names[n] = p.chart.Branches[line.number+n].Name
		}
		return append([]string{"Ruled out: " + strings.Join(names, ", ") + ".", "Press enter to see which setting rules each of them out."}, p.chart.Notes...)
	}
	state := map[walk.BranchState]string{
		walk.RuledOut: ": ruled out", walk.Unsure: ": depends on what is not known", walk.Unexpected: ": not predicted",
	}[line.branch.State]
	return slices.Concat([]string{line.branch.Name + state + "."}, line.branch.Details, p.chart.Notes)
}

// Explained are the texts about the branch that has the focus; none where a setting has it.
func (p Map) Explained() []string {
	if p.whatIf {
		return nil
	}
	return p.texts()
}

// settings draws those that can be changed on paper.
func (p Map) settings(c Context, width int) *layout {
	out := newLayout(c, width)
	if p.setting < len(p.chart.Settings) {
		focused := p.chart.Settings[p.setting]
		out.paragraph(style.Text, "", "What if "+focused.Name+" were: "+strings.Join(focused.Values, " / "))
		out.gap()
	}
	for n, setting := range p.chart.Settings {
		from := len(out.lines)
		out.add(drawSetting(out, setting, n == p.setting))
		if n == p.setting {
			out.placeCursor(0)
			out.focus(from)
		}
	}
	return out
}

func drawSetting(out *layout, setting walk.Setting, here bool) string {
	s := out.style
	lead, role, value := "  ", style.Muted, setting.Value
	if here {
		lead = s.Paint(style.Accent, style.Pad(s.Signs.Here, 2))
	}
	if value == "" {
		value = "not known"
	}
	if setting.Changed {
		was := setting.Was
		if was == "" {
			was = "not known"
		}
		role, value = style.Accent, value+" was "+was
	}
	return s.Ends(lead+setting.Name, s.Paint(role, value), out.width)
}

var (
	toWhatIf      = style.Binding{Keys: []string{"right"}, Label: "→", Desc: "what if", Help: "Goes to the settings, to change one on paper. Nothing is sent."}
	backToMap     = style.Binding{Keys: []string{"enter"}, Label: "enter", Desc: "to the map", Help: "Goes back to the map with the settings as they are on paper."}
	changeSetting = style.Binding{Keys: []string{"right", "left", " "}, Label: "←→", Desc: "change", Help: "Gives the setting another value on paper. Nothing is sent."}
	undoSetting   = style.Binding{Keys: []string{"u"}, Label: "u", Desc: "undo", Help: "Takes the last change on paper back."}
	undoAll       = style.Binding{Keys: []string{"0"}, Label: "0", Desc: "as it is", Help: "Takes every change on paper back."}
	foldRuledOut  = style.Binding{Keys: []string{"enter"}, Label: "enter", Desc: "show ruled out", Help: "Shows what is ruled out and by which setting, or hides it."}
)

// Keys are the map's bindings.
func (p Map) Keys(Context) []style.Binding { return bindings(p.keyHandlers()) }

// Shape asks for the whole width: trees are wide.
func (Map) Shape() Shape { return FullWidth }

// Lines is how many lines the tree would like.
func (p Map) Lines(Context, int) int { return len(p.lines()) }

// Help explains the signs, and what has the focus.
func (p Map) Help(c Context) []string {
	return append(p.texts(), legend(c.Style))
}

// legend says what the signs mean.
func legend(s style.Style) string {
	return fmt.Sprintf("%s where the walk is, %s seen, %s possible, %s ruled out, %s depends on what is not known, %s refused, ! not predicted.",
		s.Signs.At, s.Signs.Done, s.Signs.NotYet, s.Signs.Impossible, s.Signs.Unknown, s.Signs.Refused)
}
