package qr

import "strings"

// Options say how to draw a code.
type Options struct {
	// Margin is the number of light modules around the code; 2 is enough on
	// any background. Package screen sets it.
	Margin int
	// Invert draws white on black, for a camera that wants it so.
	Invert bool
	// Large draws a module two cells wide and one high, where there is room, with
	// nothing but blanks.
	Large bool
}

// Exact black and white of the 256 colours: unlike the first sixteen, a theme
// does not change them.
const (
	blackOnWhite = "\x1b[38;5;16;48;5;231m"
	whiteOnBlack = "\x1b[38;5;231;48;5;16m"
	reset        = "\x1b[0m"
)

// Size is the number of terminal cells a drawing takes.
func (c Code) Size(options Options) (width, height int) {
	side := c.Modules() + 2*options.Margin
	if options.Large {
		return 2 * side, side
	}
	return side, (side + 1) / 2
}

// Draw draws the code line by line, with its colours.
func (c Code) Draw(options Options) []string {
	dark, light := whiteOnBlack, blackOnWhite
	if options.Invert {
		dark, light = light, dark
	}
	_, height := c.Size(options)
	lines := make([]string, height)
	for row := range lines {
		if options.Large {
			lines[row] = c.blanks(row, options.Margin, dark, light) + reset
		} else {
			lines[row] = light + c.blocks(row, options.Margin) + reset
		}
	}
	return lines
}

// blocks is a row of half blocks, two modules to a cell.
func (c Code) blocks(row, margin int) string {
	var line strings.Builder
	for x := -margin; x < c.Modules()+margin; x++ {
		y := 2*row - margin
		line.WriteString(block(c.Dark(x, y), c.Dark(x, y+1)))
	}
	return line.String()
}

// blanks is a row of modules as blanks on their colours.
func (c Code) blanks(row, margin int, dark, light string) string {
	var line strings.Builder
	colours := ""
	for x := -margin; x < c.Modules()+margin; x++ {
		next := light
		if c.Dark(x, row-margin) {
			next = dark
		}
		if next != colours {
			colours = next
			line.WriteString(colours)
		}
		line.WriteString("  ")
	}
	return line.String()
}

func block(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	}
	return " "
}
