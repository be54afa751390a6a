package termtest

import (
	"fmt"
	"html"
	"image/color"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The size of a cell in a picture, and its colours where a program names none.
const (
	cellWidth, cellHeight = 9, 19
	baseline              = 14
	margin                = 12
	background            = "#1e1e2e"
	foreground            = "#cdd6f4"
	captions              = "#f2b84b"
	boldAttribute         = 1 // of ultraviolet's cell attributes
)

// Picture writes the screen as an SVG file.
func (w *Terminal) Picture(path string) *Terminal {
	w.t.Helper()
	return w.Film().Shot("", 0).Write(path)
}

// Film is a moving picture of a program: what the screen showed at some moments, each
// for a while. Rows that are alike stand in the file once.
type Film struct {
	terminal *Terminal
	rows     []string // every row that is seen, once
	shots    []shot
}

type shot struct {
	rows    []int // the places of its rows
	caption string
	seconds float64
}

// Film begins a moving picture.
func (w *Terminal) Film() *Film { return &Film{terminal: w} }

// Shot takes the screen once it stands still, to be shown for so long over a line that
// says what happens.
func (f *Film) Shot(caption string, seconds float64) *Film {
	w := f.terminal
	w.waitUntilStill()
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := shot{caption: caption, seconds: seconds}
	for y := range w.screen.Height() {
		row := w.row(y)
		at := slices.Index(f.rows, row)
		if at < 0 {
			at, f.rows = len(f.rows), append(f.rows, row)
		}
		taken.rows = append(taken.rows, at)
	}
	f.shots = append(f.shots, taken)
	return f
}

// still is how long a screen shows nothing new that is drawn as a whole.
const still = 200 * time.Millisecond

// waitUntilStill waits until the program has drawn all of its screen. Only a clock may still move.
func (w *Terminal) waitUntilStill() {
	for looks, written := 0, -1; w.command != nil && looks < 10 && written != len(w.Raw()); looks++ {
		written = len(w.Raw())
		time.Sleep(still)
	}
}

// Write writes an SVG file. It moves where more than one shot was taken, unless the
// reader wants no motion: then it is the last one.
func (f *Film) Write(path string) *Terminal {
	f.terminal.t.Helper()
	if err := os.WriteFile(path, []byte(f.svg()), 0o644); err != nil {
		f.terminal.t.Fatal(err)
	}
	return f.terminal
}

func (f *Film) svg() string {
	width, height := f.terminal.screen.Width()*cellWidth+2*margin, f.terminal.screen.Height()*cellHeight+2*margin
	moves := len(f.shots) > 1
	if moves {
		height += cellHeight + margin // the caption
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`+"\n", width, height, width, height)
	if moves {
		b.WriteString("<style>" + f.motion() + "</style>\n")
	}
	b.WriteString("<defs>\n")
	for n, row := range f.rows {
		if row != "" {
			fmt.Fprintf(&b, `<g id="r%d">%s</g>`+"\n", n, row)
		}
	}
	b.WriteString("</defs>\n")
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", background)
	b.WriteString(`<g font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="15" xml:space="preserve">` + "\n")
	for n, taken := range f.shots {
		class := ""
		if moves {
			class = fmt.Sprintf(` class="s%d"`, n)
		}
		b.WriteString("<g" + class + ">")
		for y, row := range taken.rows {
			if f.rows[row] != "" {
				fmt.Fprintf(&b, `<use href="#r%d" y="%d"/>`, row, margin+y*cellHeight)
			}
		}
		if taken.caption != "" {
			fmt.Fprintf(&b, `<text x="%d" y="%d" fill="%s">%s</text>`, margin+cellWidth, height-margin-cellHeight+baseline, captions, html.EscapeString(taken.caption))
		}
		b.WriteString("</g>\n")
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// motion shows one shot after the other, again and again; the last one alone to those
// who want no motion.
func (f *Film) motion() string {
	whole := 0.0
	for _, taken := range f.shots {
		whole += taken.seconds
	}
	var b strings.Builder
	from := 0.0
	for n, taken := range f.shots {
		until := from + taken.seconds
		hidden := "0%{visibility:hidden}"
		if n == 0 {
			hidden = ""
		}
		fmt.Fprintf(&b, "@keyframes k%d{%s%.3f%%{visibility:visible}%.3f%%,to{visibility:hidden}}", n, hidden, 100*from/whole, 100*until/whole)
		fmt.Fprintf(&b, ".s%d{visibility:hidden;animation:k%d %.1fs step-end infinite}\n", n, n, whole)
		from = until
	}
	fmt.Fprintf(&b, "@media(prefers-reduced-motion:reduce){g[class]{animation:none}.s%d{visibility:visible}}", len(f.shots)-1)
	return b.String()
}

// row draws a row of the screen. Texts of one look stand together, every letter in a
// place of its own, so that borders join in any viewer; backgrounds and blocks are
// rectangles.
func (w *Terminal) row(y int) string {
	var b strings.Builder
	var run textRun
	for x := range w.screen.Width() {
		c := w.screen.CellAt(x, y)
		if c == nil {
			continue
		}
		left := margin + x*cellWidth
		if c.Style.Bg != nil {
			fmt.Fprintf(&b, `<rect x="%d" width="%d" height="%d" fill="%s"/>`, left, cellWidth, cellHeight, hex(c.Style.Bg, background))
		}
		fill, bold := hex(c.Style.Fg, foreground), c.Style.Attrs&boldAttribute != 0
		if drawBlock(&b, c.Content, left, fill) {
			continue
		}
		if run.fill != fill || run.bold != bold {
			run.flush(&b)
			run = textRun{fill: fill, bold: bold}
		}
		run.add(c.Content, left)
	}
	run.flush(&b)
	return b.String()
}

// textRun are letters of one look with their places.
type textRun struct {
	fill   string
	bold   bool
	text   strings.Builder
	places []string
}

// add adds the letter of a cell. What stands in one cell may be several characters, each
// of which takes a place.
func (r *textRun) add(content string, left int) {
	for range content {
		r.places = append(r.places, strconv.Itoa(left))
	}
	r.text.WriteString(content)
}

func (r *textRun) flush(b *strings.Builder) {
	if len(r.places) == 0 {
		return
	}
	weight := ""
	if r.bold {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%s" y="%d" fill="%s"%s>%s</text>`, strings.Join(r.places, " "), baseline, r.fill, weight, html.EscapeString(r.text.String()))
}

// drawBlock draws a blank as nothing and half blocks as rectangles: letters of a font
// leave gaps between them, and a QR code with gaps does not scan. It is false for
// anything else.
func drawBlock(b *strings.Builder, text string, left int, fill string) bool {
	block := func(y, height int) {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, left, y, cellWidth, height, fill)
	}
	half := (cellHeight + 1) / 2
	switch text {
	case "", " ":
	case "█":
		block(0, cellHeight)
	case "▀":
		block(0, half)
	case "▄":
		block(half, cellHeight-half)
	default:
		return false
	}
	return true
}

func hex(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
