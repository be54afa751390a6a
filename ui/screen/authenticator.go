package screen

import (
	"slices"
	"strings"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/qr"
	"authwalk/ui/style"
)

// codeMargin is the light edge around a QR code beside its secret, in modules: what
// the standard asks for. codeGap is between the code and the text, leastBeside the
// text that the steps need there.
const (
	codeMargin  = 4
	codeGap     = 3
	leastBeside = 34
)

// drawnCode is the QR code of an authenticator, nil where there is none.
func drawnCode(a *walk.Authenticator) []string {
	if a == nil {
		return nil
	}
	code, err := qr.Encode(*a)
	if err != nil {
		return nil
	}
	return code.Draw(qr.Options{Margin: codeMargin})
}

// codePlace is where the QR code stands in a form.
type codePlace int

const (
	noCode codePlace = iota
	codeBeside
	codeBelow
)

// drawable tells that there is a code, and that it can be drawn in a part of the window:
// not of ASCII alone, and not without colours.
func (f Form) drawable(c Context) bool {
	return len(f.code) > 0 && !c.Style.Plain && !c.Style.Colourless
}

// codePlace is beside the text where there is room, else below it.
func (f Form) codePlace(c Context, width, height int) codePlace {
	switch {
	case !f.drawable(c):
		return noCode
	case f.besideCode(width) >= leastBeside && height >= len(f.code):
		return codeBeside
	case width >= f.codeWidth() && f.fitsAboveCode(c, width, height):
		return codeBelow
	}
	return noCode
}

func (f Form) codeWidth() int { return style.Width(f.code[0]) }

// besideCode is the width that the code leaves to the text.
func (f Form) besideCode(width int) int { return width - f.codeWidth() - codeGap }

// aboveCode is the height that it leaves.
func (f Form) aboveCode(height int) int { return height - len(f.code) - 1 }

func (f Form) fitsAboveCode(c Context, width, height int) bool {
	room := f.aboveCode(height)
	f.codeInSight = true
	return room > 0 && len(fit(c, width, room, f.drawing(c)).lines) <= room
}

// textArea is what the code leaves of an area.
func (f Form) textArea(place codePlace, width, height int) (int, int) {
	switch place {
	case codeBeside:
		return f.besideCode(width), height
	case codeBelow:
		return width, f.aboveCode(height)
	}
	return width, height
}

// withCode draws the code to the text: below it at the bottom, so that it stays where
// it is while the text changes.
func (f Form) withCode(c Context, place codePlace, text []string, width, height int) []string {
	switch place {
	case codeBeside:
		return style.Beside(text, f.captioned(c, height), width-f.codeWidth())
	case codeBelow:
		return append(c.Style.Fit(text, width, f.aboveCode(height)+1), f.code...)
	}
	return text
}

// captioned is the code with what a person who shares the screen has to know, where
// a line is left for it.
func (f Form) captioned(c Context, height int) []string {
	if height <= len(f.code) {
		return f.code
	}
	caption := c.Style.Paint(style.Warning, c.Style.Signs.Exposed+" Anyone who sees it can copy the secret.")
	return append(slices.Clip(f.code), c.Style.Clip(caption, f.codeWidth()))
}

// HasCode tells that the form has a QR code to show.
func (f Form) HasCode() bool { return len(f.code) > 0 }

// ShowsCode tells that the QR code is in sight in an area of this size.
func (f Form) ShowsCode(c Context, width, height int) bool {
	return f.codePlace(c, width, height) != noCode
}

// drawAuthenticator offers the secret as text, which is not drawn unless asked for,
// and as a code where that is not in sight.
func (f Form) drawAuthenticator(out *layout, c Context) {
	a := f.prompt.Authenticator
	facts := []string{"Account  " + text.Line(a.Account)}
	if a.Issuer != "" {
		facts = append(facts, "Issuer   "+text.Line(a.Issuer))
	}
	out.gap()
	switch {
	case c.Revealed:
		out.paragraph(style.Secret, "Secret  ", fours(a.Secret.Reveal()))
	case out.density >= compact:
		out.paragraph(style.Text, "Secret  ", f.shortOffer(out, c, out.style.Mask(a.Secret.Reveal())))
	default:
		f.drawOffer(out, a, c)
	}
	out.gap()
	if out.density >= compact {
		out.shortParagraph(style.Muted, "", strings.Join(facts, "   "), 2)
		return
	}
	for _, fact := range facts {
		out.paragraph(style.Muted, "", fact)
	}
	out.gap()
}

// shortOffer is the mask of the secret and the keys that show it, in fewer words where
// they would not fit beside it.
func (f Form) shortOffer(out *layout, c Context, mask string) string {
	var offers []string
	switch {
	case c.Style.Colourless && c.Present:
		offers = append(offers, "no QR code without colours")
	case c.Style.Colourless:
		offers = append(offers, "^T address")
	case !f.codeInSight:
		offers = append(offers, "^T QR code")
	}
	if !c.Present {
		offers = append(offers, "^R as text")
	}
	line := strings.Join(append([]string{mask}, offers...), "   ")
	if style.Width("Secret  "+line) > out.width {
		line = strings.NewReplacer("   ", "  ", "as text", "text").Replace(line)
	}
	return line
}

// drawOffer says how the secret can be had, at length.
func (f Form) drawOffer(out *layout, a *walk.Authenticator, c Context) {
	switch {
	case c.Style.Colourless:
		out.paragraph(style.Text, "", NoCodeWithoutColours)
		out.gap()
	case !f.codeInSight:
		out.paragraph(style.Text, "Scan: ", "press ^T for the QR code.")
	}
	if c.Present {
		return
	}
	show := "press ^R to show it."
	if c.Style.Colourless {
		out.add("Enter the secret:")
		show = "press ^R to show it, ^T for its address as well."
	} else {
		out.add("Or enter the secret:")
	}
	out.paragraph(style.Secret, "  ", out.style.Mask(a.Secret.Reveal()))
	out.paragraph(style.Muted, "  ", show)
}

// fours is a text in groups of four, for people without a camera and for
// screen readers.
func fours(text string) string {
	var groups []string
	for group := range slices.Chunk([]rune(text), 4) {
		groups = append(groups, string(group))
	}
	return strings.Join(groups, " ")
}

// Authenticator is the one the form sets up, or nil.
func (f Form) Authenticator() *walk.Authenticator { return f.prompt.Authenticator }
