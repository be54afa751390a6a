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
	// Label is how people read the key, Does what it does in a word or two.
	Label, Does string
	// Says is one sentence for the help.
	Says string
	// Off is why the key cannot work now. Such a key is left out of the help
	// line and stays in the help.
	Off string
}

// Matches reports whether the key is one of the binding's and works now.
func (b Binding) Matches(key string) bool { return b.Off == "" && slices.Contains(b.Keys, key) }

// But returns the binding with another word for what it does here.
func (b Binding) But(does string) Binding {
	b.Does = does
	return b
}

// Unless returns the binding switched off for a reason; an empty reason leaves
// it on.
func (b Binding) Unless(reason string) Binding {
	b.Off = reason
	return b
}

// The keys that mean the same everywhere. Text fields own the printable keys
// and ^A ^B ^D ^E ^F ^H ^K ^U ^V ^W; these are from what is left.
var (
	Enter   = Binding{Keys: []string{"enter"}, Label: "enter", Does: "go on", Says: "Presses the button of the step. One press is never two steps."}
	Tab     = Binding{Keys: []string{"tab"}, Label: "tab", Does: "next", Says: "Goes to the next field, round and round."}
	BackTab = Binding{Keys: []string{"shift+tab"}, Label: "shift+tab", Does: "previous", Says: "Goes to the previous field."}
	Up      = Binding{Keys: []string{"up"}, Label: "↑", Does: "up", Says: "Goes up in a list or to the field above."}
	Down    = Binding{Keys: []string{"down"}, Label: "↓", Does: "down", Says: "Goes down in a list or to the field below."}
	Left    = Binding{Keys: []string{"left"}, Label: "←", Does: "before", Says: "Chooses the one before."}
	Right   = Binding{Keys: []string{"right"}, Label: "→", Does: "after", Says: "Chooses the one after."}
	Escape  = Binding{Keys: []string{"esc"}, Label: "esc", Does: "back", Says: "Gives up what is in flight; else closes what is open; else asks to start over."}
	Quit    = Binding{Keys: []string{"ctrl+c"}, Label: "^C", Does: "quit", Says: "Quits. Asks first when a session or tokens would be lost; a second ^C does not ask."}
	Panel   = Binding{Keys: []string{"ctrl+o"}, Label: "^O", Does: "panel", Says: "Turns to the next panel: wire, why, path, inbox."}
	Path    = Binding{Keys: []string{"ctrl+g"}, Label: "^G", Does: "path", Says: "Goes into the path to look at earlier steps and other walks, and back. Looking changes nothing."}
	Copy    = Binding{Keys: []string{"ctrl+y"}, Label: "^Y", Does: "copy", Says: "Copies a value, the request or the answer through the terminal. Secrets are masked unless ticked."}
	Reveal  = Binding{Keys: []string{"ctrl+r"}, Label: "^R", Does: "reveal", Says: "Shows the secrets of this screen for 30 seconds, or hides them."}
	Code    = Binding{Keys: []string{"ctrl+t"}, Label: "^T", Does: "QR code", Says: "Shows the QR code of the authenticator's secret."}
	Newest  = Binding{Keys: []string{"ctrl+n"}, Label: "^N", Does: "newest code", Says: "Puts the newest code of the inbox into the field; where there are suggestions, takes the next one."}
	Before  = Binding{Keys: []string{"ctrl+p"}, Label: "^P", Does: "previous suggestion", Says: "Takes the suggestion before."}
	Save    = Binding{Keys: []string{"ctrl+s"}, Label: "^S", Does: "save", Says: "Saves the target (pool, client, region, flow), never a secret."}
	Redraw  = Binding{Keys: []string{"ctrl+l"}, Label: "^L", Does: "draw again", Says: "Draws the window again."}
	Suspend = Binding{Keys: []string{"ctrl+z"}, Label: "^Z", Does: "suspend", Says: "Gives the terminal back until the shell's fg."}
	Help    = Binding{Keys: []string{"f1"}, Label: "f1", Does: "help", Says: "Explains what has the focus. ? does too where no text field has it."}
	PageUp  = Binding{Keys: []string{"pgup"}, Label: "pgup", Does: "scroll up", Says: "Scrolls the panel up."}
	PageDn  = Binding{Keys: []string{"pgdown"}, Label: "pgdn", Does: "scroll down", Says: "Scrolls the panel down."}
)

// Everywhere are the bindings of the frame itself.
func Everywhere() []Binding {
	return []Binding{Quit, Panel, Path, Copy, Reveal, Redraw, Suspend, Help, PageUp, PageDn}
}

// HelpLine draws the keys that work now into a width, most useful first, whole
// entries only.
func (s Style) HelpLine(bindings []Binding, width int) string {
	line, used := "", 0
	for _, b := range bindings {
		if b.Off != "" || b.Does == "" {
			continue
		}
		label, does := s.ASCII(b.Label), s.Clip(b.Does, 36)
		entry := Width(label) + 1 + Width(does)
		gap := min(used, 2)
		if used+gap+entry > width {
			break
		}
		line += strings.Repeat(" ", gap) + s.Paint(Accent, label) + " " + s.Paint(Muted, does)
		used += gap + entry
	}
	return line
}
