package screen

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/ui/style"
)

// Offer is something that can be copied: masked, and with its secrets.
type Offer struct{ Label, Note, Masked, Clear string }

// Menu asks what to copy. Secrets go along only when ticked, each time.
type Menu struct {
	offers []Offer
	at     int
	clear  bool
}

// NewMenu offers texts to copy.
func NewMenu(offers []Offer) Menu { return Menu{offers: offers} }

// Update chooses; a tick takes the secrets along.
func (m Menu) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch name := key.String(); {
	case name == "up" || name == "shift+tab":
		m.at = max(m.at-1, 0)
	case name == "down" || name == "tab":
		m.at = min(m.at+1, len(m.offers)-1)
	case withSecrets.Matches(name):
		m.clear = !m.clear
	case style.Enter.Matches(name) && m.at < len(m.offers):
		offer := m.offers[m.at]
		if m.clear {
			return m, Copied{offer.Label, offer.Clear}
		}
		return m, Copied{offer.Label, offer.Masked}
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(m.offers) {
			m.at = n - 1
		}
	}
	return m, nil
}

// View draws the menu.
func (m Menu) View(c Context, width, height int) View {
	lines, cursor := drawn(c, width, height, m.draw)
	return View{Title: "Copy", Lines: lines, Cursor: cursor}
}

func (m Menu) draw(s *sheet) {
	for n, offer := range m.offers {
		from := len(s.lines)
		lead := "  "
		if n == m.at {
			lead = s.style.Paint(style.Accent, style.Pad(s.style.Signs.Here, 2))
		}
		s.add(s.style.Clip(lead+strconv.Itoa(n+1)+"  "+offer.Label+"  "+s.style.Paint(style.Muted, offer.Note), s.width))
		if n == m.at {
			s.cursor = Cursor{Y: from, Visible: true}
			s.focus(from)
		}
	}
	s.gap()
	sign := s.style.Signs.Empty
	if m.clear {
		sign = s.style.Paint(style.Warning, s.style.Signs.Ticked)
	}
	s.add(sign + " with secrets")
}

var withSecrets = style.Binding{Keys: []string{" "}, Label: "space", Does: "with secrets", Says: "Takes the secrets along, this once."}

// Keys are the menu's bindings.
func (Menu) Keys(Context) []style.Binding {
	return []style.Binding{style.Enter.But("copy"), choose, withSecrets}
}

// Shape gives the menu the place of an ordinary step.
func (Menu) Shape() Shape { return Normal }

// Lines is how many lines the menu would like.
func (m Menu) Lines(c Context, width int) int { return wanted(c, width, m.draw) }

// Says explains copying.
func (Menu) Says(Context) []string {
	return []string{"Texts are copied through the terminal (OSC 52), which also works over SSH. A terminal cannot say whether it took them."}
}
