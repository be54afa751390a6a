package screen

import (
	"cmp"
	"fmt"
	"strings"

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

// Authenticator is the one whose code is shown.
func (o Code) Authenticator() walk.Authenticator { return o.authenticator }

// Update changes how the code is drawn; q goes back.
func (o Code) Update(key tea.KeyMsg, c Context) (Screen, Event) {
	return handleKey(o, o.keyHandlers(c), key.String())
}

func (o Code) keyHandlers(c Context) []keyHandler[Code] {
	toggle := func(change func(*Code)) func(Code, string) (Screen, Event) {
		return func(o Code, _ string) (Screen, Event) {
			change(&o)
			return o, nil
		}
	}
	return []keyHandler[Code]{
		{closeCode.Unlisted(), func(o Code, _ string) (Screen, Event) { return o, Close{} }},
		{invert.DisabledIf(o.notDrawn(c)), toggle(func(o *Code) { o.invert = !o.invert })},
		{asText.DisabledIf(cmp.Or(o.notDrawn(c), whyHidden(c))), toggle(func(o *Code) { o.asText = !o.asText })},
		{larger.DisabledIf(o.noLarger(c)), toggle(func(o *Code) { o.large = !o.large })},
	}
}

// whyHidden is why the secret cannot be read as text, "" where it can.
func whyHidden(c Context) string {
	if c.Present {
		return HiddenWhileWatched
	}
	return ""
}

// HiddenWhileWatched says why a secret cannot be shown.
const HiddenWhileWatched = "secrets stay hidden while people watch (--present)"

// NoCodeWithoutColours says why there is no QR code: phones read black on white alone, and
// of the terminal's own two colours nobody knows which is the dark one.
const NoCodeWithoutColours = "No QR code: it has to be black on white, and colours are off (NO_COLOR)."

// notDrawn is why there is no code on the window, "" where there is one.
func (o Code) notDrawn(c Context) string {
	if c.Style.Colourless {
		return "there is no QR code without colours (NO_COLOR)"
	}
	if _, fits := o.square(c, c.Width, c.Height); !fits {
		return "the window is too small for the QR code"
	}
	return ""
}

// Exposed says who can do what with what is on screen, "" where it shows nothing.
func (o Code) Exposed(c Context) string {
	switch drawn := o.notDrawn(c) == "" && !o.asText; {
	case drawn:
		return "Anyone who sees this QR code can copy the authenticator secret"
	case !c.Present:
		return "Anyone who sees this secret can make valid codes"
	}
	return ""
}

// noLarger is why the code cannot be drawn larger, "" where it can, or is.
func (o Code) noLarger(c Context) string {
	if c.Style.Colourless {
		return o.notDrawn(c)
	}
	if c.Style.Plain {
		return "the code is drawn as large as it can be"
	}
	code, err := qr.Encode(o.authenticator)
	if err != nil {
		return ""
	}
	w, h := code.Size(qr.Options{Margin: tightMargin, Large: true})
	var missing []string
	if w > c.Width {
		missing = append(missing, fmt.Sprintf("%d columns wider", w-c.Width))
	}
	if h > c.Height {
		missing = append(missing, fmt.Sprintf("%d rows higher", h-c.Height))
	}
	if len(missing) > 0 {
		return "a larger code needs a window that is " + strings.Join(missing, " and ")
	}
	return ""
}

// View draws the code with what is in it beside it, or the text where the
// window is too small.
func (o Code) View(c Context, width, height int) View {
	lines, fits := o.square(c, width, height)
	if o.asText || !fits {
		return render(c, width, height, func(out *layout) { o.drawText(out, c, fits) })
	}
	side := style.Width(lines[0])
	if room := width - side - 3; room >= 24 {
		beside := render(c, room, height, func(out *layout) { o.drawSide(out, c) })
		lines = style.Beside(lines, beside.Lines, side+3)
	}
	return View{Lines: lines}
}

// tightMargin is the least light edge that any background leaves readable: with it a
// code of Cognito's secret fits into a window of 80×24.
const tightMargin = 2

// square is the code at the largest size asked for that fits, with as much of its light
// edge as fits. A large one needs no blocks, so that it can be drawn in ASCII.
func (o Code) square(c Context, width, height int) ([]string, bool) {
	code, err := qr.Encode(o.authenticator)
	if err != nil || c.Style.Colourless {
		return nil, false
	}
	sizes := []bool{false}
	switch {
	case c.Style.Plain:
		sizes = []bool{true}
	case o.large:
		sizes = []bool{true, false}
	}
	for _, large := range sizes {
		for _, margin := range []int{codeMargin, tightMargin} {
			options := qr.Options{Margin: margin, Invert: o.invert, Large: large}
			if w, h := code.Size(options); w <= width && h <= height {
				return code.Draw(options), true
			}
		}
	}
	return nil, false
}

func (o Code) drawText(out *layout, c Context, fits bool) {
	if !fits {
		reason := "The window is too small for the QR code."
		if c.Style.Colourless {
			reason = NoCodeWithoutColours
		}
		out.paragraph(style.Warning, "", reason+useSecret(c))
		out.gap()
	}
	if !c.Present {
		out.add("Secret")
		out.paragraph(style.Secret, "  ", fours(o.authenticator.Secret.Reveal()))
		out.gap()
		out.add("Address, for a password manager")
		out.paragraph(style.Secret, "  ", qr.Address(o.authenticator))
		out.gap()
	}
	o.drawFacts(out)
}

// useSecret says what else there is than the code.
func useSecret(c Context) string {
	if c.Present {
		return ""
	}
	return " Use the secret or its address instead."
}

func (o Code) drawSide(out *layout, c Context) {
	out.add("", out.style.Paint(style.Accent, "Scan with an authenticator app"))
	out.gap()
	o.drawFacts(out)
	out.paragraph(style.Text, "secret   ", out.style.Mask(o.authenticator.Secret.Reveal()))
	out.gap()
	out.paragraph(style.Muted, "", "Black on white in every theme; press i to invert.")
	out.gap()
	out.add("Cannot scan it?")
	for _, b := range []style.Binding{invert, asText, larger} {
		if c.Present && b.Label == asText.Label || b.Label == larger.Label && o.noLarger(c) != "" {
			continue
		}
		out.add("  " + out.style.Paint(style.Accent, b.Label) + "  " + b.Desc)
	}
}

func (o Code) drawFacts(out *layout) {
	a := o.authenticator
	out.paragraph(style.Text, "account  ", text.Line(a.Account))
	if a.Issuer != "" {
		out.paragraph(style.Text, "issuer   ", text.Line(a.Issuer))
	}
	out.paragraph(style.Text, "period   ", fmt.Sprintf("%d s %s %d digits", 30, out.style.Signs.Dot, 6))
}

var (
	invert    = style.Binding{Keys: []string{"i"}, Label: "i", Desc: "invert", Help: "Draws the code white on black."}
	asText    = style.Binding{Keys: []string{"t"}, Label: "t", Desc: "secret as text", Help: "Shows the secret as text instead of the code."}
	larger    = style.Binding{Keys: []string{"l"}, Label: "l", Desc: "larger", Help: "Draws the code twice as large, where the window is large enough."}
	closeCode = style.Binding{Keys: append([]string{"q", "enter"}, style.Code.Keys...), Label: "q", Desc: "back", Help: "Goes back to the step."}
)

// Keys are the code's bindings.
func (o Code) Keys(c Context) []style.Binding { return bindings(o.keyHandlers(c)) }

// Shape takes the whole window.
func (Code) Shape() Shape { return FullWindow }

// Lines is as many as there are.
func (Code) Lines(Context, int) int { return 1 << 10 }

// Help explains the code.
func (Code) Help(Context) []string {
	return []string{"The code holds the secret of the authenticator. Anyone who sees it can make valid codes. It leaves the screen once the app is verified, and is never written to a file."}
}
