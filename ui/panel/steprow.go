package panel

import (
	"fmt"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// pathRow is a row of a step: the request first, then a call of a trigger in each,
// then what came back; or all of it in one.
type pathRow struct{ step, row int }

// foldedRow is the only row of a step that is folded.
const foldedRow = -1

// begins tells that a step begins with the row.
func (r pathRow) begins() bool { return r.row <= 0 }

// pathRows are all rows of some steps.
func pathRows(steps []walk.Step) []pathRow {
	rows := make([]pathRow, 0, 2*len(steps))
	for n := range steps {
		rows = appendStep(rows, n, &steps[n])
	}
	return rows
}

func appendStep(rows []pathRow, n int, step *walk.Step) []pathRow {
	for row := range stepRows(step) {
		rows = append(rows, pathRow{n, row})
	}
	return rows
}

func stepRows(step *walk.Step) int { return 2 + triggerRows(step) }

// triggerRows is how many rows the triggers of a step take: one where no more is
// known than that there were some.
func triggerRows(step *walk.Step) int {
	if len(step.Triggers) == 0 {
		return min(step.Exchange.TriggerCalls, 1)
	}
	return len(step.Triggers)
}

func (r pathRow) draw(s style.Style, step walk.Step, looked bool, width int) string {
	switch {
	case r.row == foldedRow:
		return folded(s, step, width)
	case r.row == 0:
		return call(s, step, looked, width)
	case r.row > triggerRows(&step):
		return answer(s, step, width)
	case len(step.Triggers) == 0:
		return s.Paint(style.Muted, s.Clip(fmt.Sprintf("    %s %d trigger calls: set AUTHWALK_EMULATOR_TOKEN", s.Signs.Unknown, step.Exchange.TriggerCalls), width))
	default:
		return trigger(s, step.Triggers[r.row-1], width)
	}
}

// folded is a step in one row, as the path at the top has it: what was answered and what
// came back, and how long it took where there is room.
func folded(s style.Style, step walk.Step, width int) string {
	number := numbered(s, step, false) + " "
	came, role := came(step)
	name := answeredName(step)
	both := func(came string) string { return name + " " + s.Signs.Next + " " + s.Paint(role, came) }
	left := number + fitting(sequence(width)-style.Width(number), both(came), both(shortException(came)))
	took := s.Paint(style.Muted, fmt.Sprintf("%d ms", step.Exchange.Elapsed.Milliseconds()))
	switch {
	case style.Width(left) > width:
		left = number + name // the next step begins with what came back
	case style.Width(left)+1+style.Width(took) > width:
		took = ""
	}
	return s.Ends(left, took, width)
}
