package termtest

import (
	"fmt"
	"html"
	"image/color"
	"os"
	"strings"
)

// The size of a cell in a picture, and its colours where a program names none.
const (
	cellWidth, cellHeight = 9, 19
	baseline              = 14
	margin                = 12
	background            = "#1e1e2e"
	foreground            = "#cdd6f4"
	boldAttribute         = 1 // of ultraviolet's cell attributes
)

// Picture writes the screen as an SVG file. Every cell has its own place, so
// that borders join and QR codes stay square in any viewer.
func (w *Terminal) Picture(path string) *Terminal {
	w.t.Helper()
	if err := os.WriteFile(path, []byte(w.svg()), 0o644); err != nil {
		w.t.Fatal(err)
	}
	return w
}

func (w *Terminal) svg() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	columns, rows := w.screen.Width(), w.screen.Height()
	width, height := columns*cellWidth+2*margin, rows*cellHeight+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", background)
	b.WriteString(`<g font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="15" xml:space="preserve">` + "\n")
	for y := range rows {
		for x := 0; x < columns; x++ {
			cell := w.screen.CellAt(x, y)
			if cell == nil {
				continue
			}
			left, top := margin+x*cellWidth, margin+y*cellHeight
			if cell.Style.Bg != nil {
				fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, top, cellWidth, cellHeight, hex(cell.Style.Bg, background))
			}
			drawText(&b, cell.Content, left, top, hex(cell.Style.Fg, foreground), cell.Style.Attrs&boldAttribute != 0)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// drawText draws one cell. Half blocks are rectangles: letters of a font leave
// gaps between them, and a QR code with gaps does not scan.
func drawText(b *strings.Builder, text string, left, top int, fill string, bold bool) {
	block := func(y, height int) {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, y, cellWidth, height, fill)
	}
	half := (cellHeight + 1) / 2
	switch text {
	case "", " ":
	case "█":
		block(top, cellHeight)
	case "▀":
		block(top, half)
	case "▄":
		block(top+half, cellHeight-half)
	default:
		weight := ""
		if bold {
			weight = ` font-weight="bold"`
		}
		fmt.Fprintf(b, `<text x="%d" y="%d" fill="%s"%s>%s</text>`+"\n", left, top+baseline, fill, weight, html.EscapeString(text))
	}
}

func hex(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
