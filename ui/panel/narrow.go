package panel

import "strconv"

// narrow draws the path where it has no lanes: what happened, the call that waits, and what
// can follow.
func (p Path) narrow(width int) Rows {
	s, steps := p.Style, p.Walk.Steps
	rows, head := p.happened()
	shown := Rows{Total: len(rows), At: func(n int) string {
		return rows[n].draw(s, steps[rows[n].step], p.looksBack(rows[n].step), width)
	}}
	if head {
		shown = Lines([]string{s.Ends("you", "Cognito", sequence(width))}).Then(shown)
	}
	shown = shown.Then(Lines(waiting(s, p.Walk, width)))
	return shown.Then(Lines(p.ahead(width, max(p.Room-shown.Total, p.leastAhead()))))
}

// mostKept is how many rows of what can follow are kept in sight, however long a walk is.
const mostKept = 3

// leastAhead is how many rows what can follow has, whatever happened before: a row is left
// for the step before it, one for those before that, and one for the call that waits.
func (p Path) leastAhead() int {
	if _, waits := p.Walk.Pending(); !waits || !p.Folds {
		return 0
	}
	return max(min(len(predictedRows(p)), mostKept, p.Room-3), 0)
}

// happened are the rows of the steps that were made, the oldest folded as far as there is
// no room for them all, and whether there is room for those who take part above them.
func (p Path) happened() (rows []pathRow, head bool) {
	room, total := p.Room-p.leastAhead(), 1
	if _, waits := p.Walk.Pending(); waits {
		room--
	}
	for n := range p.Walk.Steps {
		total += stepRows(&p.Walk.Steps[n])
	}
	for n := range p.Walk.Steps {
		if step := &p.Walk.Steps[n]; p.Folds && total > room && !p.looksBack(n) {
			rows = append(rows, pathRow{n, foldedRow})
			total -= stepRows(step) - 1
			continue
		}
		rows = appendStep(rows, n, &p.Walk.Steps[n])
	}
	return rows, !p.Folds || total <= room
}

// Above says what is out of sight at the top, where it is whole steps.
func (p Path) Above(width, hidden int) string {
	if width >= conversationWidth {
		return ""
	}
	rows, head := p.happened()
	if head {
		hidden--
	}
	steps := len(p.Walk.Steps)
	if hidden < len(rows) {
		if !rows[hidden].begins() {
			return ""
		}
		steps = rows[hidden].step
	}
	if steps == 1 {
		return "1 earlier step"
	}
	return strconv.Itoa(steps) + " earlier steps"
}
