package screen

import (
	"slices"
	"strings"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/qr"
	"authwalk/ui/style"
)

// codeMargin is the light edge around a QR code, in modules, codeWidth what it
// takes beside the steps, the gap included, and codeHeight the lines it needs.
const (
	codeMargin = 2
	codeWidth  = 44
	codeHeight = 22
)

// ShowCode draws the QR code beside the steps, where there is room, or takes
// it away.
func (f Form) ShowCode(on bool) Form {
	f.code = nil
	if on && f.prompt.Authenticator != nil {
		if code, err := qr.Encode(*f.prompt.Authenticator); err == nil {
			f.code = code.Draw(qr.Options{Margin: codeMargin})
		}
	}
	return f
}

// codeBeside tells whether the code is shown and stands beside the steps.
func (f Form) codeBeside(width, height int) bool {
	return len(f.code) > 0 && style.Width(f.code[0]) < codeWidth && FitsCode(width, height)
}

// FitsCode tells whether a QR code finds room beside the steps of a form.
func FitsCode(width, height int) bool { return width >= codeWidth+36 && height >= codeHeight }

func (f Form) drawCode() []string { return append([]string{""}, f.code...) }

// drawAuthenticator offers the secret as a code and as text; neither is drawn
// unless asked for, because they are the factor itself.
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
		offer := "   ^T QR code   ^R as text"
		if c.Present {
			offer = "   ^T QR code"
		}
		out.paragraph(style.Text, "Secret  ", out.style.Mask(a.Secret.Reveal())+offer)
	default:
		f.drawOffer(out, a, c.Present)
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

// drawOffer says how the secret can be had, at length.
func (f Form) drawOffer(out *layout, a *walk.Authenticator, watched bool) {
	if len(f.code) == 0 {
		out.paragraph(style.Text, "Scan: ", "press ^T for the QR code.")
	}
	if watched {
		return
	}
	out.add("Or enter the secret:")
	out.paragraph(style.Secret, "  ", out.style.Mask(a.Secret.Reveal()))
	out.paragraph(style.Muted, "  ", "press ^R to show it.")
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

// CodeShown tells whether the QR code stands beside the steps.
func (f Form) CodeShown() bool { return len(f.code) > 0 }
