package screen

import (
	"slices"
	"strings"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/qr"
	"authwalk/ui/style"
)

// codeMargin is the light edge around a QR code, in modules, and codeWidth
// what it takes beside the steps, the gap included.
const (
	codeMargin = 2
	codeWidth  = 44
)

// ShowCode draws the QR code beside the steps, where there is room, or takes
// it away.
func (f Form) ShowCode(on bool) Form {
	f.code = nil
	if on && f.prompt.Authenticator != nil {
		if code, err := qr.Encode(*f.prompt.Authenticator); err == nil {
			f.code = code.Draw(qr.Look{Margin: codeMargin})
		}
	}
	return f
}

// codeBeside tells whether the code is shown and stands beside the steps.
func (f Form) codeBeside(width, height int) bool {
	return len(f.code) > 0 && style.Width(f.code[0]) < codeWidth && FitsCode(width, height)
}

// FitsCode tells whether a QR code finds room beside the steps of a form.
func FitsCode(width, height int) bool { return width >= codeWidth+36 && height >= 22 }

func (f Form) drawCode() []string { return append([]string{""}, f.code...) }

// drawAuthenticator offers the secret as a code and as text; neither is drawn
// unless asked for, because they are the factor itself.
func (f Form) drawAuthenticator(s *sheet, c Context) {
	a := f.prompt.Authenticator
	facts := []string{"Account  " + text.Line(a.Account)}
	if a.Issuer != "" {
		facts = append(facts, "Issuer   "+text.Line(a.Issuer))
	}
	s.gap()
	switch {
	case c.Revealed:
		s.say(style.Secret, "Secret  ", fours(a.Secret.Reveal()))
	case s.short:
		s.say(style.Text, "Secret  ", s.style.Mask(a.Secret.Reveal())+"   ^T QR code   ^R as text")
	default:
		f.drawOffer(s, a)
	}
	s.gap()
	if s.short {
		s.brief(style.Muted, "", strings.Join(facts, "   "), 2)
		return
	}
	for _, fact := range facts {
		s.say(style.Muted, "", fact)
	}
	s.gap()
}

// drawOffer says how the secret can be had, at length.
func (f Form) drawOffer(s *sheet, a *walk.Authenticator) {
	if len(f.code) == 0 {
		s.say(style.Text, "Scan:  ", "^T shows the QR code")
	}
	s.add("Or type this secret:")
	s.say(style.Secret, "  ", s.style.Mask(a.Secret.Reveal()))
	s.say(style.Muted, "  ", "^R shows it in groups of four")
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
