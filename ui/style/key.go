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
	Label, Desc string
	// Help is one sentence for the help.
	Help string
	// DisabledReason is why the key cannot work now. Such a key is left out of the help
	// line and stays in the help.
	DisabledReason string
}

// Matches reports whether the key is one of the binding's and works now.
func (b Binding) Matches(key string) bool {
	return b.DisabledReason == "" && slices.Contains(b.Keys, key)
}

// WithDesc returns the binding with another word for what it does here.
func (b Binding) WithDesc(does string) Binding {
	b.Desc = does
	return b
}

// DisabledIf returns the binding switched off for a reason; an empty reason leaves
// it on.
func (b Binding) DisabledIf(reason string) Binding {
	b.DisabledReason = reason
	return b
}

// The keys that mean the same everywhere. Text fields own the printable keys
// and ^A ^B ^D ^E ^F ^H ^K ^U ^V ^W; these are from what is left.
var (
	Enter   = Binding{Keys: []string{"enter"}, Label: "enter", Desc: "go on", Help: "Presses the button of the step. One press is never two steps."}
	Tab     = Binding{Keys: []string{"tab"}, Label: "tab", Desc: "next", Help: "Goes to the next field, round and round."}
	BackTab = Binding{Keys: []string{"shift+tab"}, Label: "shift+tab", Desc: "previous", Help: "Goes to the previous field."}
	Up      = Binding{Keys: []string{"up"}, Label: "↑", Desc: "up", Help: "Goes up in a list or to the field above."}
	Down    = Binding{Keys: []string{"down"}, Label: "↓", Desc: "down", Help: "Goes down in a list or to the field below."}
	Left    = Binding{Keys: []string{"left"}, Label: "←", Desc: "before", Help: "Chooses the one before."}
	Right   = Binding{Keys: []string{"right"}, Label: "→", Desc: "after", Help: "Chooses the one after."}
	Escape  = Binding{Keys: []string{"esc"}, Label: "esc", Desc: "back", Help: "Gives up what is in flight; else closes what is open; else asks to start over."}
	Quit    = Binding{Keys: []string{"ctrl+c"}, Label: "^C", Desc: "quit", Help: "Quits. Asks first when a session or tokens would be lost; a second ^C does not ask."}
	Panel   = Binding{Keys: []string{"ctrl+o"}, Label: "^O", Desc: "panel", Help: "Turns to the next panel: wire, why, path, inbox."}
	Path    = Binding{Keys: []string{"ctrl+g"}, Label: "^G", Desc: "path", Help: "Goes into the path to look at earlier steps and other walks, and back. Looking changes nothing."}
	Copy    = Binding{Keys: []string{"ctrl+y"}, Label: "^Y", Desc: "copy", Help: "Copies a value, the request or the answer through the terminal. Secrets are masked unless ticked."}
	Reveal  = Binding{Keys: []string{"ctrl+r"}, Label: "^R", Desc: "reveal", Help: "Shows the secrets of this screen for 30 seconds, or hides them."}
	Code    = Binding{Keys: []string{"ctrl+t"}, Label: "^T", Desc: "QR code", Help: "Shows the QR code of the authenticator's secret."}
	Newest  = Binding{Keys: []string{"ctrl+n"}, Label: "^N", Desc: "newest code", Help: "Puts the newest code of the inbox into the field; where there are suggestions, takes the next one."}
	Before  = Binding{Keys: []string{"ctrl+p"}, Label: "^P", Desc: "previous suggestion", Help: "Takes the suggestion before."}
	Save    = Binding{Keys: []string{"ctrl+s"}, Label: "^S", Desc: "save", Help: "Saves the target (pool, client, region, flow), never a secret."}
	Redraw  = Binding{Keys: []string{"ctrl+l"}, Label: "^L", Desc: "draw again", Help: "Draws the window again."}
	Suspend = Binding{Keys: []string{"ctrl+z"}, Label: "^Z", Desc: "suspend", Help: "Gives the terminal back until the shell's fg."}
	Help    = Binding{Keys: []string{"f1"}, Label: "f1", Desc: "help", Help: "Explains what has the focus. ? does too where no text field has it."}
	PageUp  = Binding{Keys: []string{"pgup"}, Label: "pgup", Desc: "scroll up", Help: "Scrolls the panel up."}
	PageDn  = Binding{Keys: []string{"pgdown"}, Label: "pgdn", Desc: "scroll down", Help: "Scrolls the panel down."}
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
		if b.DisabledReason != "" || b.Desc == "" {
			continue
		}
		label, does := s.ASCII(b.Label), s.Clip(b.Desc, 36)
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
