package screen

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Outcome is what became of a step that asks nothing more: refused, not
// reached, or done. It keeps the place of the step.
type Outcome struct {
	step        walk.Step
	response    []walk.Line
	explanation walk.Explanation
	actions     []walk.Action
	// selected is the place of the action that enter does, noAction for none. Only the
	// person moves it from one action to another: what enter does never changes while a
	// finger is on its way.
	selected int
	// diagnosis is what was found about the user; nil where nobody has looked.
	diagnosis *walk.Diagnosis
	// waiting tells that the user is being looked at, which can show the cause.
	waiting bool
	// learning tells that the settings are being read, which can show what is best to do,
	// and unmarked that therefore nothing has been selected yet.
	learning, unmarked bool
	// unsent tells that the code which the response speaks of was not sent.
	unsent bool
}

// noAction is what is selected while enter does nothing.
const noAction = -1

// Waiting is the outcome while the user is being looked at, or no longer.
func (o Outcome) Waiting(waiting bool) Outcome {
	o.waiting = waiting
	return o
}

// Learning is the outcome while the settings of pool, client and user are being read, or no
// longer. What is best to do shows with them, so nothing is selected before, unless the
// person does.
func (o Outcome) Learning(learning bool) Outcome {
	switch {
	case learning && !o.learning:
		o.selected, o.unmarked = noAction, true
	case !learning && o.unmarked:
		o = o.mark(firstPossible(o.actions))
	}
	o.learning = learning
	return o
}

// Unsent is the outcome of a call that did not send the code which its response speaks of.
func (o Outcome) Unsent(unsent bool) Outcome {
	o.unsent = unsent
	return o
}

func (o Outcome) mark(action int) Outcome {
	o.selected, o.unmarked = action, false
	return o
}

// Diagnosed is the outcome with what was found about the user.
func (o Outcome) Diagnosed(found *walk.Diagnosis) Outcome {
	o.diagnosis = found
	return o
}

// NewOutcome shows a step, what came back, what is known of it and what can be
// done.
func NewOutcome(step walk.Step, response []walk.Line, explanation walk.Explanation, actions []walk.Action) Outcome {
	return Outcome{step: step, response: response, explanation: explanation, actions: actions, selected: firstPossible(actions)}
}

// firstPossible is the place of the first action that can be done: of those that cannot,
// the first says why.
func firstPossible(actions []walk.Action) int {
	at := slices.IndexFunc(actions, func(action walk.Action) bool { return action.Disabled == "" })
	if at < 0 && len(actions) > 0 {
		return 0
	}
	return at
}

// With is the outcome with more known about it. The action that was selected stays so,
// wherever it stands now; where it is offered no more, none is.
func (o Outcome) With(explanation walk.Explanation, actions []walk.Action) Outcome {
	selected := noAction
	if was, is := o.Selected(); is {
		selected = slices.IndexFunc(actions, func(action walk.Action) bool { return isSame(action, was) && action.Text == was.Text })
	}
	o.explanation, o.actions, o.selected = explanation, actions, selected
	return o
}

// SelectAs selects the action that another outcome has selected, where it is offered
// here too.
func (o Outcome) SelectAs(other Outcome) Outcome {
	used, is := other.Selected()
	at := slices.IndexFunc(o.actions, func(action walk.Action) bool { return isSame(action, used) })
	if !is || at < 0 {
		return o
	}
	return o.mark(at)
}

// Selected is the action that is selected, if there is any.
func (o Outcome) Selected() (action walk.Action, is bool) { return actionAt(o.actions, o.selected) }

// actionAt is the action at a place of a list, if there is one.
func actionAt(actions []walk.Action, place int) (action walk.Action, is bool) {
	if place < 0 || place >= len(actions) {
		return walk.Action{}, false
	}
	return actions[place], true
}

// isSame reports whether an action can be done and does what another one did.
func isSame(action, other walk.Action) bool {
	return action.Kind == other.Kind && action.Operation == other.Operation && action.Disabled == ""
}

// Update goes through what can be done, and does it.
func (o Outcome) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(o, o.keyHandlers(), key.String())
}

func (o Outcome) keyHandlers() []keyHandler[Outcome] {
	if len(o.actions) == 0 {
		return nil
	}
	return []keyHandler[Outcome]{
		{runAction.WithDesc("run").DisabledIf(o.nothingToRun()), func(o Outcome, _ string) (Screen, Event) {
			return o, Perform{o.actions[o.selected]}
		}},
		choose("choose", o.selected, len(o.actions), Outcome.mark),
	}
}

// nothingToRun is why enter does nothing, "" where it does what is selected.
func (o Outcome) nothingToRun() string {
	switch {
	case o.selected != noAction:
		return o.actions[o.selected].Disabled
	case o.learning:
		return "the user is still being looked at. " + style.Arrows.Label + " chooses now"
	default:
		return "what was selected is not offered any more. " + style.Arrows.Label + " chooses"
	}
}

var runAction = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Help: "Does what is selected."}

// View draws the outcome: what was said, what it means, what it is likely to
// be here, what it is not, what to do now. What can be done stays at the foot
// while the text above it scrolls.
func (o Outcome) View(c Context, width, height int) View {
	o = o.at(c.Now)
	view := withFoot(c, width, height, o.text(c), o.drawActions)
	view.Title, view.Corner = StepName(o.step), o.verdict(c.Style)
	return view
}

// at is the outcome at a time: waiting counts down, and ends.
func (o Outcome) at(now time.Time) Outcome {
	o.actions = slices.Clone(o.actions)
	for n, action := range o.actions {
		switch {
		case action.Until.IsZero():
		case now.Before(action.Until):
			o.actions[n].Label = "Try again when the lock ends, in " + Countdown(action.Until.Sub(now)) + " at the latest"
		default:
			o.actions[n].Label = "Try again now"
		}
	}
	return o
}

// Click goes to the action on a line.
func (o Outcome) Click(c Context, width, height, line int) (Screen, Event) {
	if n := entryAtFoot(c, width, height, line, o.text(c), o.at(c.Now).drawActions); n >= 0 {
		return o.mark(n), Clicked{}
	}
	return o, nil
}

func (o Outcome) verdict(s style.Style) string {
	sign := s.Paint(style.Error, s.Signs.Refused) + " "
	switch {
	case o.unsent:
		return s.Paint(style.Warning, "!") + " no code was sent"
	case o.step.Error == nil:
		return s.Paint(style.OK, s.Signs.Done) + " done"
	case o.step.Error.Kind == walk.Refused:
		return sign + "refused"
	case o.step.Error.Kind == walk.Unreachable:
		return sign + "no connection"
	case o.step.Error.Kind == walk.Unreadable:
		return sign + "unreadable response"
	case o.step.Error.Kind == walk.Cancelled:
		return sign + "cancelled"
	default:
		return sign + "not sent"
	}
}

func (o Outcome) text(c Context) func(*layout) {
	return func(out *layout) { o.drawText(out, c) }
}

func (o Outcome) drawText(out *layout, c Context) {
	if err := o.step.Error; err != nil {
		o.drawError(out, err)
	} else {
		out.paragraph(style.Text, "", o.explanation.Description)
		if o.unsent {
			o.drawNotes(out)
		}
		out.gap()
		o.drawResponse(out, c)
	}
	o.drawReasons(out)
	if !o.unsent {
		o.drawNotes(out)
	}
	if o.diagnosis != nil {
		drawCard(out, o.diagnosis.Card)
	}
}

func (o Outcome) drawError(out *layout, err *walk.Error) {
	sign := out.style.Paint(style.Error, out.style.Signs.Refused+" ")
	if err.Exception != "" {
		out.paragraph(style.Error, sign, err.Exception)
		out.paragraph(style.Text, "  ", quoted(err.Message))
	} else {
		out.paragraph(style.Error, sign, err.Message)
	}
	advised := o.diagnosis != nil && o.diagnosis.Administrator != ""
	out.heading("What it means")
	if who := out.style.Paint(style.Muted, "who fixes it: "+o.explanation.Who); o.explanation.Who != "" && !advised {
		out.endHeading(who)
	}
	o.drawMeaning(out)
	if advised {
		drawAdvice(out, *o.diagnosis)
	} else {
		out.paragraph(style.Text, "  ", o.next(err))
	}
	o.drawCauses(out)
}

// next is what to do, without what the explanation says already.
func (o Outcome) next(err *walk.Error) string {
	if strings.Contains(o.explanation.Description, walk.MightBeHandled) {
		return strings.TrimSpace(strings.TrimPrefix(err.Next, walk.MightBeHandled))
	}
	return err.Next
}

// drawMeaning says what was found to keep the user from signing in, and what the refusal
// means: once where that is the same.
func (o Outcome) drawMeaning(out *layout) {
	meaning := o.explanation.Description
	if meaning == "" && !o.explanation.Known {
		meaning = "authwalk does not know this error. See the raw response."
	}
	if o.diagnosis == nil {
		out.paragraph(style.Text, "  ", meaning)
		return
	}
	culprit := o.diagnosis.Culprit()
	switch {
	case culprit == nil || strings.HasSuffix(culprit.Text, meaning):
		out.paragraph(style.Text, "  ", meaning)
	case culprit.Refusal:
		out.marked(culprit.Mark, culprit.Text)
	default:
		out.marked(culprit.Mark, culprit.Text)
		out.paragraph(style.Text, "  ", meaning)
	}
}

// quoted is the message of an exception, which can be empty.
func quoted(message string) string {
	if message == "" {
		return "(no message)"
	}
	return `"` + message + `"`
}

func (o Outcome) drawCauses(out *layout) {
	if o.waiting {
		out.heading("Likely causes")
		out.paragraph(style.Muted, "  ", "Looking at the user"+out.style.Signs.Ellipsis)
		return
	}
	if causes := o.newCauses(); len(causes) > 0 {
		out.heading("Likely causes")
		for n, cause := range causes {
			out.paragraph(style.Text, fmt.Sprintf("  %d ", n+1), cause)
		}
	}
	if len(o.explanation.NotCauses) > 0 {
		out.heading("Ruled out")
		for _, cause := range o.explanation.NotCauses {
			out.paragraph(style.Text, "  "+out.style.Signs.Dot+" ", cause)
		}
	}
}

// drawResponse shows what came back.
func (o Outcome) drawResponse(out *layout, c Context) {
	out.add(out.style.Paint(style.Accent, "Response"))
	if len(o.response) == 0 {
		out.paragraph(style.Muted, "  ", "The response has no members: the call succeeded.")
	}
	for _, line := range pairsInOneLine(o.response) {
		out.add(panel.WireLine(out.style, line, c.Revealed, responseColumn, out.width))
	}
}

// responseColumn is where the values of a response begin.
const responseColumn = 26

func (o Outcome) drawReasons(out *layout) {
	if len(o.explanation.Reasons) == 0 {
		return
	}
	out.heading("Settings behind this")
	for _, reason := range o.newReasons() {
		out.paragraph(style.Text, "  "+out.style.Signs.Dot+" ", panel.Reason(reason))
	}
}

// drawNotes begins at the edge: indented they would read as part of the list above.
func (o Outcome) drawNotes(out *layout) {
	out.gap()
	for _, note := range o.explanation.Notes {
		out.paragraph(style.Muted, "", note)
	}
}

func (o Outcome) drawActions(out *layout) {
	if len(o.actions) == 0 {
		return
	}
	out.heading("What you can do")
	drawActions(out, o.actions, o.selected)
}

func drawActions(out *layout, actions []walk.Action, at int) {
	for n, action := range actions {
		from := len(out.lines)
		lead, role := "  ", style.Text
		switch {
		case action.Disabled != "":
			lead, role = style.Pad(out.style.Signs.Impossible, 2), style.Muted
		case n == at:
			lead, role = style.Pad(out.style.Signs.Here, 2), style.Accent
		}
		text := action.Label
		if action.Disabled != "" {
			text += " (" + action.Disabled + ")"
		}
		out.paragraph(role, out.style.Paint(role, lead), text)
		out.entry(n, from)
		if n == at && action.Kind == walk.CopyText {
			drawCommand(out, action.Text)
		}
		if n == at {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
	}
}

// drawCommand shows a command that would be copied: its beginning where room is short.
func drawCommand(out *layout, command string) {
	most := 4
	if out.density == minimal {
		most = 1
	}
	out.shortParagraph(style.Muted, "    ", command, most)
}

// Keys are the outcome's bindings.
func (o Outcome) Keys(Context) []style.Binding { return bindings(o.keyHandlers()) }

// Shape gives the outcome the whole width: it is all sentences.
func (Outcome) Shape() Shape { return WholeStep }

// Lines is how many lines the outcome would like.
func (o Outcome) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) {
		o.drawText(out, c)
		o.drawActions(out)
	})
}

// Help explains the outcome.
func (o Outcome) Help(Context) []string {
	if o.step.Error == nil {
		return []string{o.explanation.Description}
	}
	return []string{
		"One exception can have several causes, and a pool can hide whether a user exists. authwalk picks the likely ones from the operation, the step and the message.",
		o.explanation.Description,
	}
}

// Actions are what can be done next, and what cannot.
func (o Outcome) Actions() []walk.Action { return o.actions }

// Of reports whether the outcome is that of the step with this number.
func (o Outcome) Of(number int) bool { return o.step.Number == number }

// pairsInOneLine puts each element of a list that has only a Name and a Value, such as an
// attribute of a user, into one line.
func pairsInOneLine(lines []walk.Line) []walk.Line {
	var joined []walk.Line
	for n := 0; n < len(lines); n++ {
		if n+2 < len(lines) && isPair(lines[n], lines[n+1], lines[n+2]) && (n+3 == len(lines) || lines[n+3].Depth <= lines[n].Depth) {
			value := lines[n+2]
			value.Name, value.Depth = lines[n+1].Text, lines[n].Depth
			joined = append(joined, value)
			n += 2
			continue
		}
		joined = append(joined, lines[n])
	}
	return joined
}

func isPair(element, name, value walk.Line) bool {
	deeper := name.Depth == element.Depth+1 && value.Depth == name.Depth
	return element.Text == "" && deeper && name.Name == "Name" && value.Name == "Value" && name.Text != "" && !name.Secret
}
