package panel

import (
	"fmt"
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
	past := pathRows(walk.Walk{Steps: steps[:len(steps)-1]})
	rows = rows.Then(Rows{Total: len(past), At: func(n int) string { return c.closed(steps[past[n].step], past[n].row) }})
	return rows.Then(Lines(c.newest(steps[len(steps)-1]))).Then(Lines(c.waiting()))
}

func (p Path) hasTriggers() bool {
	for n := range p.Walk.Steps {
		if step := &p.Walk.Steps[n]; len(step.Triggers) > 0 || step.Exchange.TriggerCalls > 0 {
			return true
		}
	}
	return false
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

// closed is a row of a call that was made: the request, a trigger, or what came back.
func (c conversation) closed(step walk.Step, row int) string {
	switch {
	case row == 0:
		return c.call(step)
	case row > triggerRows(&step):
		return c.answer(step)
	default:
		return c.trigger(step, row-1)
	}
}

func (c conversation) call(step walk.Step) string {
	sign, role := c.Style.Signs.Done, style.OK
	if step.Error != nil {
		sign, role = c.Style.Signs.Refused, style.Error
	}
	left := " " + c.Style.Paint(role, sign) + " " + strconv.Itoa(step.Number) + " " + callName(step)
	clock := ""
	if at := step.Exchange.Started; !at.IsZero() {
		clock = at.UTC().Format("15:04:05.000")
	}
	return c.ends(c.lane(c.bar(), arrow(c.Style, left, c.Style.Signs.Rule, c.cognito-1), c.bar()), c.Style.Paint(style.Muted, clock), "")
}

func (c conversation) answer(step walk.Step) string {
	text, role := came(step)
	room := c.cognito - 1
	text = c.Style.Clip(text, max(room-8, 1))
	dashes := strings.Repeat(c.Style.Signs.Rule, max(room-style.Width(text)-style.Width(c.Style.Signs.Left)-2, 0))
	line := c.Style.Paint(style.Muted, c.Style.Signs.Left+dashes) + " " + c.Style.Paint(role, text)
	return c.ends(c.lane(c.bar(), line, c.bar()), "", c.took(step.Exchange.Elapsed.Milliseconds()))
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
	return c.ends(bars+dash+" "+c.Style.Paint(role, sign)+" "+call.Trigger+"  "+c.Style.Paint(style.Muted, TriggerResult(call)), "", c.took(call.Elapsed.Milliseconds()))
}

// newest is the newest call, open: what was sent, the triggers, what came back.
func (c conversation) newest(step walk.Step) []string {
	lines := []string{c.call(step)}
	lines = append(lines, c.members(c.bar(), c.Newest.Sent)...)
	for n := range triggerRows(&step) {
		lines = append(lines, c.trigger(step, n))
	}
	lines = append(lines, c.answer(step))
	return append(lines, c.members(c.bar(), c.Newest.Received)...)
}

// members are those of a request or a response, between the bars.
func (c conversation) members(bar string, members []walk.Line) []string {
	room := c.cognito - 4
	column := NameColumn(room, members)
	var lines []string
	for n, line := range members {
		if n == openRows {
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

// waiting is the call that you have still to make, with what is filled in for it.
func (c conversation) waiting() []string {
	pending, waits := c.Walk.Pending()
	if !waits {
		return nil
	}
	s := c.Style
	heavy := s.Paint(style.Accent, s.Signs.Heavy.Down)
	name := " " + s.Paint(style.Accent, s.Signs.Here) + " " + strconv.Itoa(len(c.Walk.Steps)+1) + " " + pending.Name()
	lines := []string{
		c.lane(c.bar(), "", c.bar()),
		c.ends(c.lane(heavy, arrow(s, name, s.Signs.Waiting, c.cognito-1), c.bar()), s.Paint(style.Accent, "you"), ""),
	}
	if c.Next != nil {
		lines = append(lines, c.members(heavy, c.Next().Sent)...)
	}
	then := s.Clip("tokens, a challenge or an error", max(c.cognito-5, 1))
	dashes := strings.Repeat(s.Signs.Waiting, max(c.cognito-3-style.Width(s.Signs.Left)-style.Width(then), 0))
	return append(lines, c.lane(c.bar(), s.Paint(style.Muted, s.Signs.Left+dashes+" "+then), c.bar()))
}
