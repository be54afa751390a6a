package panel

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// conversationWidth is the width from which the path has a lane for each of those who
// take part: you, Cognito, and the triggers it calls.
const conversationWidth = 76

// conversation draws the path as a sequence: the calls that were made closed to a row
// each way, the newest and the one that waits with their members.
type conversation struct {
	Path
	width int
	// cognito is where Cognito's lane begins, and times where those of the calls do.
	cognito, times int
	// clock tells that there is room for when each call was made, explains that there
	// is for what members mean, to the right of Cognito.
	clock, explains, triggers bool
}

// openRows is how many members of an exchange are listed.
const openRows = 16

func (p Path) conversation(width int) Rows {
	c := conversation{Path: p, width: width, clock: width >= 100, explains: width >= 90, triggers: p.hasTriggers()}
	c.times = width - 10
	if c.clock {
		c.times -= 14
	}
	c.cognito = c.times - 2
	if c.triggers || c.explains {
		c.cognito = c.times * 11 / 20
	}
	steps := p.Walk.Steps
	rows := Lines([]string{c.head()})
	if len(steps) == 0 {
		return rows
	}
	at := max(min(p.Opened, len(steps)), 1) - 1
	rows = rows.Then(c.closed(steps[:at])).Then(Lines(c.opened(steps[at]))).Then(c.closed(steps[at+1:]))
	return rows.Then(Lines(c.present()))
}

// present is the call that waits, what can follow, and the walks before this one. The call
// stays in sight: its members and what can follow are shortened for it, and the walks before
// give way.
func (c conversation) present() []string {
	predicted := len(c.following(math.MaxInt))
	waiting := c.waiting(c.Room - min(predicted, 1+mostKept))
	lines := slices.Concat(waiting, c.following(max(c.Room-len(waiting), 1+mostKept)))
	earlier := c.earlier()
	if len(waiting) > 0 && len(lines)+len(earlier) > c.Room {
		return lines
	}
	return append(lines, earlier...)
}

func (p Path) hasTriggers() bool {
	for n := range p.Walk.Steps {
		if step := &p.Walk.Steps[n]; len(step.Triggers) > 0 || step.Exchange.TriggerCalls > 0 {
			return true
		}
	}
	return slices.ContainsFunc(p.Following, func(branch walk.Branch) bool { return len(branch.Calls) > 0 })
}

// head names those who take part.
func (c conversation) head() string {
	muted := func(text string) string { return c.Style.Paint(style.Muted, text) }
	line := c.Style.Ends("you", "Cognito", c.cognito+1)
	if c.triggers {
		line += muted("  triggers")
	}
	return c.ends(line, muted("clock"), muted("took"))
}

// ends puts when and how long at the end of a row.
func (c conversation) ends(line, clock, took string) string {
	line = style.Pad(c.Style.Clip(line, c.times), c.times)
	if c.clock {
		line += "  " + style.Pad(clock, 12)
	}
	return c.Style.Clip(line+c.Style.Ends("", took, 10), c.width)
}

// lane is a row of the sequence: what stands between you and Cognito, what right of
// it, and who has the bars.
func (c conversation) lane(bar, between, right string) string {
	return bar + style.Pad(between, c.cognito-1) + right
}

func (c conversation) bar() string { return c.Style.Paint(style.Line, c.Style.Signs.Bar) }

func (c conversation) heavy() string { return c.Style.Paint(style.Accent, c.Style.Signs.Heavy.Down) }

// later is the bar of what was not sent yet.
func (c conversation) later() string { return c.Style.Paint(style.Line, c.Style.Signs.Later) }

// closed are the rows of calls that were made: the request, the triggers, and what came
// back.
func (c conversation) closed(steps []walk.Step) Rows {
	rows := pathRows(steps)
	return Rows{Total: len(rows), At: func(n int) string {
		step := steps[rows[n].step]
		switch row := rows[n].row; {
		case row == 0:
			return c.call(c.bar(), step)
		case row > triggerRows(&step):
			return c.answer(c.bar(), step)
		default:
			return c.trigger(step, row-1)
		}
	}}
}

func (c conversation) call(bar string, step walk.Step) string {
	number := " " + numbered(c.Style, step, c.looksBack(step.Number-1)) + " "
	left := number + fitting(c.cognito-4-style.Width(number), callName(step), shortCallName(step), answeredName(step))
	clock := ""
	if at := step.Exchange.Started; !at.IsZero() {
		clock = at.UTC().Format("15:04:05.000")
	}
	return c.ends(c.lane(bar, arrow(c.Style, left, c.Style.Signs.Rule, c.cognito-1), c.bar()), c.Style.Paint(style.Muted, clock), "")
}

func (c conversation) answer(bar string, step walk.Step) string {
	text, role := came(step)
	room := c.cognito - 1
	text = c.Style.Clip(text, max(room-8, 1))
	dashes := strings.Repeat(c.Style.Signs.Rule, max(room-style.Width(text)-style.Width(c.Style.Signs.Left)-2, 0))
	line := c.Style.Paint(style.Muted, c.Style.Signs.Left+dashes) + " " + c.Style.Paint(role, text)
	return c.ends(c.lane(bar, line, c.bar()), "", c.took(step.Exchange.Elapsed.Milliseconds()))
}

func (c conversation) took(milliseconds int64) string {
	return c.Style.Paint(style.Muted, fmt.Sprintf("%d ms", milliseconds))
}

func (c conversation) trigger(step walk.Step, n int) string {
	bars := c.lane(c.bar(), "", c.bar())
	if len(step.Triggers) == 0 {
		unknown := fmt.Sprintf(" %s %d trigger calls: set AUTHWALK_EMULATOR_TOKEN", c.Style.Signs.Unknown, step.Exchange.TriggerCalls)
		return c.ends(bars+c.Style.Paint(style.Muted, unknown), "", "")
	}
	call := step.Triggers[n]
	sign, role := TriggerSign(c.Style, call)
	dash := c.Style.Paint(style.Muted, c.Style.Signs.Rule+c.Style.Signs.Right)
	lead := bars + dash + " " + c.Style.Paint(role, sign) + " "
	return c.ends(lead+calledTrigger(c.Style, call, max(c.times-style.Width(lead), 1)), "", c.took(call.Elapsed.Milliseconds()))
}

// opened is the call that is open: what was sent, the triggers, what came back.
func (c conversation) opened(step walk.Step) []string {
	bar := c.bar()
	if c.looksBack(step.Number - 1) {
		bar = c.heavy()
	}
	lines := append([]string{c.call(bar, step)}, c.members(bar, c.Wire.Sent, openRows)...)
	for n := range triggerRows(&step) {
		lines = append(lines, c.trigger(step, n))
	}
	lines = append(lines, c.answer(bar, step))
	return append(lines, c.members(bar, c.Wire.Received, openRows)...)
}

// members are those of a request or a response, between the bars, the first so many.
func (c conversation) members(bar string, members []walk.Line, most int) []string {
	room := c.cognito - 5 // a blank stands before the bar
	column := NameColumn(room, members)
	var lines []string
	for n, line := range members {
		if n == most {
			more := c.Style.Paint(style.Muted, fmt.Sprintf("%s %d more: %s", c.Style.Signs.More, len(members)-n, style.Wire.Label))
			lines = append(lines, c.lane(bar, "    "+more, c.bar()))
			break
		}
		drawn := c.lane(bar, "   "+WireLine(c.Style, line, c.Revealed, column, room), c.bar())
		if beside := c.width - c.cognito - 3; c.explains && line.Help != "" {
			drawn += "  " + c.Style.Paint(style.Muted, c.Style.Clip(line.Help, beside))
		}
		lines = append(lines, drawn)
	}
	return lines
}

// waiting is the call that you have still to make, with what is filled in for it, in as many
// rows as there are.
func (c conversation) waiting(room int) []string {
	pending, waits := c.Walk.Pending()
	if !waits {
		return nil
	}
	s := c.Style
	heavy := c.heavy()
	name := " " + s.Paint(style.Accent, s.Signs.Here) + " " + strconv.Itoa(len(c.Walk.Steps)+1) + " " + pending.Name()
	lines := []string{
		c.lane(c.bar(), "", c.bar()),
		c.ends(c.lane(heavy, arrow(s, name, s.Signs.Waiting, c.cognito-1), c.bar()), s.Paint(style.Accent, "you"), ""),
	}
	if c.Next != nil {
		rest := room - len(lines) - 1 // the last one counts what is left out
		lines = append(lines, c.members(heavy, c.Next().Sent, max(min(rest, openRows), 1))...)
	}
	return lines
}

// following is what can come back for the call that waits: each branch that the rules
// leave, as far as there is room, or the three that there are where nothing is predicted.
func (c conversation) following(room int) []string {
	if _, waits := c.Walk.Pending(); !waits {
		return nil
	}
	if len(c.Following) == 0 {
		return []string{c.unsent("tokens, a challenge or an error", "", style.Muted)}
	}
	lines := []string{c.ahead("predicted:") + c.beside("by the rules of the pool; "+style.Map.Label+" shows more")}
	rows, more := within(predictedRows(c.Path), room-1)
	for _, row := range rows {
		switch row.kind {
		case predictedCall:
			lines = append(lines, c.lane(c.later(), arrow(c.Style, "    "+row.text, c.Style.Signs.Waiting, c.cognito-1), c.later()))
		case predictedTrigger:
			dash := c.Style.Paint(style.Muted, c.Style.Signs.Waiting+c.Style.Signs.RightLater) + " "
			lines = append(lines, c.Style.Clip(c.lane(c.later(), "", c.later())+dash+row.text+"  "+c.Style.Paint(style.Muted, row.note), c.width))
		case predictedChoice:
			lines = append(lines, c.ahead(row.text)+c.beside(row.note))
		case predictedResponse:
			lines = append(lines, c.unsent(row.text, row.note, row.role))
		}
	}
	if more > 0 {
		lines = append(lines, c.ahead(furtherOnMap(c.Style, more)))
	}
	return lines
}

// ahead is a text between you and Cognito that nobody sends.
func (c conversation) ahead(text string) string {
	return c.lane(c.later(), c.Style.Paint(style.Muted, c.Style.Clip("    "+text, c.cognito-1)), c.later())
}

// unsent is a response that may come, with what is to be said of it.
func (c conversation) unsent(text, note string, role style.Role) string {
	s := c.Style
	room := max(c.cognito-5, 1)
	text = s.Clip(fitting(room, text, shortException(text), shortRefusal(text)), room)
	dashes := strings.Repeat(s.Signs.Waiting, max(c.cognito-3-style.Width(s.Signs.LeftLater)-style.Width(text), 0))
	between := s.Paint(style.Muted, s.Signs.LeftLater+dashes+" ") + s.Paint(role, text)
	return c.lane(c.later(), between, c.later()) + c.beside(note)
}

// beside is a note right of Cognito's lane, where there is room.
func (c conversation) beside(note string) string {
	room := c.width - c.cognito - 3
	if room < leastNote || note == "" {
		return ""
	}
	return "  " + c.Style.Paint(style.Muted, c.Style.Clip(note, room))
}

// leastNote is the width from which a note is worth reading.
const leastNote = 12

// mostEarlier is how many walks before this one are named.
const mostEarlier = 3

// earlier names the walks before this one.
func (c conversation) earlier() []string {
	if len(c.Earlier) == 0 {
		return nil
	}
	var named []string
	for n := len(c.Earlier) - 1; n >= max(len(c.Earlier)-mostEarlier, 0); n-- {
		w := c.Earlier[n]
		if last := w.Last(); last != nil {
			sign, role := c.Style.Signs.Done, style.OK
			if last.Error != nil {
				sign, role = c.Style.Signs.Refused, style.Error
			}
			named = append(named, fmt.Sprintf("%d %s %s %s", n+1, w.Start.Username, c.Style.Paint(role, sign), Result(*last)))
		}
	}
	if len(named) == 0 {
		return nil
	}
	line := fmt.Sprintf("Walk %d. Before: %s", len(c.Earlier)+1, strings.Join(named, "  "+c.Style.Signs.Dot+"  "))
	return []string{"", c.Style.Ends(line, c.Style.Paint(style.Muted, style.Path.Label+" shows them"), c.width)}
}
