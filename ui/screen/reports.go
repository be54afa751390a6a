package screen

import (
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Reports chooses what a walk is written as.
type Reports struct {
	formats  []Entry
	selected int
	// where is the file that was written last.
	where string
}

// NewReports offers formats.
func NewReports(formats []Entry) Reports { return Reports{formats: formats} }

// Saved says which file was written.
func (r Reports) Saved(where string) Reports {
	r.where = where
	return r
}

// Update selects a format, writes a file, or copies.
func (r Reports) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(r, r.keyHandlers(), key.String())
}

func (r Reports) keyHandlers() []keyHandler[Reports] {
	write := func(copies bool) func(Reports, string) (Screen, Event) {
		return func(r Reports, _ string) (Screen, Event) { return r, WriteReport{r.selected, copies} }
	}
	return []keyHandler[Reports]{
		{saveReport, write(false)},
		{copyReport, write(true)},
		choose("choose", r.selected, len(r.formats), func(r Reports, n int) Reports {
			r.selected = n
			return r
		}),
	}
}

var (
	saveReport = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "save as a file", Help: "Writes a new file that only you can read, and says where it is."}
	copyReport = style.Binding{Keys: []string{"c"}, Label: "c", Desc: "copy", Help: "Copies the report instead of writing a file."}
)

// View draws the formats, and where the newest file is.
func (r Reports) View(c Context, width, height int) View {
	view := render(c, width, height, r.draw)
	view.Title = "Report"
	return view
}

// Click goes to the format on a line.
func (r Reports) Click(c Context, width, height, line int) (Screen, Event) {
	if n := entryAt(c, width, height, line, r.draw); n >= 0 {
		r.selected = n
		return r, Clicked{}
	}
	return r, nil
}

func (r Reports) draw(out *layout) {
	if r.where != "" {
		out.paragraph(style.OK, out.style.Signs.Done+" ", "Saved, only you can read it: "+r.where)
		out.gap()
	}
	out.paragraph(style.Text, "", "Write this walk as a report or a script. Secrets are masked in all of them.")
	out.gap()
	drawEntries(out, r.formats, allPlaces(len(r.formats)), r.selected, "")
}

// Keys are the list's bindings.
func (r Reports) Keys(Context) []style.Binding { return bindings(r.keyHandlers()) }

// Shape gives the list the place of an ordinary step.
func (Reports) Shape() Shape { return WholeStep }

// Lines is how many lines the list would like.
func (r Reports) Lines(c Context, width int) int { return lineCount(c, width, r.draw) }

// Help explains reports.
func (Reports) Help(Context) []string {
	return []string{
		"A report has the path of the walk, its requests and responses, and why each step came. It has no password, code, session or token: tags such as password#1 stand in their place.",
		"A script makes the walk again and asks for its secrets. authwalk run takes the first, the others run in the tool that they are named after.",
	}
}
