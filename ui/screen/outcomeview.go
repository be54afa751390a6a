package screen

import (
	"fmt"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"
)

// View draws the outcome: what was said, what it means, what it is likely to
// be here, what it is not, what to do now. What can be done stays at the foot
// while the text above it scrolls.
func (o Outcome) View(c Context, width, height int) View {
	o = o.at(c.Now)
	view := withFoot(c, width, height, o.text(c), o.drawActions)
	view.Title, view.Corner = StepName(o.step), o.verdict(c.Style)
	return view
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

// wideEnough is the width from which windows have the heights for headings.
const wideEnough = 60

func (o Outcome) drawError(out *layout, err *walk.Error) {
	sign := out.style.Paint(style.Error, out.style.Signs.Refused+" ")
	if err.Exception != "" {
		out.paragraph(style.Error, sign, err.Exception)
		out.paragraph(style.Text, "  ", quoted(err.Message))
	} else {
		out.paragraph(style.Error, sign, err.Message)
	}
	advised := o.diagnosis != nil && o.diagnosis.Administrator != ""
	// In the smallest windows the meaning itself has the heading's rows.
	roomy := out.density < minimal || out.width >= wideEnough
	if roomy {
		out.heading("What it means")
	}
	who := ""
	if o.explanation.Who != "" && !advised {
		who = "who fixes it: " + o.explanation.Who
	}
	if who != "" && roomy {
		out.endHeading(out.style.Paint(style.Muted, who))
	}
	o.drawMeaning(out)
	if !roomy {
		out.paragraph(style.Muted, "  ", who)
	}
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

// Lines is how many lines the outcome would like.
func (o Outcome) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) {
		o.drawText(out, c)
		o.drawActions(out)
	})
}

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
