package qr

import "strings"

// Options say how to draw a code.
type Options struct {
	// Margin is the number of light modules around the code; 2 is enough on
	// any background. Package screen sets it.
	Margin int
	// Invert draws white on black, for a camera that wants it so.
	Invert bool
	// Large draws a module two cells wide and one high, where there is room.
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
	colours := blackOnWhite
	if options.Invert {
		colours = whiteOnBlack
	}
	width, height := c.Size(options)
	lines := make([]string, height)
	for row := range lines {
		var line strings.Builder
		line.WriteString(colours)
		for column := range width {
			line.WriteString(c.cell(column, row, options))
		}
		line.WriteString(reset)
		lines[row] = line.String()
	}
	return lines
}

// cell is the character for one terminal cell.
func (c Code) cell(column, row int, options Options) string {
	if options.Large {
		return block(c.Dark(column/2-options.Margin, row-options.Margin), c.Dark(column/2-options.Margin, row-options.Margin))
	}
	x, y := column-options.Margin, 2*row-options.Margin
	return block(c.Dark(x, y), c.Dark(x, y+1))
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
