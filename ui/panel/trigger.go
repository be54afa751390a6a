package panel

import (
	"fmt"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// TriggerSign is the sign of how the call of a trigger ended.
func TriggerSign(s style.Style, call walk.TriggerCall) (string, style.Role) {
	if call.Result == walk.TriggerAnswered {
		return s.Signs.Done, style.OK
	}
	return s.Signs.Refused, style.Error
}

// TriggerResult is how the call of a trigger ended, in a few words: what the answer
// changed, or that there is none.
func TriggerResult(call walk.TriggerCall) string {
	switch {
	case call.Effect != "":
		return call.Effect
	case call.Result == walk.TriggerAnswered:
		return "agreed"
	default:
		return string(call.Result)
	}
}

// leastTriggerName is how much of a trigger's name still tells which one it is.
const leastTriggerName = 12

// calledTrigger is the name of a trigger and what its function did, in a room. Where both do
// not fit, the name is cut if that helps: its beginning tells which one it is.
func calledTrigger(s style.Style, call walk.TriggerCall, room int) string {
	name, result := call.Trigger, TriggerResult(call)
	if left := room - 2 - style.Width(result); left >= leastTriggerName && call.Effect != "" {
		name = s.Clip(name, left)
	}
	return s.Clip(name+"  "+s.Paint(style.Muted, result), room)
}

// TriggerTime is how long the function of a trigger took, and how much of its limit
// it left.
func TriggerTime(call walk.TriggerCall) string {
	if call.Limit == 0 {
		return took(call.Elapsed)
	}
	return fmt.Sprintf("took %s of the %s that Cognito waits", took(call.Elapsed), seconds(call.Limit))
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.4g s", d.Seconds()) }

func took(d time.Duration) string {
	if d < time.Millisecond {
		return "under 1 ms"
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

// triggerColumn is where the values of an event begin.
const triggerColumn = 26

// TriggerCall is the call of a trigger with its event and what the function filled in,
// read once: events can be long.
type TriggerCall struct {
	walk.TriggerCall
	event, response []walk.Line
}

// ReadTriggerCall reads the event and the answer of a call.
func ReadTriggerCall(call walk.TriggerCall) TriggerCall {
	return TriggerCall{call, view.TriggerEvent(call), view.TriggerResponse(call)}
}

// TriggerAnswer says how the call of a trigger ended: the result, what it changed,
// what the function said, and what it filled in.
func TriggerAnswer(s style.Style, call TriggerCall, revealed bool, width int) []string {
	sign, role := TriggerSign(s, call.TriggerCall)
	lines := []string{s.Clip(s.Paint(role, sign+" "+string(call.Result))+"  "+s.Paint(style.Muted, TriggerTime(call.TriggerCall)), width)}
	if call.Effect != "" {
		lines = append(lines, s.Paragraph(style.Text, "  ", "Effect: "+call.Effect, width)...)
	}
	if call.Message != "" {
		lines = append(lines, s.Paragraph(style.Text, "  ", `"`+call.Message+`"`, width)...)
	}
	if len(call.response) == 0 {
		return append(lines, s.Paragraph(style.Muted, "  ", noResponse(call.TriggerCall), width)...)
	}
	for _, line := range call.response {
		lines = append(lines, WireLine(s, line, revealed, triggerColumn, width))
	}
	return lines
}

// noResponse says why there is nothing that a function filled in.
func noResponse(call walk.TriggerCall) string {
	switch {
	case call.Result == walk.TriggerAnswered && call.Answer.Len() > 0:
		return "The function left the response empty."
	case call.Result == walk.TriggerAnswered, call.Result == walk.TriggerUnusable:
		return "The answer was not kept: it is not JSON, or longer than 64 KiB."
	default:
		return "The function returned no event."
	}
}

// TriggerDetail is the call of a trigger with its event and its answer.
func TriggerDetail(s style.Style, call TriggerCall, revealed bool, width int) []string {
	lines := s.Paragraph(style.Muted, "", call.Source, width)
	lines = append(lines, s.Paragraph(style.Muted, "", call.Function, width)...)
	if call.About != "" {
		lines = append(lines, s.Paragraph(style.Text, "", call.About, width)...)
	}
	lines = append(lines, TriggerAnswer(s, call, revealed, width)...)
	lines = append(lines, "", s.Paint(style.Accent, "Event"))
	if call.Event.Len() == 0 {
		lines = append(lines, s.Paragraph(style.Muted, "  ", "The event was not kept: it is longer than 1 MiB.", width)...)
	}
	for _, line := range call.event {
		lines = append(lines, WireLine(s, line, revealed, triggerColumn, width))
	}
	return lines
}
