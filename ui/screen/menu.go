package screen

import (
	"strconv"

	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Offer is something that can be copied: masked, and with its secrets.
type Offer struct{ Label, Note, Masked, Clear string }

// Menu asks what to copy. Secrets go along only when ticked, each time.
type Menu struct {
	offers   []Offer
	selected int
	clear    bool
}

// NewMenu offers texts to copy.
func NewMenu(offers []Offer) Menu { return Menu{offers: offers} }

// Update chooses; a tick takes the secrets along.
func (m Menu) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch name := key.String(); {
	case name == "up" || name == "shift+tab":
		m.selected = max(m.selected-1, 0)
	case name == "down" || name == "tab":
		m.selected = min(m.selected+1, len(m.offers)-1)
	case withSecrets.Matches(name):
		m.clear = !m.clear
	case style.Enter.Matches(name) && m.selected < len(m.offers):
		offer := m.offers[m.selected]
		if m.clear {
			return m, Copied{offer.Label, offer.Clear}
		}
		return m, Copied{offer.Label, offer.Masked}
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(m.offers) {
			m.selected = n - 1
		}
	}
	return m, nil
}

// View draws the menu.
func (m Menu) View(c Context, width, height int) View {
	lines, cursor := render(c, width, height, m.draw)
	return View{Title: "Copy", Lines: lines, Cursor: cursor}
}

func (m Menu) draw(out *layout) {
	for n, offer := range m.offers {
		from := len(out.lines)
		lead := "  "
		if n == m.selected {
			lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
		}
		out.add(out.style.Clip(lead+strconv.Itoa(n+1)+"  "+offer.Label+"  "+out.style.Paint(style.Muted, offer.Note), out.width))
		if n == m.selected {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
	}
	out.gap()
	sign := out.style.Signs.Empty
	if m.clear {
		sign = out.style.Paint(style.Warning, out.style.Signs.Ticked)
	}
	out.add(sign + " with secrets")
}

var withSecrets = style.Binding{Keys: []string{" "}, Label: "space", Desc: "with secrets", Help: "Takes the secrets along, this once."}

// Keys are the menu's bindings.
func (Menu) Keys(Context) []style.Binding {
	return []style.Binding{style.Enter.WithDesc("copy"), choose, withSecrets}
}

// Shape gives the menu the place of an ordinary step.
func (Menu) Shape() Shape { return Normal }

// Lines is how many lines the menu would like.
func (m Menu) Lines(c Context, width int) int { return lineCount(c, width, m.draw) }

// Help explains copying.
func (Menu) Help(Context) []string {
	return []string{"Texts are copied through the terminal (OSC 52), which also works over SSH. A terminal cannot say whether it took them."}
}
