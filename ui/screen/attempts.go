package screen

import (
	"fmt"
	"maps"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/input"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Attempts are what happened to a user: groups of attempts, folded, to be filtered by what
// is typed.
type Attempts struct {
	shown *walk.History
	// reading says how far the reading is, "" where nothing is read.
	reading string
	failed  string
	filter  input.Field
	// rows are those in sight, selected is one of them.
	rows     []attemptRow
	selected int
	// found is how many attempts the filter leaves.
	found int
	// unfolded are the groups whose attempts are listed.
	unfolded map[int]bool
}

// attemptRow is a group, or with a number from 1 on an attempt of it.
type attemptRow struct{ group, attempt int }

// SignInAgain asks for the sign-in details of an attempt.
type SignInAgain struct{ Start walk.Start }

// NewAttempts waits for what happened.
func NewAttempts() Attempts {
	filter := input.New(input.Options{Limit: 200})
	filter.Focus()
	return Attempts{filter: filter, reading: "Reading CloudTrail and the pool's sign-in events. CloudTrail allows two requests a second."}
}

// Progress is the screen with how far the reading is.
func (a Attempts) Progress(said string) Attempts {
	if a.Reading() {
		a.reading = "Reading " + said + "."
	}
	return a
}

// Reading reports whether something is still read.
func (a Attempts) Reading() bool { return a.reading != "" }

// With is the screen with what was found.
func (a Attempts) With(found walk.History) Attempts {
	a.shown, a.reading = &found, ""
	return a.find()
}

// Failed is the screen where nothing can be read, and why.
func (a Attempts) Failed(why string, handOn walk.History) Attempts {
	a.failed = why
	return a.With(handOn)
}

// Typing tells that letters go into the filter.
func (a Attempts) Typing() bool { return a.failed == "" }

// find has the rows that the filter leaves. What is looked for is shown: a group unfolds
// where its attempts are found, and the only attempt.
func (a Attempts) find() Attempts {
	query := strings.TrimSpace(a.filter.Value())
	a.rows, a.found = nil, 0
	for n, group := range a.shown.Groups {
		_, whole := match(query, append([]string{group.Text, group.When}, group.Details...)...)
		var rows []attemptRow
		for k, attempt := range group.Attempts {
			_, found := match(query, append([]string{attempt.Text}, attempt.Details...)...)
			if found || whole {
				rows = append(rows, attemptRow{n, k + 1})
			}
		}
		if len(rows) == 0 {
			continue
		}
		a.rows, a.found = append(a.rows, attemptRow{group: n}), a.found+len(rows)
		if a.unfolded[n] || query != "" && !whole {
			a.rows = append(a.rows, rows...)
		}
	}
	a.selected = max(min(a.selected, len(a.rows)-1), 0)
	if query != "" && len(a.rows) == 2 && a.rows[1].attempt > 0 {
		a.selected = 1
	}
	return a
}

// Update filters by what is typed, folds and unfolds, and asks to sign in again.
func (a Attempts) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	name := key.String()
	if key.Paste {
		name = ""
	}
	for _, handler := range a.keyHandlers() {
		for _, bound := range handler.Keys {
			if bound == name {
				return handleKey(a, a.keyHandlers(), name)
			}
		}
	}
	if a.shown == nil || a.failed != "" {
		return a, nil
	}
	before := a.filter.Value()
	if a.filter, _ = a.filter.Update(key); a.filter.Value() != before {
		return a.find(), nil
	}
	return a, nil
}

func (a Attempts) keyHandlers() []keyHandler[Attempts] {
	if a.failed != "" {
		return []keyHandler[Attempts]{{runAction.WithDesc("copy the command"), func(a Attempts, _ string) (Screen, Event) {
			return a, CopyLine{"the command", a.shown.HandOn}
		}}}
	}
	nothing := ""
	if len(a.rows) == 0 {
		nothing = "no attempts"
	}
	enter := keyHandler[Attempts]{unfold.WithDesc(a.foldDesc()).DisabledIf(nothing), Attempts.fold}
	if attempt, is := a.attempt(); is {
		enter = keyHandler[Attempts]{signInAgain.DisabledIf(attempt.NotAgain), func(a Attempts, _ string) (Screen, Event) { return a, SignInAgain{attempt.Start} }}
	}
	return []keyHandler[Attempts]{
		enter,
		{style.Arrows.DisabledIf(nothing), Attempts.move},
	}
}

var (
	unfold      = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Help: "Lists the attempts of a group, and folds it again."}
	signInAgain = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "sign in again", Help: "Opens the sign-in details with client, flow and user of the attempt. The password is asked for."}
)

func (a Attempts) move(key string) (Screen, Event) {
	step := map[string]int{"up": -1, "down": 1}[key]
	a.selected = max(min(a.selected+step, len(a.rows)-1), 0)
	return a, nil
}

// fold lists the attempts of the selected group, or folds it again.
func (a Attempts) fold(string) (Screen, Event) {
	group, unfolded := a.rows[a.selected].group, maps.Clone(a.unfolded)
	if unfolded == nil {
		unfolded = map[int]bool{}
	}
	unfolded[group] = !unfolded[group]
	a.unfolded = unfolded
	return a.find(), nil
}

func (a Attempts) foldDesc() string {
	if len(a.rows) > 0 && a.unfolded[a.rows[a.selected].group] {
		return "fold"
	}
	return "unfold"
}

// attempt is the selected one, if it is one and not a group.
func (a Attempts) attempt() (attempt walk.HistoryAttempt, is bool) {
	if len(a.rows) == 0 || a.rows[a.selected].attempt == 0 {
		return walk.HistoryAttempt{}, false
	}
	row := a.rows[a.selected]
	return a.shown.Groups[row.group].Attempts[row.attempt-1], true
}

// View draws the filter and under it what it leaves.
func (a Attempts) View(c Context, width, height int) View {
	if a.failed != "" {
		view := render(c, width, height, a.drawFailed)
		view.Title = "History"
		return view
	}
	lead := c.Style.Paint(style.Accent, "Find "+style.Pad(c.Style.Signs.Here, 2))
	shown, x := a.filter.View(max(width-7, 1))
	view := a.listed(c, width).window(height-1, c.Scroll)
	view.Lines = append([]string{lead + shown}, view.Lines...)
	view.Cursor = Cursor{X: 7 + x, Visible: true}
	view.Title = "History"
	switch {
	case a.shown == nil || a.shown.Unread:
	case a.found < a.shown.Count():
		view.Corner = fmt.Sprintf("%d of %d attempts", a.found, a.shown.Count())
	case a.found == 1:
		view.Corner = "1 attempt"
	default:
		view.Corner = fmt.Sprintf("%d attempts", a.found)
	}
	return view
}

func (a Attempts) listed(c Context, width int) *layout {
	out := newLayout(c, width)
	a.draw(out)
	return out
}

func (a Attempts) draw(out *layout) {
	if a.Reading() {
		out.paragraph(style.Accent, "", a.reading+" esc stops reading and keeps what was found.")
	}
	if a.shown == nil {
		return
	}
	out.paragraph(style.Muted, "", a.shown.Title)
	out.gap()
	for n, row := range a.rows {
		from := len(out.lines)
		a.drawRow(out, row, n == a.selected)
		out.entry(n, from)
		if n == a.selected {
			out.focus(from)
		}
	}
	if len(a.rows) == 0 && len(a.shown.Groups) > 0 {
		out.paragraph(style.Muted, "", "No attempt matches. ^U clears the filter.")
	}
	out.gap()
	for _, note := range a.shown.Notes {
		out.marked(walk.MarkNone, note)
	}
}

// drawRow draws a group, or an attempt of it: with its details where its attempts are
// listed, or where it is the one that is selected.
func (a Attempts) drawRow(out *layout, row attemptRow, here bool) {
	lead, role := "  ", style.Text
	if here {
		lead, role = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2)), style.Accent
	}
	group := a.shown.Groups[row.group]
	mark, text, details, indent := group.Mark, group.When+"  "+group.Text, group.Details, ""
	detailed := a.unfolded[row.group]
	if row.attempt > 0 {
		attempt := group.Attempts[row.attempt-1]
		mark, text, details, indent, detailed = attempt.Mark, attempt.Text, attempt.Details, "    ", here
	}
	sign, signRole := markOf(out.style, mark)
	out.paragraph(role, lead+indent+out.style.Paint(signRole, out.style.Column(sign)), text)
	if !detailed {
		return
	}
	for _, detail := range details {
		out.paragraph(style.Muted, "      "+indent, detail)
	}
}

// drawFailed says why nothing can be read, and what somebody with the permissions runs.
func (a Attempts) drawFailed(out *layout) {
	out.marked(walk.MarkWrong, a.failed)
	out.gap()
	for _, note := range a.shown.Notes {
		out.marked(walk.MarkNone, note)
	}
	if a.shown.HandOn != "" {
		out.paragraph(style.Text, "", "To find out, an administrator with the permissions runs:")
		out.paragraph(style.Accent, "  ", a.shown.HandOn)
	}
}

// Click goes to the row on a line.
func (a Attempts) Click(c Context, width, height, line int) (Screen, Event) {
	if a.shown == nil || a.failed != "" || line == 0 {
		return a, nil
	}
	if n := a.listed(c, width).entryAt(line-1, height-1, c.Scroll); n >= 0 {
		a.selected = n
		return a, Clicked{}
	}
	return a, nil
}

// Keys are the screen's bindings.
func (a Attempts) Keys(Context) []style.Binding { return bindings(a.keyHandlers()) }

// Shape gives it the whole width: it is all sentences.
func (Attempts) Shape() Shape { return FullWidth }

// Lines is how many lines the screen would like.
func (a Attempts) Lines(c Context, width int) int { return 1 + lineCount(c, width, a.draw) }

// Help explains the screen.
func (Attempts) Help(Context) []string {
	return []string{
		"Attempts to sign in, the newest first, from CloudTrail and from the pool's own sign-in events, also those that others made. Attempts that came from the same place and ended alike are one line: enter unfolds it. enter on an attempt opens the sign-in details with its client, flow and user, to sign in again.",
		"What you type filters: a word, an address, a client, or a request ID from a ticket, which leads to its attempt.",
		"CloudTrail has calls after some minutes, names users by their sub, and does not show passwords, codes or tokens.",
	}
}
