package screen

import (
	"fmt"
	"strings"

	"authwalk/ui/input"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// listLine is the line over a list that is typed into: what is looked for, or the title
// of the selected walk.
type listLine struct {
	field input.Field
	// typing tells that letters go into it, titles that they are a title.
	typing, titles bool
}

// SetTitle is an event: the walk at this place of the list is to have this title.
type SetTitle struct {
	Index int
	Text  string
}

// titleLimit is the most bytes of a title.
const titleLimit = 120

func newListLine(text string, titles bool) listLine {
	limit := 100
	if titles {
		limit = titleLimit
	}
	line := listLine{field: input.New(input.Options{Limit: limit}), typing: true, titles: titles}
	line.field.SetValue(text)
	line.field.Focus()
	return line
}

// Typing tells that letters go into a line, and Searches that there is one.
func (l List) Typing() bool { return l.line.typing }

// Searches tells that the list is filtered, or a title is typed.
func (l List) Searches() bool { return l.line.typing || l.query() != "" }

// EndSearch is the whole list again.
func (l List) EndSearch() Screen {
	l.line = listLine{}
	return l
}

func (l List) query() string {
	if l.line.titles {
		return ""
	}
	return strings.TrimSpace(l.line.field.Value())
}

// shown are the places of the entries that the filter leaves.
func (l List) shown() []int {
	query := l.query()
	shown := make([]int, 0, len(l.entries))
	for n, entry := range l.entries {
		if _, fits := match(query, entry.Label, entry.Note, entry.Heading); query == "" || fits {
			shown = append(shown, n)
		}
	}
	return shown
}

// Find lists only what matches a text, in one line.
func (l List) Find(text string) List {
	l.line = newListLine(strings.Join(strings.Fields(text), " "), false)
	return l.selectShown()
}

// selectShown selects an entry that the filter leaves: one whose name begins with it, or
// else the one that is selected already, or the first.
func (l List) selectShown() List {
	shown, query := l.shown(), strings.ToLower(l.query())
	if len(shown) == 0 || l.isNamed(l.selected, query) {
		return l
	}
	for _, n := range shown {
		if l.isNamed(n, query) {
			l.selected = n
			return l
		}
	}
	if l.at(shown) < 0 {
		l.selected = shown[0]
	}
	return l
}

// isNamed tells that the name of an entry begins with a text.
func (l List) isNamed(n int, text string) bool {
	return text != "" && n < len(l.entries) && strings.HasPrefix(strings.ToLower(l.entries[n].Label), text)
}

// updateLine types into the line.
func (l List) updateLine(key tea.KeyMsg, name string) (Screen, Event) {
	if name == "enter" {
		titles, text := l.line.titles, l.line.field.Value()
		l.line.typing = false
		if titles {
			l.line = listLine{}
			return l, SetTitle{l.selected, text}
		}
		if len(l.shown()) == 1 {
			return l, Pick{Index: l.selected}
		}
		return l, nil
	}
	l.line.field, _ = l.line.field.Update(key)
	if l.line.titles {
		return l, nil
	}
	return l.selectShown(), nil
}

// at is where the selected entry stands among those shown, -1 where it is not.
func (l List) at(shown []int) int {
	for at, n := range shown {
		if n == l.selected {
			return at
		}
	}
	return -1
}

// drawLine is the line, and where the cursor stands in it.
func (l List) drawLine(c Context, width int) (line string, x int) {
	label, counted := "Find ", fmt.Sprintf("%d of %d", len(l.shown()), len(l.entries))
	if l.line.titles {
		label, counted = "Title ", ""
	}
	lead := c.Style.Paint(style.Accent, label+c.Style.Signs.Here) + " "
	shown, x := l.line.field.View(max(width-style.Width(lead)-style.Width(counted)-1, 1))
	return c.Style.Ends(lead+shown, c.Style.Paint(style.Muted, counted), width), style.Width(lead) + x
}

var (
	findEntry  = style.Binding{Keys: []string{"/"}, Label: "/", Desc: "find", Help: "Lists only what matches what you type; esc shows the whole list again."}
	typeToFind = style.Binding{Keys: []string{"/"}, Label: "a-z", Desc: "find", Help: findEntry.Help}
	titleWalk  = style.Binding{Keys: []string{"t"}, Label: "t", Desc: "title", Help: "Gives the walk a title, which is kept beside its record."}
	keepFilter = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "keep", Help: "Keeps the filter; opens the entry if it is the only one."}
	keepTitle  = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "keep the title", Help: "Keeps the title beside the record of the walk; an empty one removes it."}
)

// lineKeys are those while a line is typed.
func (l List) lineKeys() []style.Binding {
	if l.line.titles {
		return []style.Binding{keepTitle}
	}
	return []style.Binding{keepFilter, listKeys.WithDesc("choose")}
}
