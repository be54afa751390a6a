package screen

import (
	"fmt"
	"slices"
	"strconv"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// History looks at earlier steps and other walks. Looking changes nothing.
type History struct {
	walks   []walk.Walk
	current int
	walk    int
	step    int
	// call is the trigger call of the step that is looked at, counted from 1; 0 for
	// the step itself.
	call   int
	detail bool
	about  About
	// why explains the step that is looked at. It is asked for once, not with every
	// frame.
	why walk.Explanation
}

// About tells of a step of a walk, by its place among them: its exchange, and why
// it came.
type About struct {
	Wire    func(walk.Step) walk.Wire
	Explain func(index int, step walk.Step) walk.Explanation
}

// NewHistory opens the path at the newest step of a walk; current is the one
// that goes on, or -1.
func NewHistory(walks []walk.Walk, at, current int, about About) History {
	return History{walks: walks, current: current, about: about}.show(at)
}

func (h History) show(n int) History {
	if n >= 0 && n < len(h.walks) {
		h.walk = n
		h.step, h.call = max(len(h.walks[n].Steps)-1, 0), 0
	}
	return h.explained()
}

// explained is the history with the explanation of the step that is looked at.
func (h History) explained() History {
	h.why = walk.Explanation{}
	if steps := h.steps(); h.step < len(steps) {
		h.why = h.about.Explain(h.walk, steps[h.step])
	}
	return h
}

func (h History) steps() []walk.Step {
	if h.walk < len(h.walks) {
		return h.walks[h.walk].Steps
	}
	return nil
}

// Update moves along the path, shows a step, branches, or changes walks.
func (h History) Update(key tea.KeyMsg, c Context) (Screen, Event) {
	return handleKey(h, h.keyHandlers(c), key.String())
}

func (h History) keyHandlers(c Context) []keyHandler[History] {
	steps := h.steps()
	if len(steps) == 0 {
		return []keyHandler[History]{{otherWalk.DisabledIf(h.onlyWalk()), History.showOther}}
	}
	step := steps[h.step]
	open := func(h History, _ string) (Screen, Event) { return h, Open{step} }
	keys := []keyHandler[History]{
		{listKeys.WithDesc("step").DisabledIf(h.onlyRow()), History.moveTo},
		{style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "show", Help: "Opens the step, or the call of a trigger."}.DisabledIf(h.alreadyShown(c)), History.open},
		{openDerivation.DisabledIf(notComputed(step)), open},
		{branch.DisabledIf(h.notCurrent()), func(h History, _ string) (Screen, Event) { return h, Branch{step.Number} }},
		{otherWalk.DisabledIf(h.onlyWalk()), History.showOther},
		{switchWalk.DisabledIf(h.alreadyCurrent()), func(h History, _ string) (Screen, Event) { return h, Switch{h.walk} }},
	}
	return keys
}

// historyRow is a row of the path: a step, or a call of a trigger that it led to.
type historyRow struct{ step, call int }

// rows are the path's, in order.
func (h History) rows() []historyRow {
	var rows []historyRow
	for n, step := range h.steps() {
		for call := range len(step.Triggers) + 1 {
			rows = append(rows, historyRow{n, call})
		}
	}
	return rows
}

// moveTo goes to another row; a number is that of a step.
func (h History) moveTo(key string) (Screen, Event) {
	rows := h.rows()
	at := max(slices.Index(rows, historyRow{h.step, h.call}), 0)
	if number, err := strconv.Atoi(key); err == nil {
		if number <= len(h.steps()) {
			h.step, h.call = number-1, 0
		}
		return h.explained(), nil
	}
	row := rows[max(min(target(key, at, len(rows)), len(rows)-1), 0)]
	h.step, h.call = row.step, row.call
	return h.explained(), nil
}

func (h History) onlyRow() string {
	if len(h.rows()) < 2 {
		return "there is nothing else to select"
	}
	return ""
}

// Trigger is the call of a trigger that is looked at, if it is one.
func (h History) Trigger() (walk.TriggerCall, bool) {
	if h.call == 0 {
		return walk.TriggerCall{}, false
	}
	return h.steps()[h.step].Triggers[h.call-1], true
}

func (h History) open(string) (Screen, Event) {
	if call, isTrigger := h.Trigger(); isTrigger {
		return h, OpenTrigger{h.walk, call}
	}
	h.detail = !h.detail
	return h, nil
}

// alreadyShown is why there is nothing to open, "" where there is.
func (h History) alreadyShown(c Context) string {
	if _, isTrigger := h.Trigger(); !isTrigger && c.Width >= besideWidth {
		return "the step is shown beside the path"
	}
	return ""
}

func (h History) showOther(key string) (Screen, Event) {
	if key == "left" {
		return h.show(h.walk - 1), nil
	}
	return h.show(h.walk + 1), nil
}

// View draws the path, and beside it (or instead, after enter) the step as it
// was. Scrolling goes through the step.
func (h History) View(c Context, width, height int) View {
	view := h.viewOf(c, width, height)
	view.Title, view.Corner = "Path", h.which()
	return view
}

func (h History) viewOf(c Context, width, height int) View {
	switch {
	case width < besideWidth && h.detail:
		return h.detailView(c, width, height)
	case width < besideWidth:
		return h.list(c, width, height)
	}
	left := h.ListWidth(width)
	list, view := h.list(c, left-2, height), h.detailView(c, width-left-2, height)
	bar := c.Style.Paint(style.Line, c.Style.Signs.Bar) + " "
	right := c.Style.Fit(view.Lines, width-left-2, height)
	for i := range right {
		right[i] = bar + right[i]
	}
	view.Lines, view.Cursor = style.Beside(list.Lines, right, left), list.Cursor
	return view
}

// ListWidth is how much of the width is the list of steps.
func (h History) ListWidth(width int) int {
	switch {
	case width >= besideWidth:
		return width * 45 / 100
	case h.detail:
		return 0
	}
	return width
}

// besideWidth is the width from which path and step stand side by side.
const besideWidth = 72

func (h History) which() string {
	if len(h.walks) < 2 {
		return ""
	}
	return fmt.Sprintf("walk %d of %d", h.walk+1, len(h.walks))
}

// list draws the steps around the one that is looked at: a path may have
// thousands.
func (h History) list(c Context, width, height int) View {
	rows := h.rows()
	at := max(slices.Index(rows, historyRow{h.step, h.call}), 0)
	shown := max(height/linesEach, 1)
	first := max(min(at-shown/2, len(rows)-shown), 0)
	s := newLayout(c, width)
	for n := first; n < min(first+shown, len(rows)); n++ {
		from := len(s.lines)
		h.drawRow(s, rows[n], n == at)
		if n == at {
			s.cursor = Cursor{Y: from, Visible: true}
			s.focus(from)
		}
	}
	return s.window(height, 0)
}

// linesEach is how many lines a row of the path takes.
const linesEach = 2

func (h History) drawRow(out *layout, row historyRow, here bool) {
	lead := "  "
	if here {
		lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	step := h.steps()[row.step]
	if row.call > 0 {
		drawTrigger(out, step.Triggers[row.call-1], lead)
		return
	}
	drawStep(out, step, lead)
}

func drawTrigger(out *layout, call walk.TriggerCall, lead string) {
	sign, role := panel.TriggerSign(out.style, call)
	left := lead + "     " + out.style.Paint(role, sign) + " " + call.Trigger
	took := out.style.Paint(style.Muted, fmt.Sprintf("%d ms", call.Elapsed.Milliseconds()))
	out.add(out.style.Ends(left, took, out.width))
	out.add(out.style.Paint(style.Muted, out.style.Clip("         "+panel.TriggerResult(call), out.width)))
}

func drawStep(out *layout, step walk.Step, lead string) {
	sign, role := StepSign(out.style, step)
	left := lead + fmt.Sprintf("%2d ", step.Number) + out.style.Paint(role, sign) + " " + StepName(step)
	took := out.style.Paint(style.Muted, fmt.Sprintf("%d ms", step.Exchange.Elapsed.Milliseconds()))
	out.add(out.style.Ends(left, took, out.width))
	out.add(out.style.Paint(style.Muted, out.style.Clip("       "+panel.Result(step), out.width)))
}

// StepName is what a step answered, or the call it made.
func StepName(step walk.Step) string {
	switch {
	case step.Answered != "":
		return step.Answered
	case step.Performed != "":
		return step.Performed
	default:
		return step.Exchange.Operation
	}
}

// StepSign is the sign of how a step ended.
func StepSign(s style.Style, step walk.Step) (string, style.Role) {
	if step.WentWrong() {
		return s.Signs.Refused, style.Error
	}
	return s.Signs.Done, style.OK
}

// detailView is the step that is looked at, scrolled.
func (h History) detailView(c Context, width, height int) View {
	s := newLayout(c, width)
	s.add(h.detailLines(c, width)...)
	return s.window(height, c.Scroll)
}

func (h History) detailLines(c Context, width int) []string {
	steps := h.steps()
	if h.step >= len(steps) {
		return []string{"No steps yet."}
	}
	step := steps[h.step]
	s := newLayout(c, width)
	if call, isTrigger := h.Trigger(); isTrigger {
		s.paragraph(style.Muted, "", "Press enter to send this event again or to save it.")
		s.add(panel.TriggerDetail(s.style, panel.ReadTriggerCall(call), c.Revealed, width)...)
		return s.lines
	}
	s.add(s.style.Paint(style.Accent, fmt.Sprintf("Step %d", step.Number)))
	started := step.Exchange.Started.UTC()
	s.add(s.style.Paint(style.Muted, started.Format("15:04:05.000")+fmt.Sprintf("  %d ms", step.Exchange.Elapsed.Milliseconds())))
	s.add(panel.Wire{Style: s.style, Wire: h.about.Wire(step), Revealed: c.Revealed}.Rows(width).Draw()...)
	if h.why.Description != "" {
		s.heading("Why")
		s.add(panel.Explanation{Style: s.style, Explanation: h.why}.Rows(width).Draw()...)
	}
	s.gap()
	if len(step.Edits) > 0 {
		s.paragraph(style.Warning, "", "Edited by hand: "+walk.Edited(step.Edits)+".")
	}
	if len(step.Derivations) > 0 {
		s.paragraph(style.Muted, "", "Press o to see how the answer was computed.")
	}
	if h.walks[h.walk].Recorded {
		s.paragraph(style.Muted, "", "This is a record: nothing is sent from it. Press b to walk again up to this step, as a new sign-in. You see first where it goes, and give the secrets again.")
		return s.lines
	}
	s.paragraph(style.Muted, "", "Press b to sign in again up to this step. This is a new sign-in: new codes are sent.")
	return s.lines
}

var (
	branch         = style.Binding{Keys: []string{"b"}, Label: "b", Desc: "branch", Help: "Signs in again up to this step. This is a new sign-in: new codes are sent."}
	switchWalk     = style.Binding{Keys: []string{"s"}, Label: "s", Desc: "continue this walk", Help: "Continues the walk on screen."}
	otherWalk      = style.Binding{Keys: []string{"left", "right"}, Label: "←→", Desc: "walk", Help: "Shows another walk."}.BothWays()
	openDerivation = style.Binding{Keys: []string{"o"}, Label: "o", Desc: "show the calculation", Help: "Shows how the answer of this step was computed."}
)

// Keys are the history's bindings.
func (h History) Keys(c Context) []style.Binding { return bindings(h.keyHandlers(c)) }

func notComputed(step walk.Step) string {
	if len(step.Derivations) == 0 {
		return "nothing was computed for this step"
	}
	return ""
}

func (h History) onlyWalk() string {
	if len(h.walks) < 2 {
		return "there is no other walk"
	}
	return ""
}

func (h History) alreadyCurrent() string {
	if h.walk == h.current {
		return "this is the current walk"
	}
	return ""
}

func (h History) notCurrent() string {
	if h.walk != h.current {
		return "continue that walk first"
	}
	return ""
}

// Shape takes the whole width: path and step stand side by side.
func (History) Shape() Shape { return FullWidth }

// Lines is how many lines the history would like.
func (h History) Lines(Context, int) int { return linesEach * len(h.rows()) }

// Help explains looking back.
func (History) Help(Context) []string {
	return []string{
		"Viewing earlier steps sends nothing. The current step keeps its session and your input.",
		"A branch does not undo anything. It signs in again with the same answers and stops at the step you chose.",
		"The Lambda triggers that a step called are listed below it when authwalk's emulator answered. Cognito does not tell which triggers it called.",
	}
}

// StepOf is the step of a walk that is looked at, if it is one of its steps.
func (h History) StepOf(walk int) (number int, is bool) {
	return h.step + 1, h.walk == walk && h.step < len(h.steps())
}

// At is the step that is looked at, and how many there are.
func (h History) At() (step, of int) { return h.step + 1, len(h.steps()) }
