package panel

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Path is a walk as a sequence between you and Cognito: two rows for a step,
// the request and what came back, between them the triggers that it called, then
// the challenge that waits for you, and what can follow. Where it is wide, one call and the
// next one are open.
type Path struct {
	Style style.Style
	Walk  walk.Walk
	// Opened is the number of the step that is open, the newest or an earlier one that
	// is looked at, Wire its exchange, and Next the request that what is filled in would
	// become.
	Opened int
	Wire   walk.Wire
	Next   func() walk.Wire
	// Following is what can follow the newest step, as the rules predict it.
	Following []walk.Branch
	// Marked are the options that are marked in the form.
	Marked []string
	// Room is how many rows there are. Folds tells that the steps of a narrow path are folded
	// where they leave too few of them for what can follow.
	Room  int
	Folds bool
	// Earlier are the walks before this one.
	Earlier  []walk.Walk
	Revealed bool
}

// Name is the panel's.
func (Path) Name() Name { return "path" }

// Title is the panel's.
func (Path) Title() string { return "Path" }

// Hint is the key that opens the steps.
func (Path) Hint() string { return style.Path.Label }

// Tail is: the newest step is the last.
func (Path) Tail() bool { return true }

// Empty says nothing: the heading is always there.
func (Path) Empty() string { return "" }

// Rows draws the sequence.
func (p Path) Rows(width int) Rows {
	if width >= conversationWidth {
		return p.conversation(width)
	}
	return p.narrow(width)
}

// looksBack tells that the step at a place is an earlier one that is looked at.
func (p Path) looksBack(at int) bool { return at == p.Opened-1 && p.Opened < len(p.Walk.Steps) }

// Focus is the row of the step that is looked at, if it is not the newest.
func (p Path) Focus(width int) (row int, is bool) {
	if p.Opened < 1 || p.Opened >= len(p.Walk.Steps) {
		return 0, false
	}
	rows, head := pathRows(p.Walk.Steps), true
	if width < conversationWidth {
		rows, head = p.happened()
	}
	row = slices.IndexFunc(rows, func(row pathRow) bool { return p.looksBack(row.step) })
	if head {
		row++
	}
	return row, true
}

func trigger(s style.Style, call walk.TriggerCall, width int) string {
	sign, role := TriggerSign(s, call)
	lead := "    " + s.Paint(role, sign) + " "
	left := lead + calledTrigger(s, call, max(width-style.Width(lead), 1))
	took := s.Paint(style.Muted, fmt.Sprintf("%d ms", call.Elapsed.Milliseconds()))
	if style.Width(left)+1+style.Width(took) > width {
		took = "" // what the function did tells more
	}
	return s.Ends(left, took, width)
}

// sequence is the width of the picture; times stand to the right of it.
func sequence(width int) int { return max(width-9, 8) }

func call(s style.Style, step walk.Step, looked bool, width int) string {
	number := numbered(s, step, looked) + " "
	left := number + fitting(sequence(width)-3-style.Width(number), callName(step), shortCallName(step), answeredName(step))
	took := s.Paint(style.Muted, fmt.Sprintf("%d ms", step.Exchange.Elapsed.Milliseconds()))
	return s.Ends(arrow(s, left, s.Signs.Rule, sequence(width)), took, width)
}

// numbered is the sign of how a call ended, with its number; one that is looked at is
// marked.
func numbered(s style.Style, step walk.Step, looked bool) string {
	sign, role := s.Signs.Done, style.OK
	if step.WentWrong() {
		sign, role = s.Signs.Refused, style.Error
	}
	between := " "
	if looked {
		between = s.Paint(style.Accent, s.Signs.Here)
	}
	return s.Paint(role, sign) + between + strconv.Itoa(step.Number)
}

// callName is the operation of a call, and what it answered.
func callName(step walk.Step) string {
	name := step.Exchange.Operation
	if step.Answered != "" && step.Answered != name {
		name += " " + step.Answered
	}
	return name + edited(step)
}

// shortCallName leaves out the operation where the call answers a challenge: there is one
// for that.
func shortCallName(step walk.Step) string {
	if step.Answered == "" {
		return callName(step)
	}
	return "answer " + step.Answered + edited(step)
}

// answeredName is the challenge that a call answers, or else its operation.
func answeredName(step walk.Step) string {
	if step.Answered == "" {
		return callName(step)
	}
	return step.Answered + edited(step)
}

func edited(step walk.Step) string {
	if len(step.Edits) > 0 {
		return " edited"
	}
	return ""
}

// fitting is the first of some texts that fits into a room, the last where none does.
func fitting(room int, texts ...string) string {
	for _, text := range texts {
		if style.Width(text) <= room {
			return text
		}
	}
	return texts[len(texts)-1]
}

// arrow is text with a line to the right, up to a width.
func arrow(s style.Style, text, dash string, width int) string {
	text = s.Clip(text, width-3)
	dashes := width - style.Width(text) - 2
	return text + " " + s.Paint(style.Muted, strings.Repeat(dash, max(dashes, 0))+s.Signs.Right)
}

func answer(s style.Style, step walk.Step, width int) string {
	full, role := came(step)
	text := s.Clip(fitting(width-arrowBack, full, shortException(full)), max(width-arrowBack, 1))
	dashes := max(sequence(width)-style.Width(text)-6, 1)
	return "    " + s.Paint(style.Muted, s.Signs.Left+strings.Repeat(s.Signs.Rule, max(dashes, 0))) + " " + s.Paint(role, text)
}

// arrowBack is how many cells stand before what came back, at least.
const arrowBack = 7

// shortException is what came back without what every exception's name ends with.
func shortException(came string) string { return strings.TrimSuffix(came, "Exception") }

// shortRefusal is what can come back for a wrong answer, without saying so.
func shortRefusal(text string) string { return shortException(strings.Replace(text, "wrong: ", "", 1)) }

// came is what came back for a step.
func came(step walk.Step) (string, style.Role) {
	switch {
	case step.Challenge != nil:
		return step.Challenge.Name, style.Text
	case step.Tokens != nil:
		return "AuthenticationResult", style.OK
	case step.Error != nil && step.Error.Exception != "":
		return strings.TrimSpace(status(step) + step.Error.Exception), style.Error
	case step.Error != nil && step.Exchange.Status == 0 && !step.Exchange.Sent:
		return "not sent", style.Error
	case step.Error != nil && step.Error.Kind == walk.Unreadable && step.Exchange.Status > 0:
		return status(step) + "unreadable", style.Error
	case step.Error != nil:
		return "no response", style.Error
	default:
		return cmp.Or(strings.Join(step.Members.Names(), ", "), "empty response"), style.Text
	}
}

func status(step walk.Step) string {
	if step.Exchange.Status == 0 {
		return ""
	}
	return strconv.Itoa(step.Exchange.Status) + " "
}

// waiting is the call that a person has still to make.
func waiting(s style.Style, w walk.Walk, width int) []string {
	pending, ok := w.Pending()
	if !ok {
		return nil
	}
	name := s.Paint(style.Accent, s.Signs.Here) + " " + strconv.Itoa(len(w.Steps)+1) + " " + pending.Name()
	return []string{s.Clip(arrow(s, name, s.Signs.Waiting, sequence(width))+" you", width)}
}
