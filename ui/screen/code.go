package screen

import (
	"fmt"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/qr"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
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
		return o, Close{}
	}
	return o, nil
}

// View draws the code with what is in it beside it, or the text where the
// window is too small.
func (o Code) View(c Context, width, height int) View {
	lines, fits := o.square(width, height)
	if o.asText || !fits {
		lines, _ = render(c, width, height, func(out *layout) { o.drawText(out, fits) })
		return View{Lines: lines}
	}
	side := style.Width(lines[0])
	if room := width - side - 3; room >= 24 {
		beside, _ := render(c, room, height, o.drawSide)
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

func (o Code) drawText(out *layout, fits bool) {
	if !fits {
		out.paragraph(style.Warning, "", "The window is too small for the QR code: it needs 45×23 cells or so. Here is the secret instead.")
		out.gap()
	}
	out.paragraph(style.Secret, "", fours(o.authenticator.Secret.Reveal()))
	out.gap()
	o.drawFacts(out)
}

func (o Code) drawSide(out *layout) {
	out.add("", out.style.Paint(style.Accent, "Scan me"))
	out.gap()
	o.drawFacts(out)
	out.gap()
	out.paragraph(style.Muted, "", "Always black on white, whatever your theme.")
	out.gap()
	out.add("Does not scan?")
	for _, b := range []style.Binding{invert, asText, larger} {
		out.add("  " + out.style.Paint(style.Accent, b.Label) + "  " + b.Desc)
	}
}

func (o Code) drawFacts(out *layout) {
	a := o.authenticator
	out.paragraph(style.Text, "account  ", text.Line(a.Account))
	if a.Issuer != "" {
		out.paragraph(style.Text, "issuer   ", text.Line(a.Issuer))
	}
	out.paragraph(style.Text, "secret   ", out.style.Mask(a.Secret.Reveal()))
	out.paragraph(style.Text, "period   ", fmt.Sprintf("%d s %s %d digits", 30, out.style.Signs.Dot, 6))
}

var (
	invert = style.Binding{Keys: []string{"i"}, Label: "i", Desc: "invert", Help: "Draws the code white on black."}
	asText = style.Binding{Keys: []string{"t"}, Label: "t", Desc: "as text", Help: "Shows the secret as text instead of the code."}
	larger = style.Binding{Keys: []string{"l"}, Label: "l", Desc: "larger", Help: "Draws the code twice as large, where the window is large enough."}
	leave  = style.Binding{Keys: []string{"q"}, Label: "q", Desc: "back", Help: "Goes back to the step."}
)

// Keys are the code's bindings.
func (Code) Keys(Context) []style.Binding { return []style.Binding{leave, invert, asText, larger} }

// Shape takes the whole window.
func (Code) Shape() Shape { return FullWindow }

// Lines is as many as there are.
func (Code) Lines(Context, int) int { return 1 << 10 }

// Help explains the code.
func (Code) Help(Context) []string {
	return []string{"The code holds the secret of the authenticator. Who sees it can make codes, so it is shown only on request and never written anywhere."}
}
