package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Help explains what has the focus on another screen, and ends with all keys,
// those that cannot work now with the reason.
type Help struct {
	says  []string
	words []walk.Value
	keys  []style.Binding
	top   int
}

// NewHelp explains a screen with these bindings, and the service's words that
// stand on it.
func NewHelp(says []string, words []walk.Value, keys []style.Binding) Help {
	return Help{says: says, words: words, keys: keys}
}

// Update scrolls with the arrows; any other key closes the help.
func (h Help) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch key.String() {
	case "up":
		h.top = max(h.top-1, 0)
	case "down":
		h.top++
	default:
		return h, GoOn{}
	}
	return h, nil
}

// View draws the help.
func (h Help) View(c Context, width, height int) View {
	s := newSheet(c, width)
	h.draw(s)
	h.top = max(min(h.top, len(s.lines)-height), 0)
	s.from = h.top + 1
	s.to = min(h.top+height-1, len(s.lines))
	if h.top == 0 {
		s.from, s.to = 0, 0
	}
	lines, _ := s.show(height)
	return View{Title: "Help", Corner: "any key closes", Lines: lines}
}

func (h Help) draw(s *sheet) {
	for _, says := range h.says {
		if says != "" {
			s.say(style.Text, "", says)
			s.gap()
		}
	}
	s.heading("Keys")
	h.drawKeys(s, false)
	s.heading("Keys that do nothing here")
	h.drawKeys(s, true)
	h.drawWords(s)
}

// drawWords explains the names that travelled.
func (h Help) drawWords(s *sheet) {
	if len(h.words) == 0 {
		return
	}
	s.heading("Words of this step")
	for _, word := range h.words {
		s.say(style.Accent, "  ", word.Name)
		s.say(style.Text, "    ", word.Text)
	}
}

// drawKeys lists the keys that work, or those that do not with the reason.
func (h Help) drawKeys(s *sheet, off bool) {
	column := 0
	for _, b := range h.keys {
		column = max(column, style.Width(b.Label))
	}
	for _, b := range h.keys {
		lead := "  " + s.style.Paint(style.Accent, style.Pad(s.style.ASCII(b.Label), column)) + "  "
		switch {
		case off && b.Off != "":
			s.say(style.Muted, lead, s.style.Signs.Impossible+" "+b.Off)
		case !off && b.Off == "":
			s.say(style.Text, lead, b.Says)
		}
	}
}

var scroll = style.Binding{Keys: []string{"up", "down"}, Label: "↑↓", Does: "scroll", Says: "Scrolls."}

// Keys are the help's bindings.
func (Help) Keys(Context) []style.Binding {
	return []style.Binding{scroll, {Keys: nil, Label: "any key", Does: "close", Says: "Closes the help."}}
}

// Shape gives the help the place of an ordinary step.
func (Help) Shape() Shape { return Normal }

// Lines is how many lines the help would like.
func (h Help) Lines(c Context, width int) int { return wanted(c, width, h.draw) }

// Says is the help itself.
func (h Help) Says(Context) []string { return h.says }
