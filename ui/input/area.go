package input

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// AreaLimit is the most bytes an Area holds unless told otherwise.
const AreaLimit = 128 << 10

// Area is several lines to type into: JSON, or names and values. Its enter
// begins a new line. Make one with NewArea.
type Area struct {
	options Options
	rows    []string // the row under the cursor is in line
	row     int
	line    textinput.Model
	notice  string
}

// NewArea makes an empty area without the focus. Secret, Code and Digits have
// no meaning for it.
func NewArea(options Options) Area {
	if options.Limit == 0 {
		options.Limit = AreaLimit
	}
	return Area{options: options, rows: []string{""}, line: editor(false)}
}

// Update takes a key while the area has the focus.
func (a Area) Update(msg tea.Msg) (Area, tea.Cmd) {
	pressed, ok := msg.(tea.KeyMsg)
	if !ok || !a.Focused() {
		return a, nil
	}
	a.notice = ""
	switch {
	case pressed.Paste, isText(pressed):
		a.insert(string(pressed.Runes))
	case pressed.Type == tea.KeyEnter, pressed.Type == PastedBreak:
		a.insert("\n")
	case pressed.Type == tea.KeyCtrlV:
		a.notice = noticeClipboard
	case a.crosses(pressed): // and has been done
	case !pressed.Alt || len(pressed.Runes) == 0 || edits(a.line.KeyMap, pressed):
		a.line = edit(a.line, pressed)
	}
	return a, nil
}

// crosses moves the cursor, or joins two rows, where a key goes over the end of
// a row.
func (a *Area) crosses(pressed tea.KeyMsg) bool {
	column := a.line.Position()
	first, last := column == 0, column == len([]rune(a.line.Value()))
	switch pressed.String() {
	case "up", "ctrl+p":
		a.move(a.row-1, column)
	case "down", "ctrl+n":
		a.move(a.row+1, column)
	case "left", "ctrl+b":
		return first && a.move(a.row-1, AreaLimit)
	case "right", "ctrl+f":
		return last && a.move(a.row+1, 0)
	case "backspace", "ctrl+h":
		return first && a.join(a.row-1)
	case "delete", "ctrl+d", "ctrl+k":
		return last && a.join(a.row)
	default:
		return false
	}
	return true
}

// move puts the cursor into another row, if there is one.
func (a *Area) move(row, column int) bool {
	if row < 0 || row >= len(a.rows) {
		return false
	}
	a.rows = a.all()
	a.row = row
	a.line.SetValue(a.rows[row])
	a.line.SetCursor(column)
	return true
}

// join makes one row of a row and the one under it, if there are both.
func (a *Area) join(row int) bool {
	if row < 0 || row+1 >= len(a.rows) {
		return false
	}
	rows := a.all()
	column := len([]rune(rows[row]))
	rows[row] += rows[row+1]
	a.show(slices.Delete(rows, row+1, row+2), row, column)
	return true
}

// insert adds a text at the cursor, or refuses it and says why.
func (a *Area) insert(added string) {
	added = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(added)
	blank := strings.ReplaceAll(added, "\t", "  ")
	if a.notice = refusal(strings.ReplaceAll(blank, "\n", " "), len(a.Value()), a.options.Limit); a.notice != "" {
		return
	}
	if blank != added {
		a.notice = noticeTabs
	}
	value := []rune(a.line.Value())
	before, after := string(value[:a.line.Position()]), string(value[a.line.Position():])
	lines := strings.Split(before+blank, "\n")
	end := len(lines) - 1
	column := len([]rune(lines[end]))
	lines[end] += after
	a.show(slices.Replace(a.all(), a.row, a.row+1, lines...), a.row+end, column)
}

// show replaces all rows and puts the cursor.
func (a *Area) show(rows []string, row, column int) {
	a.rows, a.row = rows, row
	a.line.SetValue(rows[row])
	a.line.SetCursor(column)
}

// all is a copy of the rows with the present one as it is now.
func (a Area) all() []string {
	rows := slices.Clone(a.rows)
	rows[a.row] = a.line.Value()
	return rows
}

// Value is what has been typed, its lines joined by line feeds.
func (a Area) Value() string { return strings.Join(a.all(), "\n") }

// SetValue replaces the text and puts the cursor behind it. A text that could
// not be pasted leaves the area empty, with a notice.
func (a *Area) SetValue(value string) {
	a.show([]string{""}, 0, 0)
	a.insert(value)
}

// Focus gives the area the keys.
func (a *Area) Focus() { a.line.Focus() }

// Blur takes the keys away.
func (a *Area) Blur() { a.line.Blur() }

// Focused reports whether the area takes keys.
func (a Area) Focused() bool { return a.line.Focused() }

// Notice says what was refused or changed by the last key, or "".
func (a Area) Notice() string { return a.notice }

// Quiet is the area without its notice.
func (a Area) Quiet() Area {
	a.notice = ""
	return a
}

// View draws at most height rows of at most width cells, those around the
// cursor, and says in which cell of them the cursor stands.
func (a Area) View(width, height int) (rows []string, column, row int) {
	all := a.all()
	top := max(0, min(a.row-height/2, len(all)-height))
	for i, line := range all[top:min(len(all), top+max(height, 0))] {
		at := 0
		if top+i == a.row {
			at = a.line.Position()
		}
		shown, cursor := window([]rune(line), at, width, a.options.ASCII)
		if top+i == a.row {
			column, row = cursor, i
		}
		rows = append(rows, shown)
	}
	return rows, column, row
}

// Place is the row and the column that the cursor stands in, counted from 0.
func (a Area) Place() (row, column int) { return a.row, a.line.Position() }

// SetRows replaces rows from one to another, that one left out, and puts the cursor
// into the first of what is there then.
func (a Area) SetRows(from, to int, rows ...string) Area {
	all := slices.Replace(a.all(), from, to, rows...)
	if len(all) == 0 {
		all = []string{""}
	}
	a.own()
	a.show(all, min(from, len(all)-1), 0)
	return a
}

// own gives the area a line that no other copy of it shares.
func (a *Area) own() { own(&a.line) }
