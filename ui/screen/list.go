package screen

import (
	"strconv"

	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Entry is a line of a list, with one sentence on what it leads to.
type Entry struct{ Label, Note string }

// List chooses one of several: the cast, the two doors.
type List struct {
	title, sentence string
	entries         []Entry
	selected        int
	editable        bool
}

// NewDemoUsers is the list of the demo pool's users; e looks at the start form
// first.
func NewDemoUsers(entries []Entry) List {
	return List{
		title:    "The cast",
		sentence: "Choose somebody to sign in as. Each one walks a different way.",
		entries:  entries, editable: true,
	}
}

// NewStartChoices chooses between the demo pool and one's own.
func NewStartChoices(entries []Entry) List {
	return List{title: "Two doors", sentence: "Where shall the walk begin?", entries: entries}
}

// Update moves, and picks with enter or a number.
func (l List) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch name := key.String(); {
	case len(l.entries) == 0:
	case name == "up" || name == "shift+tab":
		l.selected = max(l.selected-1, 0)
	case name == "down" || name == "tab":
		l.selected = min(l.selected+1, len(l.entries)-1)
	case name == "home":
		l.selected = 0
	case name == "end":
		l.selected = len(l.entries) - 1
	case style.Enter.Matches(name):
		return l, Pick{Index: l.selected}
	case editStart.Matches(name) && l.editable:
		return l, Pick{Index: l.selected, Edit: true}
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(l.entries) {
			l.selected = n - 1
		}
	}
	return l, nil
}

// IsDemoUsers tells the cast from the doors.
func (l List) IsDemoUsers() bool { return l.editable }

// View draws the list.
func (l List) View(c Context, width, height int) View {
	lines, cursor := render(c, width, height, l.draw)
	return View{Title: l.title, Lines: lines, Cursor: cursor}
}

// Click goes to the entry on a line.
func (l List) Click(c Context, width, height, line int) Screen {
	if n := entryAt(c, width, height, line, l.draw); n >= 0 {
		l.selected = n
	}
	return l
}

func (l List) draw(out *layout) {
	out.paragraph(style.Text, "", l.sentence)
	out.gap()
	column := 0
	for _, entry := range l.entries {
		column = max(column, style.Width(entry.Label))
	}
	column = min(column, max(out.width/5, 12))
	for n, entry := range l.entries {
		from := len(out.lines)
		lead := "  "
		if n == l.selected {
			lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
		}
		label := style.Pad(out.style.Clip(entry.Label, column), column)
		if n == l.selected {
			label = out.style.Paint(style.Accent, label)
		}
		note := out.paragraphs(style.Muted, entry.Note, max(out.width-column-4, 1))
		if n != l.selected && out.density > spacious && len(note) > 1 {
			note = []string{out.style.Paint(style.Muted, out.style.Clip(entry.Note, out.width-column-4))}
		}
		out.add(style.Indent(lead+label+"  ", note)...)
		out.entry(n, from)
		if n == l.selected {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
	}
}

var editStart = style.Binding{Keys: []string{"e"}, Label: "e", Desc: "edit first", Help: "Opens the start form filled for this user, to change it before walking."}

// Keys are the list's bindings.
func (l List) Keys(Context) []style.Binding {
	keys := []style.Binding{style.Enter.WithDesc("walk"), choose}
	if l.editable {
		keys = append(keys, editStart)
	}
	return keys
}

// Shape gives the list the whole width: its notes are sentences.
func (List) Shape() Shape { return FullWidth }

// Lines is how many lines the list would like.
func (l List) Lines(c Context, width int) int { return lineCount(c, width, l.draw) }

// Help explains the list.
func (l List) Help(Context) []string {
	says := []string{l.sentence}
	if l.selected < len(l.entries) {
		says = append(says, joined(l.entries[l.selected].Label, l.entries[l.selected].Note))
	}
	return says
}
