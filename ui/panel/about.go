package panel

import "authwalk/ui/style"

// About explains what has the focus on a screen that has no explanation of a
// step: the start form, the tokens.
type About struct {
	Style style.Style
	Texts []string
}

// Name is the panel's.
func (About) Name() Name { return "about" }

// Title is the panel's.
func (About) Title() string { return "About" }

// Hint is none.
func (About) Hint() string { return "" }

// Tail is not.
func (About) Tail() bool { return false }

// Empty says nothing.
func (About) Empty() string { return "" }

// Rows draws the texts, a paragraph each.
func (p About) Rows(width int) Rows {
	var lines []string
	for _, text := range p.Texts {
		if text == "" {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, p.Style.Paragraph(style.Text, "", text, width)...)
	}
	return Lines(lines)
}
