package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/text"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Entry is a line of a list, with one sentence on what it leads to. Entries of
// one heading stand together under it.
type Entry struct {
	Label, Note, Heading string
	// Columns are what the note says, one by one, but for More: drawn in its place where each
	// entry has room for them.
	Columns Columns
	More    string
	// Title is what a person called it, "" where nobody did.
	Title string
}

// Columns are who signed in, how, where and with what outcome.
type Columns [4]string

// List chooses one of several: the demo users, the ways to start.
type List struct {
	title, sentence string
	pickDesc        string
	// notices warn of something, lines tell more.
	notices, lines []string
	entries        []Entry
	selected       int
	// marked is the first of two walks that are to be compared, counted from 1; 0 for
	// none.
	marked int
	kind   listKind
	// line is typed into: what is looked for, or a title; titled tells that walks can
	// have one.
	line   listLine
	titled bool
	// watches tells that what other programs do can be watched.
	watches bool
}

// listKind tells lists apart.
type listKind int

const (
	startChoices listKind = iota
	demoUsers
	records
	watched
	pastedCalls
)

// NewDemoUsers is the list of the demo pool's users. Notices stand above it.
func NewDemoUsers(entries []Entry, notices []string, watches bool) List {
	return List{
		title:    "Demo users",
		sentence: "Choose a demo user. Each one shows a different sign-in or problem.",
		pickDesc: "sign in", entries: entries, notices: notices, kind: demoUsers, watches: watches,
	}
}

// OfFile is the list of users who were not made to show anything: those of a pool file.
func (l List) OfFile() List {
	l.title, l.sentence = "Users of the pool file", "Choose a user to sign in as, on this machine. Nobody else is reached."
	return l
}

// NewStartChoices chooses between the demo pool and one's own.
func NewStartChoices(entries []Entry) List {
	return List{title: "Where to start", sentence: "Which pool do you want to use?", pickDesc: "open", entries: entries}
}

// NewRecords is the list of walks: those of this run, and recorded ones, which may be
// given titles.
func NewRecords(entries []Entry, titled bool) List {
	return List{title: "Walks", sentence: "Choose a walk to look at, or two to compare. Nothing is sent from a record.", pickDesc: "open", entries: entries, kind: records, titled: titled}
}

// Mark marks the first of two walks that are to be compared.
func (l List) Mark(n int) List {
	l.marked = n + 1
	return l
}

// Marked is that walk, if there is one.
func (l List) Marked() (n int, marked bool) { return l.marked - 1, l.marked > 0 }

// compare marks a walk, or compares the marked one with another.
func (l List) compare(string) (Screen, Event) {
	switch marked, has := l.Marked(); {
	case !has:
		return l.Mark(l.selected), nil
	case marked == l.selected:
		l.marked = 0
		return l, nil
	default:
		return l, CompareWalks{A: marked, B: l.selected}
	}
}

// compareDesc is what the key for comparing would do.
func (l List) compareDesc() string {
	switch marked, has := l.Marked(); {
	case !has:
		return "compare"
	case marked == l.selected:
		return "do not compare"
	default:
		return "compare with this"
	}
}

// NewWatched is the list of the sign-ins of other programs; lines say how a program
// gets there.
func NewWatched(entries []Entry, lines []string) List {
	sentence := "What other programs do at this emulator, while they do it. Choose one to see its steps. Nothing is sent from here."
	if len(entries) == 0 {
		sentence = "No other program has called this emulator yet. What it does appears here while it does it."
	}
	return List{title: "Other programs", sentence: sentence, pickDesc: "open", lines: lines, entries: entries, kind: watched}
}

// NewPasted is what was read of a pasted text; notices say what was not.
func NewPasted(entries []Entry, notices []string) List {
	sentence := "This was read of the pasted text. Nothing is sent."
	if len(entries) > 1 {
		sentence = fmt.Sprintf("The pasted text has %d calls. Choose the one to use. Nothing is sent.", len(entries))
	}
	return List{title: "Pasted text", sentence: sentence, pickDesc: "use it", entries: entries, notices: notices, kind: pastedCalls}
}

// Update selects an entry, or picks it.
func (l List) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	name := key.String()
	if key.Paste {
		name = ""
	}
	switch {
	case l.kind == startChoices && key.Paste:
		return l, Pasted{string(key.Runes)}
	case l.findsAtOnce() && key.Type == tea.KeyRunes && name != "/":
		whole := l
		if !l.line.typing {
			l.line = newListLine("", false)
		}
		next, event := l.updateLine(key, name)
		if found, is := next.(List); is && !whole.line.typing && found.line.field.Value() == "" {
			return whole, nil // nothing of it was taken: it is no text to look for
		}
		return next, event
	case l.line.typing && !l.isKey(name):
		return l.updateLine(key, name)
	}
	return handleKey(l, l.keyHandlers(), name)
}

// findsAtOnce tells that letters filter the list, and are no keys of it.
func (l List) findsAtOnce() bool { return l.kind == startChoices || l.kind == demoUsers }

// isKey tells that a key works while a line is typed, which has the others.
func (l List) isKey(name string) bool {
	if !l.findsAtOnce() {
		return name == "up" || name == "down"
	}
	return slices.ContainsFunc(l.keyHandlers(), func(k keyHandler[List]) bool { return k.Matches(name) })
}

// WithEntries is the list with other entries, filtered as it was.
func (l List) WithEntries(of List) List {
	l.entries = of.entries
	l.selected = max(min(l.selected, len(l.entries)-1), 0)
	if l.marked > len(l.entries) {
		l.marked = 0
	}
	return l
}

func (l List) keyHandlers() []keyHandler[List] {
	pick := func(edit bool) func(List, string) (Screen, Event) {
		return func(l List, _ string) (Screen, Event) { return l, Pick{Index: l.selected, Edit: edit} }
	}
	empty := ""
	if len(l.entries) == 0 {
		empty = "the list is empty"
	}
	first := keyHandler[List]{pickEntry.WithDesc(l.pickDesc).DisabledIf(empty), pick(false)}
	if marked, has := l.Marked(); has && marked != l.selected {
		first = keyHandler[List]{pickEntry.WithDesc(l.compareDesc()), List.compare}
	}
	shown := l.shown()
	unmatched := ""
	if l.at(shown) < 0 {
		unmatched = "nothing matches"
		first = keyHandler[List]{first.DisabledIf(unmatched), first.handle}
	}
	through := choose("choose", max(l.at(shown), 0), len(shown), func(l List, n int) List {
		l.selected = shown[n]
		return l
	})
	groups := groupsOf(l.entries, shown)
	if len(groups) > 1 {
		through.Keys = slices.DeleteFunc(slices.Clone(through.Keys), func(key string) bool { return slices.Contains(nextGroup.Keys, key) })
	}
	find := findEntry
	if l.findsAtOnce() {
		find = typeToFind
		find.NotInRow = l.line.typing
		through.Keys = slices.DeleteFunc(slices.Clone(through.Keys), func(key string) bool { return len(key) == 1 })
	}
	keys := []keyHandler[List]{first, through, {find.DisabledIf(empty), func(l List, _ string) (Screen, Event) {
		l.line = newListLine("", false)
		return l, nil
	}}}
	if l.titled {
		keys = append(keys, keyHandler[List]{titleWalk.DisabledIf(cmp.Or(empty, unmatched)), func(l List, _ string) (Screen, Event) {
			l.line = newListLine(l.entries[l.selected].Title, true)
			return l, nil
		}})
	}
	if l.kind == records {
		alone := empty
		if len(l.entries) == 1 {
			alone = "there is no other walk"
		}
		keys = append(keys, keyHandler[List]{compareWalks.WithDesc(l.compareDesc()).DisabledIf(cmp.Or(alone, unmatched)), List.compare})
	}
	if l.kind == demoUsers {
		keys = append(keys, keyHandler[List]{editStart.DisabledIf(cmp.Or(empty, unmatched)), pick(true)})
	}
	if l.watches {
		keys = append(keys, keyHandler[List]{watchOthers, func(l List, _ string) (Screen, Event) { return l, Watch{} }})
	}
	if len(groups) > 1 {
		keys = append(keys, keyHandler[List]{nextGroup.Unlisted(), func(l List, _ string) (Screen, Event) {
			l.selected = after(groups, l.selected)
			return l, nil
		}})
	}
	return keys
}

// groupsOf are the first entries under each heading, of those shown.
func groupsOf(entries []Entry, shown []int) []int {
	var groups []int
	for at, n := range shown {
		if at == 0 || entries[n].Heading != entries[shown[at-1]].Heading {
			groups = append(groups, n)
		}
	}
	return groups
}

// after is the first of the places that comes after one, and after the last the first.
func after(places []int, place int) int {
	for _, n := range places {
		if n > place {
			return n
		}
	}
	return places[0]
}

var (
	nextGroup    = style.Binding{Keys: []string{"tab"}, Label: "tab", Desc: "next group", Help: "Goes to the first entry under the next heading."}
	pickEntry    = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Help: "Goes on with the selected entry."}
	compareWalks = style.Binding{Keys: []string{"c"}, Label: "c", Help: "Compares two walks: press it on the first, then on the second."}
	watchOthers  = style.Binding{Keys: []string{"f3"}, Label: "f3", Desc: "watch programs", Help: "Lists what other programs do at this emulator, while they do it."}
	editStart    = style.Binding{Keys: []string{"f2"}, Label: "f2", Desc: "edit", Help: "Opens the sign-in details of this user, to change them first."}
)

// IsDemoUsers tells the demo users from the ways to start.
func (l List) IsDemoUsers() bool { return l.kind == demoUsers }

// IsRecords tells the recorded walks from other lists.
func (l List) IsRecords() bool { return l.kind == records }

// IsWatched tells the sign-ins of other programs from other lists.
func (l List) IsWatched() bool { return l.kind == watched }

// IsPasted tells what was read of a pasted text from other lists.
func (l List) IsPasted() bool { return l.kind == pastedCalls }

// Select gives the focus to an entry.
func (l List) Select(n int) List {
	l.selected = n
	return l
}

// Selected is the entry that has the focus.
func (l List) Selected() int { return l.selected }

// View draws the list.
func (l List) View(c Context, width, height int) View {
	if l.Searches() && height > 1 {
		line, x := l.drawLine(c, width)
		view := fitOpen(c, width, height-1, l.draw).window(height-1, c.Scroll)
		view.Lines = append([]string{line}, view.Lines...)
		view.Cursor.Y++
		if l.line.typing {
			view.Cursor = Cursor{X: x, Visible: true}
		}
		view.Title = l.title
		return view
	}
	view := fitOpen(c, width, height, l.draw).window(height, c.Scroll)
	view.Title = l.title
	return view
}

// Click goes to the entry on a line.
func (l List) Click(c Context, width, height, line int) (Screen, Event) {
	if l.Searches() {
		line, height = line-1, height-1
	}
	if n := fitOpen(c, width, height, l.draw).entryAt(line, height, c.Scroll); line >= 0 && n >= 0 {
		l.selected = n
		return l, Clicked{}
	}
	return l, nil
}

func (l List) draw(out *layout) {
	if l.kind == demoUsers {
		out.counted = "users"
	}
	out.paragraph(style.Text, "", l.sentence)
	if marked, has := l.Marked(); has {
		out.paragraph(style.OK, "A  ", joined(l.entries[marked].Label, l.entries[marked].Note))
		out.paragraph(style.Text, "", "Choose the walk to compare it with, and press c.")
	}
	for _, notice := range l.notices {
		out.paragraph(style.Warning, "! ", notice)
	}
	for _, line := range l.lines {
		out.paragraph(style.Muted, "", line)
	}
	out.gap()
	shown := l.shown()
	if len(shown) == 0 && len(l.entries) > 0 {
		out.paragraph(style.Muted, "", "Nothing matches \""+text.Excerpt(l.query())+"\". esc shows the whole list.")
	}
	hint := ""
	if len(groupsOf(l.entries, shown)) > 1 && !l.line.typing {
		hint = nextGroup.Label + " " + nextGroup.Desc
	}
	drawEntries(out, l.entries, shown, l.selected, hint)
}

// columnWidths are those of the columns of the entries that are shown, nil where they do
// not fit into a width.
func columnWidths(entries []Entry, shown []int, width int) []int {
	widths := make([]int, len(Columns{}))
	for _, n := range shown {
		for at, text := range entries[n].Columns {
			widths[at] = max(widths[at], style.Width(text))
		}
	}
	for _, each := range widths {
		width -= each + columnGap
	}
	if width+columnGap < 0 {
		return nil
	}
	return widths
}

// columnGap is how many blanks stand between columns.
const columnGap = 2

func inColumns(texts Columns, widths []int) string {
	var line strings.Builder
	for n, text := range texts {
		line.WriteString(style.Pad(text, widths[n]+columnGap))
	}
	return strings.TrimRight(line.String(), " ")
}

// groupInSight is how many lines of a group are in sight where its first entry is selected.
const groupInSight = 14

// drawEntries draws the lines of a list that are shown, one of them selected; the hint
// stands beside the first heading.
func drawEntries(out *layout, entries []Entry, shown []int, selected int, hint string) {
	column := 0
	for _, n := range shown {
		column = max(column, style.Width(entries[n].Label))
	}
	column = min(column, max(out.width/4, 12))
	widths := columnWidths(entries, shown, out.width-column-4)
	heading, headed, led := "", 0, false
	for _, n := range shown {
		entry := entries[n]
		begins := entry.Heading != heading
		if begins {
			heading = entry.Heading
			out.gap()
			headed = len(out.lines)
			out.paragraph(style.Text, "", heading)
			if hint != "" && n == shown[0] {
				out.endHeading(out.style.Paint(style.Muted, hint))
			}
		}
		from := len(out.lines)
		lead := "  "
		if n == selected {
			lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
		}
		label := style.Pad(out.style.Clip(entry.Label, column), column)
		if n == selected {
			label = out.style.Paint(style.Accent, label)
		}
		room := max(out.width-column-4, 1)
		note := out.paragraphs(style.Muted, entry.Note, room)
		switch {
		case widths != nil && entry.Columns != (Columns{}):
			note = []string{out.style.Paint(style.Muted, inColumns(entry.Columns, widths))}
			if entry.More != "" {
				note = append(note, out.paragraphs(style.Muted, entry.More, room)...)
			}
		case n != selected && out.density > spacious && len(note) > 1:
			note = []string{out.style.Paint(style.Muted, out.style.Clip(entry.Note, room))}
		}
		out.add(style.Indent(lead+label+"  ", note)...)
		out.entry(n, from)
		if n == selected {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
		// The first of a group has some of the others in sight below it.
		led = n == selected && begins || led && !begins
		if led && n != selected && len(out.lines)-headed <= groupInSight {
			out.focus(headed)
		}
	}
}

// Keys are the list's bindings.
func (l List) Keys(Context) []style.Binding {
	if l.line.typing && !l.findsAtOnce() {
		return l.lineKeys()
	}
	return bindings(l.keyHandlers())
}

// Shape gives the list the whole width: its notes are sentences.
func (List) Shape() Shape { return FullWidth }

// Lines is how many lines the list would like.
func (l List) Lines(c Context, width int) int { return lineCount(c, width, l.draw) }

// Help explains the list.
func (l List) Help(Context) []string {
	lines := []string{l.sentence}
	if l.selected < len(l.entries) {
		lines = append(lines, joined(l.entries[l.selected].Label, l.entries[l.selected].Note))
	}
	if l.findsAtOnce() {
		lines = append(lines, "With --mouse, authwalk can be clicked and scrolled, too: entries, fields, panels and the keys of the last row.")
	}
	return lines
}

// allPlaces are the places of that many entries.
func allPlaces(count int) []int {
	all := make([]int, count)
	for n := range all {
		all[n] = n
	}
	return all
}
