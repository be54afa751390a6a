package style

import (
	"slices"
	"strings"
)

// Binding is a key and what it does. The help line, f1 and the documentation
// are made from these, and so is what the program obeys.
type Binding struct {
	// Keys are the names bubbletea gives the keys.
	Keys []string
	// Label is how people read the key, Desc what it does in a word or two.
	Label, Desc string
	// Help is one sentence for the help.
	Help string
	// DisabledReason is why the key cannot work now. Such a key is left out of
	// the key row and stays in the help.
	DisabledReason string
	// NotInRow leaves a key that few need out of the key row.
	NotInRow bool
	// Apart are the keys one by one, where they do different things and a name alone has
	// to tell which.
	Apart []Binding
}

// Matches reports whether the key is one of the binding's and works now.
func (b Binding) Matches(key string) bool {
	return b.DisabledReason == "" && slices.Contains(b.Keys, key)
}

// WithDesc returns the binding with another word for what it does here.
func (b Binding) WithDesc(desc string) Binding {
	b.Desc = desc
	return b
}

// WithLetter returns the binding with a letter that works too, and that it is known by.
func (b Binding) WithLetter(letter string) Binding {
	b.Keys, b.Label = append(slices.Clip(b.Keys), letter), letter
	return b
}

// BothWays returns the binding of a key back and a key on with a name for each.
func (b Binding) BothWays() Binding {
	before, after := b, b
	before.Keys, before.Label, before.Desc = b.Keys[:1], "←", b.Desc+" before"
	after.Keys, after.Label, after.Desc = b.Keys[1:], "→", b.Desc+" after"
	b.Apart = []Binding{before, after}
	return b
}

// Unlisted returns the binding left out of the key row.
func (b Binding) Unlisted() Binding {
	b.NotInRow = true
	return b
}

// DisabledIf returns the binding disabled for a reason; an empty one leaves it
// enabled.
func (b Binding) DisabledIf(reason string) Binding {
	b.DisabledReason = reason
	return b
}

// The keys that mean the same everywhere. Text fields own the printable keys
// and ^A ^B ^D ^E ^F ^H ^U ^V ^W; these are from what is left, and ^K.
var (
	Enter   = Binding{Keys: []string{"enter"}, Label: "enter", Desc: "continue", Help: "Presses the button of the step."}
	Tab     = Binding{Keys: []string{"tab"}, Label: "tab", Desc: "next", Help: "Moves to the next field."}
	BackTab = Binding{Keys: []string{"shift+tab"}, Label: "shift+tab", Desc: "previous", Help: "Moves to the previous field."}
	Up      = Binding{Keys: []string{"up"}, Label: "↑", Desc: "up", Help: "Moves up in a list or to the field above."}
	Down    = Binding{Keys: []string{"down"}, Label: "↓", Desc: "down", Help: "Moves down in a list or to the field below."}
	Arrows  = Binding{Keys: []string{"up", "down"}, Label: "↑↓", Desc: "choose", Help: "Goes through the list."}
	Escape  = Binding{Keys: []string{"esc"}, Label: "esc", Desc: "back", Help: "Cancels the request, closes what is open, or goes back to the start."}
	Quit    = Binding{Keys: []string{"ctrl+c"}, Label: "^C", Desc: "quit", Help: "Quits. Asks first if a session or tokens would be lost. Press ^C twice to quit immediately."}
	Panel   = Binding{Keys: []string{"ctrl+o"}, Label: "^O", Desc: "panel", Help: "Goes to the next panel: Why, Wire, Path, Inbox. pgup and pgdn scroll it."}
	Palette = Binding{Keys: []string{"ctrl+k"}, Label: "^K", Desc: "commands", Help: "Finds everything that can be done, by name, operation or key. : works too, outside text fields."}
	Path    = Binding{Keys: []string{"ctrl+g"}, Label: "^G", Desc: "path", Help: "Shows earlier steps and walks; press again to return."}
	Edit    = Binding{Keys: []string{"f4"}, Label: "f4", Desc: "edit request", Help: "Opens the next request as JSON, to edit it by hand before it is sent: the one that the form becomes, or that of the selected call."}
	Map     = Binding{Keys: []string{"f6"}, Label: "f6", Desc: "map", Help: "Shows the map: what this user can be asked, and what would be with other settings. Nothing is sent."}
	Wire    = Binding{Keys: []string{"f7"}, Label: "f7", Desc: "wire", Help: "Reads request and response member by member, at the line of the field that has the focus; press again to return."}
	History = Binding{Keys: []string{"f8"}, Label: "f8", Desc: "history", Help: "Shows the attempts of this user to sign in, also those that others made. Nothing is changed."}
	Search  = Binding{Keys: []string{"/"}, Label: "/", Desc: "find", Help: "Finds members of the request and the response, while the Wire panel is the active one."}
	Earlier = Binding{Keys: []string{"["}, Label: "[", Desc: "step before", Help: "Shows the step before in the panels. The screen stays as it is, and nothing is sent."}
	Later   = Binding{Keys: []string{"]"}, Label: "]", Desc: "step after", Help: "Shows the step after in the panels, the newest at the end."}
	Copy    = Binding{Keys: []string{"ctrl+y"}, Label: "^Y", Desc: "copy", Help: "Copies a value, the request or the response. Secrets stay masked unless you tick \"with secrets\"."}
	Report  = Binding{Keys: []string{"ctrl+x"}, Label: "^X", Desc: "report", Help: "Writes this walk as a report or a script, its secrets masked: a file, or to copy."}
	Reveal  = Binding{Keys: []string{"ctrl+r"}, Label: "^R", Desc: "reveal", Help: "Shows the secrets of this screen for 30 seconds, or hides them."}
	Code    = Binding{Keys: []string{"ctrl+t"}, Label: "^T", Desc: "QR code", Help: "Shows the QR code of the authenticator's secret on the whole window."}
	Address = Binding{Keys: Code.Keys, Label: Code.Label, Desc: "secret and address", Help: "Shows the authenticator's secret and its otpauth address on the whole window: without colours there is no QR code."}
	Newest  = Binding{Keys: []string{"ctrl+n"}, Label: "^N", Desc: "newest code", Help: "Inserts the newest code. In the start form it lists values for the field (typing leaves those that fit), or fills in the temporary password that was just sent."}
	Save    = Binding{Keys: []string{"ctrl+s"}, Label: "^S", Desc: "save", Help: "Saves the target (pool, client, region, flow), never a secret."}
	Redraw  = Binding{Keys: []string{"ctrl+l"}, Label: "^L", Desc: "redraw", Help: "Redraws the screen."}
	Suspend = Binding{Keys: []string{"ctrl+z"}, Label: "^Z", Desc: "suspend", Help: "Suspends authwalk; type fg to return."}
	Help    = Binding{Keys: []string{"f1"}, Label: "f1", Desc: "help", Help: "Explains what is on screen, words and keys; type to filter. ? works too, outside text fields."}
	PageUp  = Binding{Keys: []string{"pgup"}, Label: "pgup", Desc: "scroll up", Help: "Scrolls up: the panel that ^O went to, or the step."}
	PageDn  = Binding{Keys: []string{"pgdown"}, Label: "pgdn", Desc: "scroll", Help: "Scrolls down: the panel that ^O went to, or the step."}
)

// Placed is a binding in the key row, with the cells that it takes there.
type Placed struct {
	Binding
	From, Width int
}

// KeyAt is the key that is named at a cell of the binding: of two arrows each its own,
// behind them the one that goes on.
func (p Placed) KeyAt(cell int) string {
	if arrows := p.Label == Arrows.Label || p.Label == "←→"; arrows && len(p.Keys) > 1 {
		return p.Keys[min(cell, 1)]
	}
	return p.Keys[0]
}

// HelpLine is the key row as it is drawn.
func (s Style) HelpLine(bindings []Binding, width int) string {
	line, _ := s.HelpRow(bindings, width)
	return line
}

// HelpRow draws the keys that work now into a width, most useful first, whole
// entries only. The key that names them all, the one that brings into sight what
// explains the step, and the one that leaves it, are left out last.
func (s Style) HelpRow(bindings []Binding, width int) (line string, placed []Placed) {
	var shown, kept []Binding
	for _, b := range bindings {
		if b.DisabledReason != "" || b.Desc == "" || b.NotInRow {
			continue
		}
		shown = append(shown, b)
		if len(shown) > 1 && slices.Contains([]string{Escape.Label, Panel.Label, Help.Label}, b.Label) {
			kept = append(kept, b)
		}
	}
	used := 0
	add := func(b Binding, room int) (fits bool) {
		label, desc := s.ASCII(b.Label), s.Clip(b.Desc, descWidth)
		if used == 0 {
			desc = s.Clip(desc, width-Width(label)-1) // the first is always there
		}
		entry := min(used, 2) + Width(label) + 1 + Width(desc)
		if used+entry > room {
			return false
		}
		gap := min(used, 2)
		placed = append(placed, Placed{b, used + gap, entry - gap})
		line += strings.Repeat(" ", gap) + s.Paint(Accent, label) + " " + s.Paint(Muted, desc)
		used += entry
		return true
	}
	for n, b := range shown {
		if len(kept) > 0 && b.Label == kept[0].Label {
			kept = kept[1:]
		}
		room := width
		switch {
		case n > 1: // how to send and how to get on come first
			room -= s.rowWidth(kept)
		case n > 0:
			room -= s.rowWidth(kept[max(len(kept)-1, 0):])
		}
		if !add(b, room) {
			// What is kept stands at the end of a list, the most useful last.
			for len(kept) > 0 && used+s.rowWidth(kept) > width {
				kept = kept[1:]
			}
			for _, b := range kept {
				add(b, width)
			}
			break
		}
	}
	return line, placed
}

// rowWidth is how many cells bindings take behind others in the key row.
func (s Style) rowWidth(bindings []Binding) int {
	cells := 0
	for _, b := range bindings {
		cells += 2 + Width(s.ASCII(b.Label)) + 1 + Width(s.Clip(b.Desc, descWidth))
	}
	return cells
}

// descWidth is the most cells of a description in the key row.
const descWidth = 36
