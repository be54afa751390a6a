package ui

import (
	"strings"

	"authwalk/ui/style"

	"github.com/charmbracelet/x/ansi"
)

// canvas collects drawn rectangles from left to right into the window's lines.
type canvas struct {
	width int
	lines []string
	// used is how many cells of a line are drawn.
	used []int
}

func newCanvas(width, height int) *canvas {
	return &canvas{width: width, lines: make([]string, height), used: make([]int, height)}
}

// draw puts lines at a place that is to the right of what those lines of the
// window hold already.
func (c *canvas) draw(r rect, lines []string) {
	for n, text := range lines {
		y := r.y + n
		if n >= r.h || y >= len(c.lines) {
			return
		}
		gap := max(r.x-c.used[y], 0)
		c.lines[y] += strings.Repeat(" ", gap) + text
		c.used[y] += gap + style.Width(text)
	}
}

// drawOver draws lines over what those lines of the window hold.
func (c *canvas) drawOver(r rect, lines []string) {
	for n, text := range lines {
		y := r.y + n
		if n >= r.h || y >= len(c.lines) {
			return
		}
		under := c.lines[y]
		c.lines[y] = style.Pad(ansi.Cut(under, 0, r.x), r.x) + text + ansi.Cut(under, r.x+r.w, c.width)
	}
}

// String is the window's text without blanks at the ends of lines.
func (c *canvas) String() string {
	for n, text := range c.lines {
		c.lines[n] = strings.TrimRight(text, " ")
	}
	return strings.Join(c.lines, "\n")
}
