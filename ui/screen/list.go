package screen

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/ui/style"
)

// Entry is a line of a list, with one sentence on what it leads to.
type Entry struct{ Label, Note string }

// List chooses one of several: the cast, the two doors.
type List struct {
	title, sentence string
	entries         []Entry
	at              int
	editable        bool
}

// NewCast is the list of the demo pool's users; e looks at the start form
// first.
func NewCast(entries []Entry) List {
	return List{
		title:    "The cast",
		sentence: "Choose somebody to sign in as. Each one walks a different way.",
		entries:  entries, editable: true,
	}
}

// NewDoors chooses between the demo pool and one's own.
func NewDoors(entries []Entry) List {
	return List{title: "Two doors", sentence: "Where shall the walk begin?", entries: entries}
}

// Update moves, and picks with enter or a number.
func (l List) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch name := key.String(); {
	case len(l.entries) == 0:
	case name == "up" || name == "shift+tab":
		l.at = max(l.at-1, 0)
	case name == "down" || name == "tab":
		l.at = min(l.at+1, len(l.entries)-1)
	case name == "home":
		l.at = 0
	case name == "end":
		l.at = len(l.entries) - 1
	case style.Enter.Matches(name):
		return l, Pick{Index: l.at}
	case editStart.Matches(name) && l.editable:
		return l, Pick{Index: l.at, Edit: true}
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(l.entries) {
			l.at = n - 1
		}
	}
	return l, nil
}

// IsCast tells the cast from the doors.
func (l List) IsCast() bool { return l.editable }

// View draws the list.
func (l List) View(c Context, width, height int) View {
	lines, cursor := drawn(c, width, height, l.draw)
	return View{Title: l.title, Lines: lines, Cursor: cursor}
}

// Click goes to the entry on a line.
func (l List) Click(c Context, width, height, line int) Screen {
	if n := clicked(c, width, height, line, l.draw); n >= 0 {
		l.at = n
	}
	return l
}

func (l List) draw(s *sheet) {
	s.say(style.Text, "", l.sentence)
	s.gap()
	column := 0
	for _, entry := range l.entries {
		column = max(column, style.Width(entry.Label))
	}
	column = min(column, max(s.width/5, 12))
	for n, entry := range l.entries {
		from := len(s.lines)
		lead := "  "
		if n == l.at {
			lead = s.style.Paint(style.Accent, style.Pad(s.style.Signs.Here, 2))
		}
		label := style.Pad(s.style.Clip(entry.Label, column), column)
		if n == l.at {
			label = s.style.Paint(style.Accent, label)
		}
		note := s.paragraphs(style.Muted, entry.Note, max(s.width-column-4, 1))
		if n != l.at && !s.ample && len(note) > 1 {
			note = []string{s.style.Paint(style.Muted, s.style.Clip(entry.Note, s.width-column-4))}
		}
		s.add(style.Indent(lead+label+"  ", note)...)
		s.entry(n, from)
		if n == l.at {
			s.cursor = Cursor{Y: from, Visible: true}
			s.focus(from)
		}
	}
}

var editStart = style.Binding{Keys: []string{"e"}, Label: "e", Does: "edit first", Says: "Opens the start form filled for this user, to change it before walking."}

// Keys are the list's bindings.
func (l List) Keys(Context) []style.Binding {
	keys := []style.Binding{style.Enter.But("walk"), choose}
	if l.editable {
		keys = append(keys, editStart)
	}
	return keys
}

// Shape gives the list the whole width: its notes are sentences.
func (List) Shape() Shape { return All }

// Lines is how many lines the list would like.
func (l List) Lines(c Context, width int) int { return wanted(c, width, l.draw) }

// Says explains the list.
func (l List) Says(Context) []string {
	says := []string{l.sentence}
	if l.at < len(l.entries) {
		says = append(says, joined(l.entries[l.at].Label, l.entries[l.at].Note))
	}
	return says
}
