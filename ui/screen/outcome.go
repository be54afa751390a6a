package screen

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"
)

// Outcome is what became of a step that asks nothing more: refused, not
// reached, or done. It keeps the place of the step.
type Outcome struct {
	step  walk.Step
	why   walk.Explanation
	moves []walk.Action
	at    int
	// looked tells that the moves have been gone through: until then what was
	// said is seen first.
	looked bool
}

// NewOutcome shows a step, what is known of it and what can be done.
func NewOutcome(step walk.Step, why walk.Explanation, moves []walk.Action) Outcome {
	o := Outcome{step: step, why: why, moves: moves}
	for n, move := range moves {
		if move.Disabled == "" {
			o.at = n
			break
		}
	}
	return o
}

// With is the outcome with more known about it; the focus stays.
func (o Outcome) With(why walk.Explanation, moves []walk.Action) Outcome {
	o.why, o.moves, o.at = why, moves, min(o.at, max(len(moves)-1, 0))
	return o
}

// Update moves through what can be done, and does it with enter.
func (o Outcome) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	o.looked = true
	switch name := key.String(); {
	case len(o.moves) == 0:
	case name == "up" || name == "shift+tab":
		o.at = max(o.at-1, 0)
	case name == "down" || name == "tab":
		o.at = min(o.at+1, len(o.moves)-1)
	case style.Enter.Matches(name):
		if move := o.moves[o.at]; move.Disabled != "" {
			return o, Say{"Not possible here: " + move.Disabled}
		}
		return o, Do{o.moves[o.at]}
	}
	return o, nil
}

// View draws the outcome: what was said, what it means, what it is likely to
// be here, what it is not, what to do now.
func (o Outcome) View(c Context, width, height int) View {
	lines, cursor := drawn(c, width, height, o.draw)
	return View{Title: o.name(), Corner: o.verdict(c.Style), Lines: lines, Cursor: cursor}
}

// Click goes to the move on a line.
func (o Outcome) Click(c Context, width, height, line int) Screen {
	if n := clicked(c, width, height, line, o.draw); n >= 0 {
		o.at, o.looked = n, true
	}
	return o
}

func (o Outcome) name() string {
	if o.step.Answered != "" {
		return o.step.Answered
	}
	return o.step.Exchange.Operation
}

func (o Outcome) verdict(s style.Style) string {
	sign := s.Paint(style.Error, s.Signs.Refused) + " "
	switch {
	case o.step.Error == nil:
		return s.Paint(style.OK, s.Signs.Done) + " done"
	case o.step.Error.Kind == walk.Refused:
		return sign + "refused"
	case o.step.Error.Kind == walk.Unreachable:
		return sign + "not reached"
	case o.step.Error.Kind == walk.Unreadable:
		return sign + "unreadable answer"
	case o.step.Error.Kind == walk.Cancelled:
		return sign + "given up"
	default:
		return sign + "not sent"
	}
}

func (o Outcome) draw(s *sheet) {
	if err := o.step.Error; err != nil {
		o.drawError(s, err)
	} else {
		s.say(style.Text, s.style.Paint(style.OK, s.style.Signs.Done)+" ", o.why.Description)
		o.drawMembers(s)
	}
	o.drawReasons(s)
	o.drawMoves(s)
	if !o.looked {
		s.from, s.to = 0, 0
	}
}

func (o Outcome) drawError(s *sheet, err *walk.Error) {
	sign := s.style.Paint(style.Error, s.style.Signs.Refused+" ")
	if err.Exception != "" {
		s.say(style.Error, sign, err.Exception)
		s.say(style.Text, "  ", `"`+err.Message+`"`)
	} else {
		s.say(style.Error, sign, err.Message)
	}
	s.heading("What it means")
	switch {
	case o.why.Description != "":
		s.say(style.Text, "  ", o.why.Description)
	case !o.why.Known:
		s.say(style.Text, "  ", "This error is not known to authwalk; the wire panel has the raw answer.")
	}
	s.say(style.Text, "  ", err.Next)
	o.drawCauses(s)
}

func (o Outcome) drawCauses(s *sheet) {
	if len(o.why.Causes) > 0 {
		s.heading("Likely here")
		for n, cause := range o.why.Causes {
			s.say(style.Text, fmt.Sprintf("  %d ", n+1), cause)
		}
	}
	if len(o.why.NotCauses) > 0 {
		s.heading("Not the cause")
		for _, cause := range o.why.NotCauses {
			s.say(style.Text, "  "+s.style.Paint(style.OK, s.style.Signs.Done)+" ", cause)
		}
	}
}

// drawMembers shows what a call that only informs has answered.
func (o Outcome) drawMembers(s *sheet) {
	s.gap()
	for _, name := range o.step.Members.Names() {
		s.say(style.Text, "  "+s.style.Paint(style.Muted, name)+"  ", o.step.Members.Get(name))
	}
}

func (o Outcome) drawReasons(s *sheet) {
	if len(o.why.Reasons) == 0 {
		return
	}
	s.heading("Because")
	for _, reason := range o.why.Reasons {
		s.say(style.Text, "  "+s.style.Signs.Dot+" ", panel.Reason(reason))
	}
}

func (o Outcome) drawMoves(s *sheet) {
	if len(o.moves) == 0 {
		return
	}
	s.heading("What now")
	drawMoves(s, o.moves, o.at)
}

func drawMoves(s *sheet, moves []walk.Action, at int) {
	for n, move := range moves {
		from := len(s.lines)
		lead, role := "  ", style.Text
		switch {
		case move.Disabled != "":
			lead, role = style.Pad(s.style.Signs.Impossible, 2), style.Muted
		case n == at:
			lead, role = style.Pad(s.style.Signs.Here, 2), style.Accent
		}
		text := move.Label
		if move.Disabled != "" {
			text += " (" + move.Disabled + ")"
		}
		s.say(role, s.style.Paint(role, lead), text)
		s.entry(n, from)
		if n == at {
			s.cursor = Cursor{Y: from, Visible: true}
			s.focus(from)
		}
	}
}

// Keys are the outcome's bindings.
func (o Outcome) Keys(Context) []style.Binding {
	if len(o.moves) == 0 {
		return nil
	}
	return []style.Binding{style.Enter.But("do it"), choose}
}

// Shape gives the outcome the whole width: it is all sentences.
func (Outcome) Shape() Shape { return Whole }

// Lines is how many lines the outcome would like.
func (o Outcome) Lines(c Context, width int) int { return wanted(c, width, o.draw) }

// Says explains the outcome.
func (o Outcome) Says(Context) []string {
	return []string{
		"One exception covers many causes, and a pool that hides whether users exist makes some of them look alike on purpose. What is listed here is chosen by the operation, the step and the message.",
		o.why.Description,
	}
}

// Of reports whether the outcome is that of the step with this number.
func (o Outcome) Of(number int) bool { return o.step.Number == number }
