package screen

import (
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Signs tells that a passkey signs the answer.
func (f Form) Signs() bool { return f.prompt.Signing != nil }

// drawSigning says what a passkey is asked for and what it will sign. With little
// room the explanations of the options go first, then those of what is signed, then
// the options.
func (f Form) drawSigning(out *layout) {
	if f.prompt.Signing == nil || out.density == minimal {
		return
	}
	out.members("What is signed", f.signed(), out.density < compact)
	if out.density < compact {
		out.members("Asked by Cognito", f.prompt.Signing.Options, out.density == spacious)
	}
}

// signed are the members that are signed, the one that the person decides on as the form
// has it now.
func (f Form) signed() []walk.Value {
	verified := walk.Value{Name: "user verified", Text: "no", Note: "That it is the right person, as a PIN or a fingerprint shows it. It is stated only if you confirm it."}
	switch key := f.prompt.Signing.Verified; {
	case key == "":
		return f.prompt.Signing.Signed
	case f.get(key) != "":
		verified.Text = "yes, confirmed by you"
	}
	return append(slices.Clip(f.prompt.Signing.Signed), verified)
}

// signingHelp explains every member, also where there is no room for that on the
// screen.
func (f Form) signingHelp() []string {
	if f.prompt.Signing == nil {
		return nil
	}
	var lines []string
	for _, value := range slices.Concat(f.signed(), f.prompt.Signing.Options) {
		lines = append(lines, joined(value.Name, value.Note))
	}
	return lines
}

// members lists values one to a line, each with what it is under it if explained.
func (l *layout) members(heading string, list []walk.Value, explained bool) {
	l.heading(heading)
	widest := 0
	for _, value := range list {
		widest = max(widest, style.Width(value.Name))
	}
	column := min(widest, l.width/2)
	for _, value := range list {
		lead := "  " + style.Pad(l.style.Clip(value.Name, column), column) + "  "
		l.add(l.style.Clip(lead+value.Text, l.width))
		if explained {
			l.shortParagraph(style.Muted, "    ", value.Note, 3)
		}
	}
}
