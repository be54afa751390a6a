package screen

import (
	"fmt"
	"strings"

	"authwalk/ui/panel"
	"authwalk/ui/style"
)

// View draws the members, and what the one under the cursor is: beside them where the
// window is wide, else under them.
func (w Wire) View(c Context, width, height int) View {
	view := View{Title: w.name(), Corner: fmt.Sprintf("%d of %d", w.at+1, w.count)}
	if w.Searches() && height > 1 {
		line, x := w.drawSearch(c, width)
		rest := w.drawBody(c, width, height-1)
		view.Lines = append([]string{line}, rest...)
		view.Cursor = Cursor{X: x, Visible: w.searching}
		return view
	}
	view.Lines = w.drawBody(c, width, height)
	return view
}

func (w Wire) name() string {
	if w.shown.Waiting {
		return "Wire: the request that comes next"
	}
	return "Wire"
}

// drawSearch is the line with what is looked for.
func (w Wire) drawSearch(c Context, width int) (line string, x int) {
	lead := c.Style.Paint(style.Accent, "Find "+c.Style.Signs.Here) + " "
	count := 0
	for _, row := range w.rows {
		if w.finds(c, row) {
			count++
		}
	}
	counted := fmt.Sprintf("%d here", count)
	shown, x := w.filter.View(max(width-style.Width(lead)-style.Width(counted)-1, 1))
	return c.Style.Ends(lead+shown, c.Style.Paint(style.Muted, counted), width), style.Width(lead) + x
}

// wideWire is the width from which the value stands beside the members.
const wideWire = 110

func (w Wire) drawBody(c Context, width, height int) []string {
	if width >= wideWire {
		left := width * 11 / 20
		separator := c.Style.Paint(style.Line, c.Style.Signs.Bar) + " "
		beside := c.Style.Fit(w.drawMember(c, width-left-2, true), width-left-2, height)
		for n, line := range beside {
			beside[n] = separator + line
		}
		return style.Beside(c.Style.Fit(w.drawRows(c, left-1, height), left, height), beside, left)
	}
	under := w.drawUnder(c, width, height)
	rows := w.drawRows(c, width, height-len(under)-1)
	rule := c.Style.Paint(style.Line, strings.Repeat(c.Style.Signs.Rule, width))
	return append(append(c.Style.Fit(rows, width, height-len(under)-1), rule), under...)
}

// drawUnder is the member under the cursor, under the rows of a narrow window.
func (w Wire) drawUnder(c Context, width, height int) []string {
	under := w.drawMember(c, width, w.whole)
	most := min(height/3, 3)
	if w.whole {
		most = height * 2 / 3
	}
	return c.Style.Fit(under, width, min(len(under), most))
}

// first is the first row that is drawn, so that the one under the cursor is in sight.
func (w Wire) first(height int) int {
	return max(min(w.selected-height/2, len(w.rows)-height), 0)
}

// drawRows draws the rows around the one under the cursor.
func (w Wire) drawRows(c Context, width, height int) []string {
	first := w.first(height)
	column := panel.NameColumn(width, w.shown.Sent, w.shown.Received)
	var lines []string
	for n := first; n < min(first+max(height, 0), len(w.rows)); n++ {
		lead := "  "
		switch {
		case n == w.selected:
			lead = c.Style.Paint(style.Accent, style.Pad(c.Style.Signs.Here, 2))
		case w.finds(c, w.rows[n]):
			lead = c.Style.Paint(style.Accent, style.Pad(c.Style.Signs.At, 2))
		}
		lines = append(lines, c.Style.Clip(lead+w.drawRow(c, w.rows[n], column, width-2), width))
	}
	return lines
}

func (w Wire) drawRow(c Context, row wireRow, column, width int) string {
	drawn := panel.Wire{Style: c.Style, Wire: w.shown}
	switch row.part {
	case sentHead:
		return drawn.SentHead(width)
	case receivedHead:
		return drawn.ReceivedHead(width)
	case header:
		return c.Style.Clip(" "+c.Style.Paint(style.Muted, row.line.Name)+"  "+row.line.Text, width)
	default:
		return panel.WireLine(c.Style, row.line, c.Revealed, column, width)
	}
}

// drawMember says what the member under the cursor is, and what its value is where that
// is asked for.
func (w Wire) drawMember(c Context, width int, whole bool) []string {
	if w.selected >= len(w.rows) {
		return nil
	}
	row := w.rows[w.selected]
	out := newLayout(c, width)
	line := row.line
	switch {
	case row.part == sentHead:
		out.paragraph(style.Muted, "", "What was sent, member by member.")
		if w.shown.Waiting {
			out.lines = nil
			out.paragraph(style.Muted, "", "What would be sent now. Computed values are made when it is sent.")
		}
		return out.lines
	case row.part == receivedHead:
		out.paragraph(style.Muted, "", "What came back, member by member, and the headers that matter.")
		return out.lines
	case line.Help != "":
		out.paragraph(style.Text, out.style.Paint(style.Accent, line.Name)+"  ", line.Help)
	case line.Name != "":
		out.paragraph(style.Muted, out.style.Paint(style.Accent, line.Name)+"  ", "authwalk does not know this name.")
	}
	if !whole || line.Text == "" {
		return out.lines
	}
	out.gap()
	text, role := c.Style.Hide(line.Text, line.Whole, line.Secret && !c.Revealed), style.Text
	if line.Secret {
		role = style.Secret
	}
	out.paragraph(role, "", text)
	if line.Note != "" {
		out.paragraph(style.Muted, "", line.Note)
	}
	return out.lines
}

// Click goes to the row on a line.
func (w Wire) Click(c Context, width, height, line int) (Screen, Event) {
	if w.Searches() {
		line, height = line-1, height-1
	}
	if width < wideWire {
		height -= len(w.drawUnder(c, width, height)) + 1
	}
	if n := w.first(height) + line; line >= 0 && line < height && n < len(w.rows) {
		w.selected = n
		return w, Clicked{}
	}
	return w, nil
}
