package screen

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/qr"
	"authwalk/ui/style"
)

// Code is the QR code of an authenticator on the whole window.
type Code struct {
	authenticator walk.Authenticator
	invert, large bool
	asText        bool
}

// NewCode shows an authenticator's code.
func NewCode(a walk.Authenticator) Code { return Code{authenticator: a} }

// Update turns the code's looks; q goes back.
func (o Code) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch name := key.String(); {
	case invert.Matches(name):
		o.invert = !o.invert
	case asText.Matches(name):
		o.asText = !o.asText
	case larger.Matches(name):
		o.large = !o.large
	case leave.Matches(name), style.Enter.Matches(name):
		return o, GoOn{}
	}
	return o, nil
}

// View draws the code with what is in it beside it, or the text where the
// window is too small.
func (o Code) View(c Context, width, height int) View {
	lines, fits := o.square(width, height)
	if o.asText || !fits {
		lines, _ = drawn(c, width, height, func(s *sheet) { o.drawText(s, fits) })
		return View{Lines: lines}
	}
	side := style.Width(lines[0])
	if room := width - side - 3; room >= 24 {
		beside, _ := drawn(c, room, height, o.drawSide)
		lines = style.Beside(lines, beside, side+3)
	}
	return View{Lines: lines}
}

// square is the code at the largest size asked for that fits.
func (o Code) square(width, height int) ([]string, bool) {
	code, err := qr.Encode(o.authenticator)
	if err != nil {
		return nil, false
	}
	for _, large := range []bool{true, false} {
		look := qr.Look{Margin: codeMargin, Invert: o.invert, Large: large}
		if w, h := code.Size(look); w <= width && h <= height && (!large || o.large) {
			return code.Draw(look), true
		}
	}
	return nil, false
}

func (o Code) drawText(s *sheet, fits bool) {
	if !fits {
		s.say(style.Warning, "", "The window is too small for the QR code: it needs 45×23 cells or so. Here is the secret instead.")
		s.gap()
	}
	s.say(style.Secret, "", fours(o.authenticator.Secret.Reveal()))
	s.gap()
	o.drawFacts(s)
}

func (o Code) drawSide(s *sheet) {
	s.add("", s.style.Paint(style.Accent, "Scan me"))
	s.gap()
	o.drawFacts(s)
	s.gap()
	s.say(style.Muted, "", "Always black on white, whatever your theme.")
	s.gap()
	s.add("Does not scan?")
	for _, b := range []style.Binding{invert, asText, larger} {
		s.add("  " + s.style.Paint(style.Accent, b.Label) + "  " + b.Does)
	}
}

func (o Code) drawFacts(s *sheet) {
	a := o.authenticator
	s.say(style.Text, "account  ", text.Line(a.Account))
	if a.Issuer != "" {
		s.say(style.Text, "issuer   ", text.Line(a.Issuer))
	}
	s.say(style.Text, "secret   ", s.style.Mask(a.Secret.Reveal()))
	s.say(style.Text, "period   ", fmt.Sprintf("%d s %s %d digits", 30, s.style.Signs.Dot, 6))
}

var (
	invert = style.Binding{Keys: []string{"i"}, Label: "i", Does: "invert", Says: "Draws the code white on black."}
	asText = style.Binding{Keys: []string{"t"}, Label: "t", Does: "as text", Says: "Shows the secret as text instead of the code."}
	larger = style.Binding{Keys: []string{"l"}, Label: "l", Does: "larger", Says: "Draws the code twice as large, where the window is large enough."}
	leave  = style.Binding{Keys: []string{"q"}, Label: "q", Does: "back", Says: "Goes back to the step."}
)

// Keys are the code's bindings.
func (Code) Keys(Context) []style.Binding { return []style.Binding{leave, invert, asText, larger} }

// Shape takes the whole window.
func (Code) Shape() Shape { return Full }

// Lines is as many as there are.
func (Code) Lines(Context, int) int { return 1 << 10 }

// Says explains the code.
func (Code) Says(Context) []string {
	return []string{"The code holds the secret of the authenticator. Who sees it can make codes, so it is shown only on request and never written anywhere."}
}
