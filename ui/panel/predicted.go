package panel

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// predictedRow is a row of what can follow: a response, a choice that leads to others, or a
// call, of an operation or of a trigger, that is made on the way.
type predictedRow struct {
	kind       predictedKind
	text, note string
	role       style.Role
}

type predictedKind int

const (
	predictedResponse predictedKind = iota
	predictedChoice
	predictedCall
	predictedTrigger
)

// predictedRows are what can follow the newest step, with the calls on the way.
func predictedRows(p Path) []predictedRow {
	pending, _ := p.Walk.Pending()
	tree := predictedTree{answer: "answer " + pending.Name()}
	rest := p.Following
	branches := siblings(&rest, 0)
	slices.SortStableFunc(branches, func(a, b predictedBranch) int { return p.markedFirst(a) - p.markedFirst(b) })
	tree.add(branches, "")
	return tree.rows
}

// markedFirst puts what the form has marked before what else could be chosen.
func (p Path) markedFirst(b predictedBranch) int {
	if slices.Contains(p.Marked, b.Name) {
		return 0
	}
	return 1
}

// predictedBranch is a branch with what follows it.
type predictedBranch struct {
	walk.Branch
	next []predictedBranch
}

// ahead are the rows of what can follow, where the path is narrow: as many as there is room
// for, and how many more the map has, or in one row what can come back.
func (p Path) ahead(width, room int) []string {
	if _, waits := p.Walk.Pending(); !waits || room < 1 {
		return nil
	}
	rows := predictedRows(p)
	if room == 1 && len(rows) > 1 {
		rows = []predictedRow{together(rows)}
	}
	rows, more := within(rows, room)
	var lines []string
	for n, row := range rows {
		said := ""
		if n == 0 {
			said = p.Style.Paint(style.Muted, "predicted")
		}
		lines = append(lines, p.Style.Ends(row.draw(p.Style, sequence(width)), said, width))
	}
	if more > 0 {
		lines = append(lines, p.Style.Paint(style.Muted, p.Style.Clip("    "+furtherOnMap(p.Style, more), width)))
	}
	return lines
}

// furtherOnMap counts what there is no room for, and says what has it.
func furtherOnMap(s style.Style, more int) string {
	return fmt.Sprintf("%s %d more: %s", s.Signs.More, more, style.Map.Label)
}

// within are the first rows that there is room for, and how many more there are, which takes
// a row to say. Triggers are left out first: what comes back tells more.
func within(rows []predictedRow, room int) (kept []predictedRow, more int) {
	if len(rows) <= room {
		return rows, 0
	}
	room--
	triggers := room
	for _, row := range rows {
		if row.kind != predictedTrigger {
			triggers--
		}
	}
	for _, row := range rows {
		if row.kind == predictedTrigger {
			triggers--
			if triggers < 0 {
				continue
			}
		}
		kept = append(kept, row)
	}
	kept = kept[:min(len(kept), room)]
	return kept, len(rows) - len(kept)
}

// together is all that can come back for the next call, in one row.
func together(rows []predictedRow) predictedRow {
	var texts []string
	for _, row := range rows {
		if row.kind == predictedCall {
			break
		}
		if row.kind == predictedResponse {
			texts = append(texts, shortException(strings.TrimPrefix(row.text, "or ")))
		}
	}
	return predictedRow{text: strings.Join(texts, ", "), role: style.Muted}
}

// draw draws a row of a narrow path.
func (r predictedRow) draw(s style.Style, width int) string {
	const lead = "    "
	muted := func(text string) string { return s.Paint(style.Muted, text) }
	switch r.kind {
	case predictedCall:
		return arrow(s, lead+r.text, s.Signs.Waiting, width)
	case predictedTrigger:
		return s.Clip(lead+muted(s.Signs.Waiting+s.Signs.RightLater)+" "+r.text+"  "+muted(r.note), width)
	case predictedChoice:
		return s.Clip(lead+muted(r.text), width)
	default:
		room := max(width-len(lead)-style.Width(s.Signs.LeftLater)-2, 1)
		text := s.Clip(fitting(room, r.text, shortException(r.text), shortRefusal(r.text)), room)
		dashes := strings.Repeat(s.Signs.Waiting, max(room-style.Width(text), 0))
		return lead + muted(s.Signs.LeftLater+dashes) + " " + s.Paint(r.role, text)
	}
}

// siblings takes the branches beside each other off the front of a list, those that end
// the attempt last.
func siblings(rest *[]walk.Branch, least int) []predictedBranch {
	var found []predictedBranch
	for len(*rest) > 0 && (*rest)[0].Depth >= least {
		branch := predictedBranch{Branch: (*rest)[0]}
		*rest = (*rest)[1:]
		branch.next = siblings(rest, branch.Depth+1)
		found = append(found, branch)
	}
	slices.SortStableFunc(found, func(a, b predictedBranch) int { return a.rank() - b.rank() })
	return found
}

// rank puts what has more under it behind what has not, and refusals last.
func (b predictedBranch) rank() int {
	switch {
	case b.Refusal:
		return 2
	case b.Choice:
		return 1
	default:
		return 0
	}
}

// predictedTree makes rows of branches.
type predictedTree struct {
	rows []predictedRow
	// answer is the call that answers the challenge.
	answer string
}

// add adds branches beside each other, and the call that leads to them; none for the call
// that waits.
func (t *predictedTree) add(branches []predictedBranch, call string) {
	if len(branches) == 1 && branches[0].Choice && len(branches[0].next) > 0 {
		t.add(branches[0].next, call) // there is nothing to choose
		return
	}
	if call != "" {
		t.rows = append(t.rows, predictedRow{kind: predictedCall, text: call})
	}
	shared := sharedCalls(branches)
	t.triggers(branches, shared)
	for n, branch := range branches {
		t.calls(branch.Calls[shared:])
		t.come(branch, n > 0)
	}
	for _, branch := range branches {
		if branch.Operation && len(branch.next) > 0 {
			t.add(branch.next, t.callTo(branch.next))
		}
	}
}

// callTo is the call that leads to branches after another one.
func (t *predictedTree) callTo(branches []predictedBranch) string {
	for _, branch := range branches {
		if branch.Operation {
			return branch.Name
		}
	}
	return t.answer
}

// sharedCalls is how many triggers are called before it turns out which of the branches
// comes.
func sharedCalls(branches []predictedBranch) int {
	if len(branches) == 0 {
		return 0
	}
	shared := 0
	for _, call := range branches[0].Calls {
		for _, branch := range branches {
			if shared >= len(branch.Calls) || branch.Calls[shared] != call {
				return shared
			}
		}
		shared++
	}
	return shared
}

func (t *predictedTree) triggers(branches []predictedBranch, shared int) {
	if shared > 0 {
		t.calls(branches[0].Calls[:shared])
	}
}

func (t *predictedTree) calls(calls []walk.PredictedCall) {
	for _, call := range calls {
		note := call.Purpose
		if call.Unsure {
			note = "depends on what is not known"
		}
		t.rows = append(t.rows, predictedRow{kind: predictedTrigger, text: call.Trigger, note: note})
	}
}

// come is the row of a branch, with what a choice leads to.
func (t *predictedTree) come(branch predictedBranch, another bool) {
	row := predictedRow{text: branch.Name, note: foretold(branch.Branch), role: style.Text}
	switch {
	case branch.Refusal:
		row.role = style.Muted
	case branch.Operation:
		row.text, row.note = branch.Returns, branch.Name
	}
	if branch.Choice && len(branch.next) > 0 {
		row.kind, row.text = predictedChoice, "with "+branch.Name+":"
	}
	if another {
		row.text = "or " + row.text
	}
	t.rows = append(t.rows, row)
	if row.kind == predictedChoice {
		t.add(branch.next, "")
	}
}

// foretold says what is known of a branch before it comes.
func foretold(branch walk.Branch) string {
	if branch.State == walk.Unsure {
		return "depends on what is not known"
	}
	return branch.Note
}
