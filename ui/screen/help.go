package screen

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Help explains what has the focus on another screen, and ends with all keys,
// those that cannot work now with the reason.
type Help struct {
	texts    []string
	terms    []walk.Value
	glossary []walk.Value
	keys     []style.Binding
}

// NewHelp explains a screen with these bindings, the service's terms that
// stand on it, and the words that all screens use.
func NewHelp(texts []string, terms, glossary []walk.Value, keys []style.Binding) Help {
	return Help{texts: texts, terms: terms, glossary: glossary, keys: keys}
}

// Update scrolls with the arrows; any other key closes the help.
func (h Help) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch key.String() {
	case "up":
		return h, Scroll{-1}
	case "down":
		return h, Scroll{1}
	}
	return h, Close{}
}

// View draws the help.
func (h Help) View(c Context, width, height int) View {
	s := newLayout(c, width)
	h.draw(s)
	view := s.window(height, c.Scroll)
	view.Title, view.Corner = "Help", "↑↓ scroll"
	return view
}

func (h Help) draw(out *layout) {
	for _, text := range h.texts {
		if text != "" {
			out.paragraph(style.Text, "", text)
			out.gap()
		}
	}
	out.heading("Keys")
	h.drawKeys(out, false)
	out.heading("Keys that do nothing here")
	h.drawKeys(out, true)
	drawWords(out, "Terms in this step", h.terms)
	drawWords(out, "Words on all screens", h.glossary)
}

// drawWords explains words, one after the other.
func drawWords(out *layout, heading string, words []walk.Value) {
	if len(words) == 0 {
		return
	}
	out.heading(heading)
	for _, word := range words {
		out.paragraph(style.Accent, "  ", word.Name)
		out.paragraph(style.Text, "    ", word.Text)
	}
}

// drawKeys lists the keys that work, or those that do not with the reason.
func (h Help) drawKeys(out *layout, off bool) {
	column := 0
	for _, b := range h.keys {
		column = max(column, style.Width(b.Label))
	}
	for _, b := range h.keys {
		lead := "  " + out.style.Paint(style.Accent, style.Pad(out.style.ASCII(b.Label), column)) + "  "
		switch {
		case off && b.DisabledReason != "":
			out.paragraph(style.Muted, lead, out.style.Signs.Impossible+" "+b.DisabledReason)
		case !off && b.DisabledReason == "":
			out.paragraph(style.Text, lead, b.Help)
		}
	}
}

// Keys are the help's bindings.
func (Help) Keys(Context) []style.Binding {
	return []style.Binding{style.Arrows.WithDesc("scroll"), {Keys: nil, Label: "other key", Desc: "close", Help: "Closes the help."}}
}

// Shape gives the help the place of an ordinary step.
func (Help) Shape() Shape { return Normal }

// Lines is how many lines the help would like.
func (h Help) Lines(c Context, width int) int { return lineCount(c, width, h.draw) }

// Help is the help itself.
func (h Help) Help(Context) []string { return h.texts }
