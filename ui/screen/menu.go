package screen

import (
	"cmp"
	"strconv"
	"strings"

	"authwalk/flow/text"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Offer is something that can be copied: masked, and with its secrets.
type Offer struct {
	Label, Note, Masked, Clear string
	// Document tells that it is of use with masks in it, unlike a single value.
	Document bool
	// Instead says what is copied without the secrets; "" for masks in their place.
	Instead string
	// Cut tells that not all of it is at hand.
	Cut bool
}

// Menu asks what to copy. Secrets go along only when ticked, each time.
type Menu struct {
	offers   []Offer
	selected int
	clear    bool
}

// NewMenu offers texts to copy.
func NewMenu(offers []Offer) Menu { return Menu{offers: offers} }

// Update selects, copies, or ticks the secrets.
func (m Menu) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(m, m.keyHandlers(), key.String())
}

func (m Menu) keyHandlers() []keyHandler[Menu] {
	empty := ""
	if len(m.offers) == 0 {
		empty = "there is nothing to copy"
	}
	return []keyHandler[Menu]{
		{copyOffer.DisabledIf(empty), func(m Menu, _ string) (Screen, Event) { return m, m.copied() }},
		choose("choose", m.selected, len(m.offers), func(m Menu, n int) Menu {
			m.selected = n
			return m
		}),
		{withSecrets, func(m Menu, _ string) (Screen, Event) {
			m.clear = !m.clear
			return m, nil
		}},
	}
}

// copied is the selected offer, with its secrets where they are ticked.
func (m Menu) copied() Event {
	copied, why := m.offers[m.selected].Copied(m.clear)
	if why != "" {
		return Notify{"Not copied: " + why}
	}
	return copied
}

// Copied is the offer as it is copied, with its secrets or without, or why it cannot be:
// a single value is copied whole or not at all.
func (o Offer) Copied(clear bool) (copied Copied, why string) {
	switch isMasked := o.Masked != o.Clear; {
	case o.Cut:
		return Copied{}, o.Label + " is too long to be kept whole here. Copy the JSON response instead."
	case clear || !isMasked:
		return Copied{What: o.Label, Text: o.Clear, Secret: isMasked}, ""
	case o.Document:
		return Copied{What: o.Label + cmp.Or(o.Instead, " with its secrets masked"), Text: o.Masked}, ""
	default:
		return Copied{}, o.Label + " is a secret. Press space to include secrets, then enter."
	}
}

// View draws the menu over what would be copied.
func (m Menu) View(c Context, width, height int) View {
	preview := newLayout(c, width)
	m.drawPreview(preview, min(height/3, previewLines))
	view := render(c, width, height-len(preview.lines), m.draw)
	view.Title = "Copy"
	for len(view.Lines) < height-len(preview.lines) {
		view.Lines = append(view.Lines, "")
	}
	view.Lines = append(view.Lines, preview.lines...)
	return view
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
}

// drawPreview says whether secrets go along, and shows what is selected, masked, in no
// more than so many lines.
func (m Menu) drawPreview(out *layout, most int) {
	sign := out.style.Signs.Empty
	if m.clear {
		sign = out.style.Paint(style.Warning, out.style.Signs.Ticked)
	}
	out.add(sign + " with secrets")
	if m.selected < len(m.offers) && most > 1 {
		beginning, _ := text.Limit(m.offers[m.selected].Masked, out.width*most)
		out.shortParagraph(style.Muted, "", text.Excerpt(strings.Join(strings.Fields(beginning), " ")), most-1)
	}
}

var (
	copyOffer   = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "copy", Help: "Copies the value."}
	withSecrets = style.Binding{Keys: []string{" "}, Label: "space", Desc: "with secrets", Help: "Includes secrets in this copy."}
)

// Keys are the menu's bindings.
func (m Menu) Keys(Context) []style.Binding { return bindings(m.keyHandlers()) }

// previewLines are how many lines of what is selected are enough.
const previewLines = 6

// Shape gives the menu the place of an ordinary step.
func (Menu) Shape() Shape { return Normal }

// Lines is how many lines the menu would like.
func (m Menu) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) {
		m.draw(out)
		m.drawPreview(out, previewLines)
	})
}

// Help explains copying.
func (Menu) Help(Context) []string {
	return []string{
		"The text goes to your terminal's clipboard, also over SSH. The terminal does not confirm it: try to paste.",
		"A copied secret stays there until something else is copied: authwalk never reads the clipboard, so it cannot clear it without destroying what you copied since.",
	}
}
