package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/input"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Editor edits the next request by hand.
type Editor struct {
	draft walk.Draft
	check func(text string) walk.DraftCheck
	area  input.Area
	// past are the states before each change, the newest last, and typing tells that
	// the newest change goes on with every letter.
	past   []input.Area
	typing bool
	// found is what is to be known of the present text.
	found walk.DraftCheck
	// outside is why the text cannot be given to another editor.
	outside string
}

// mostPast bounds how many changes can be undone.
const mostPast = 1000

// NewEditor edits a draft. Without an editor outside, that says why there is none.
func NewEditor(draft walk.Draft, check func(text string) walk.DraftCheck, ascii bool, outside string) Editor {
	e := Editor{draft: draft, check: check, area: input.NewArea(input.Options{ASCII: ascii}), outside: outside}
	e.area.SetValue(draft.Text)
	e.area = e.area.SetRows(0, 0)
	e.area.Focus()
	e.found = check(draft.Text)
	return e
}

// Draft is what is edited.
func (e Editor) Draft() walk.Draft { return e.draft }

// Text is the edited text.
func (e Editor) Text() string { return e.area.Value() }

// Found is what is to be known of the text.
func (e Editor) Found() walk.DraftCheck { return e.found }

// Edited tells that the text is not what it was.
func (e Editor) Edited() bool { return e.Text() != e.draft.Text }

// With is the editor with a text that another one has made, which can be undone; or
// why that cannot be taken.
func (e Editor) With(text string) (with Editor, refused string) {
	before := e
	e.area.SetValue(strings.TrimSuffix(text, "\n"))
	if refused := e.area.Notice(); refused != "" && e.Text() == "" {
		return before, refused
	}
	e.area = e.area.SetRows(0, 0)
	e.area.Focus()
	return before.changed(e.area, false), ""
}

// Update edits the text.
func (e Editor) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	name := key.String()
	if key.Paste {
		name = ""
	}
	for _, handler := range e.keyHandlers() {
		if slices.Contains(handler.Keys, name) {
			return handleKey(e, e.keyHandlers(), name)
		}
	}
	if rows := map[string]int{"pgup": -pageRows, "pgdown": pageRows}[name]; rows != 0 {
		key, rows = tea.KeyMsg{Type: map[bool]tea.KeyType{true: tea.KeyUp, false: tea.KeyDown}[rows < 0]}, pageRows
		for range rows {
			e.area, _ = e.area.Update(key)
		}
		return e, nil
	}
	area, _ := e.area.Update(key)
	letter := key.Type == tea.KeyRunes && !key.Paste
	if area.Value() == e.Text() {
		e.area, e.typing = area, false
	} else {
		e = e.changed(area, letter)
	}
	if notice := area.Notice(); notice != "" {
		return e, Notify{notice}
	}
	return e, nil
}

// pageRows is how far the keys for pages go.
const pageRows = 10

// changed is the editor with another text.
func (e Editor) changed(area input.Area, letter bool) Editor {
	if !letter || !e.typing {
		e.past = append(e.past[max(0, len(e.past)-mostPast):len(e.past):len(e.past)], e.area)
	}
	e.area, e.typing = area, letter
	e.found = e.check(e.Text())
	return e
}

var (
	sendEdited = style.Binding{Keys: []string{"ctrl+s"}, Label: "^S", Desc: "send", Help: "Sends the request as it is edited."}
	undo       = style.Binding{Keys: []string{"ctrl+_"}, Label: "^_", Desc: "undo", Help: "Takes back the newest change of the text; ^/ works too."}
	outside    = style.Binding{Keys: []string{"f2"}, Label: "f2", Desc: "in $EDITOR", Help: "Opens the request in $VISUAL or $EDITOR, with placeholders for secrets."}
	lineAsWas  = style.Binding{Keys: []string{"f3"}, Label: "f3", Desc: "line as it was", Help: "Puts the line with the cursor back as it was."}
)

func (e Editor) keyHandlers() []keyHandler[Editor] {
	unchanged := ""
	if len(e.past) == 0 {
		unchanged = "nothing has been changed yet"
	}
	return []keyHandler[Editor]{
		{sendEdited.DisabledIf(e.unsendable()), func(e Editor, _ string) (Screen, Event) { return e, SendDraft{e.draft, e.Text()} }},
		{undo.DisabledIf(unchanged), func(e Editor, _ string) (Screen, Event) { return e.undone(), nil }},
		{outside.DisabledIf(e.outside), func(e Editor, _ string) (Screen, Event) { return e, EditOutside{e.Text()} }},
		{lineAsWas, func(e Editor, _ string) (Screen, Event) { return e.lineAsWas() }},
	}
}

// unsendable is why the text cannot be sent.
func (e Editor) unsendable() string {
	if problem := e.found.Problem; problem != nil {
		return fmt.Sprintf("line %d: %s", problem.Line, problem.Text)
	}
	return ""
}

func (e Editor) undone() Editor {
	last := len(e.past) - 1
	e.area, e.past, e.typing = e.past[last], e.past[:last:last], false
	e.found = e.check(e.Text())
	return e
}

// lineAsWas puts back what stood where the cursor is: the line before it was changed,
// nothing in place of a line that was added, or lines that were removed before it.
func (e Editor) lineAsWas() (Screen, Event) {
	row, _ := e.area.Place()
	was, same := lineBefore(strings.Split(e.draft.Text, "\n"), strings.Split(e.Text(), "\n"), row)
	switch {
	case same && len(was) == 0:
		return e, Notify{"This line is as it was."}
	case same:
		return e.changed(e.area.SetRows(row, row, was...), false), nil
	default:
		return e.changed(e.area.SetRows(row, row+1, was...), false), nil
	}
}

// View draws the text with the numbers of its lines, and under it what is to be known.
func (e Editor) View(c Context, width, height int) View {
	foot := newLayout(c, width)
	e.drawFoot(foot, height)
	rows := max(height-len(foot.lines), 1)
	row, _ := e.area.Place()
	digits := len(fmt.Sprint(strings.Count(e.Text(), "\n") + 1))
	lead := digits + 1 + style.Width(c.Style.Column(""))
	shown, x, y := e.area.View(max(width-lead, 1), rows)
	var lines []string
	for n, line := range shown {
		number := row - y + n + 1
		sign, role := e.signOf(c.Style, number)
		lines = append(lines, c.Style.Paint(style.Muted, fmt.Sprintf("%*d ", digits, number))+c.Style.Paint(role, c.Style.Column(sign))+line)
	}
	lines = append(lines, make([]string, max(rows-len(lines), 0))...)
	return View{
		Title: e.title(), Corner: fmt.Sprintf("line %d of %d", row+1, strings.Count(e.Text(), "\n")+1),
		Lines: append(lines, foot.lines...), Cursor: Cursor{X: min(lead+x, width-1), Y: y, Visible: true},
	}
}

// title says how much was changed.
func (e Editor) title() string {
	title := "Next request"
	switch changed := len(e.found.Changes); {
	case changed > 0:
		return fmt.Sprintf("%s: %d changed", title, changed)
	case e.Edited():
		return title + ": edited"
	}
	return title
}

// signOf is what is marked beside a line.
func (e Editor) signOf(s style.Style, line int) (string, style.Role) {
	if problem := e.found.Problem; problem != nil && problem.Line == line {
		return s.Signs.Refused, style.Error
	}
	for _, change := range e.found.Changes {
		if change.Line == line {
			return panel.EditSign(change.Kind), style.Warning
		}
	}
	return "", style.Muted
}

// drawFoot says what is wrong or remarkable, and has the button.
func (e Editor) drawFoot(out *layout, height int) {
	if problem := e.found.Problem; problem != nil {
		said := fmt.Sprintf("line %d, column %d: %s", problem.Line, problem.Column, problem.Text)
		out.shortParagraph(style.Error, out.style.Paint(style.Error, out.style.Signs.Refused)+" ", said, max(height/3, 1))
	}
	for n, remark := range e.nearest() {
		if left := len(e.found.Remarks) - n; len(out.lines) >= max(height/3, 1) {
			out.add(out.style.Paint(style.Muted, fmt.Sprintf("%s %d more remarks", out.style.Signs.More, left)))
			break
		}
		out.shortParagraph(style.Warning, out.style.Paint(style.Warning, "!")+" ", fmt.Sprintf("line %d: %s", remark.Line, remark.Text), 3)
	}
	if height < buttonHeight {
		return
	}
	if problem := e.found.Problem; problem != nil {
		out.add(out.style.Clip(out.style.Paint(style.Muted, fmt.Sprintf("[ %s Send ] line %d", out.style.Signs.Impossible, problem.Line)), out.width))
		return
	}
	button := "[ Send as edited ]"
	if !e.Edited() {
		button = "[ Send as it is ]"
	}
	out.add(out.style.Clip(out.style.Paint(style.Accent, button)+"   "+out.style.Paint(style.Muted, sendEdited.Label), out.width))
}

// buttonHeight is the height from which a line is spared for the button.
const buttonHeight = 6

// nearest are the remarks, those about the lines at the cursor first.
func (e Editor) nearest() []walk.DraftRemark {
	row, _ := e.area.Place()
	distance := func(remark walk.DraftRemark) int { return max(remark.Line-row-1, row+1-remark.Line) }
	remarks := slices.Clone(e.found.Remarks)
	slices.SortStableFunc(remarks, func(a, b walk.DraftRemark) int { return cmp.Compare(distance(a), distance(b)) })
	return remarks
}

// Keys are the editor's bindings.
func (e Editor) Keys(Context) []style.Binding { return bindings(e.keyHandlers()) }

// Shape leaves room for what was changed.
func (Editor) Shape() Shape { return Normal }

// Lines is how many lines the text has, and what stands under it.
func (e Editor) Lines(c Context, width int) int {
	foot := newLayout(c, width)
	e.drawFoot(foot, buttonHeight)
	return strings.Count(e.Text(), "\n") + 1 + len(foot.lines)
}

// Help explains the editor.
func (e Editor) Help(Context) []string {
	return []string{
		"This is the request that the form would become, as JSON. Change, add or remove anything: it is sent as it stands here. Nothing is sent before you say so.",
		"A name between ‹ and › stands for a secret. It is put in when the request is sent. It can be moved, repeated and written around wherever a secret belongs.",
		"Times, proofs and random numbers were made once, when the editor opened, and belong together: after a change of the TIMESTAMP, the signature over it is wrong.",
	}
}
