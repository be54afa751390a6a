package screen

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Replay walks through a computation that was made and sent at once, value by
// value, in one's own time.
type Replay struct {
	step     walk.Step
	selected int
	full     bool
}

// NewReplay shows how the values of a step were computed.
func NewReplay(step walk.Step) Replay { return Replay{step: step} }

// With is the same place of the step as it is known now.
func (r Replay) With(step walk.Step) Replay {
	r.step = step
	return r
}

// Update goes from value to value.
func (r Replay) Update(key tea.KeyMsg, c Context) (Screen, Event) {
	return handleKey(r, r.keyHandlers(c), key.String())
}

func (r Replay) keyHandlers(c Context) []keyHandler[Replay] {
	return []keyHandler[Replay]{
		choose("value", r.selected, len(r.step.Derivations), func(r Replay, n int) Replay {
			r.selected = n
			return r
		}),
		{closeReplay, func(r Replay, _ string) (Screen, Event) { return r, Close{} }},
		{fullValue.DisabledIf(r.noMore(c)), func(r Replay, _ string) (Screen, Event) {
			r.full = !r.full
			return r, nil
		}},
		{compareProof.DisabledIf(r.noProof()), func(r Replay, _ string) (Screen, Event) {
			focused, _ := r.Focused()
			return r, CompareProof{Step: r.step, LookedAt: focused.Name}
		}},
	}
}

// noMore is why there is no more of a value to show than stands there, "" where there is.
func (r Replay) noMore(c Context) string {
	switch working, _ := r.Focused(); {
	case working.Text == "":
		return "the value is not known here"
	case working.Secret && !c.Revealed:
		return "the value is a secret: " + style.Reveal.Label + " shows it"
	case style.Width(groups(working.Text)) <= shortValue(c.Width):
		return "the whole value is shown"
	}
	return ""
}

// noProof is why there is nothing to compare with another client.
func (r Replay) noProof() string {
	if !IsProof(r.step) && !IsAssertion(r.step) {
		return "only an SRP proof, and what a passkey signs to sign in, can be compared"
	}
	return ""
}

// IsProof tells that a step sent an SRP proof.
func IsProof(step walk.Step) bool {
	return slices.ContainsFunc(step.Derivations, func(d walk.Derivation) bool { return d.Name == "u" })
}

// IsAssertion tells that a step sent what a passkey signed to sign in.
func IsAssertion(step walk.Step) bool {
	return slices.ContainsFunc(step.Derivations, func(d walk.Derivation) bool { return d.Name == "user handle" })
}

// IsForeignProof tells that a step sent the SRP proof of another program, whose a is not
// known here.
func IsForeignProof(step walk.Step) bool {
	return slices.ContainsFunc(step.Derivations, func(d walk.Derivation) bool { return d.Name == "a" && d.Text == "" })
}

// View draws the list of values, and the one with the focus in full words.
func (r Replay) View(c Context, width, height int) View {
	view := render(c, width, height, func(out *layout) { r.draw(out, c) })
	title := r.step.Answered
	if title == "" {
		title = r.step.Exchange.Operation
	}
	view.Title, view.Corner = title, c.Style.Paint(style.OK, c.Style.Signs.Done)+" done"
	return view
}

func (r Replay) draw(out *layout, c Context) {
	names := r.names(out.width)
	for n, working := range r.step.Derivations {
		lead := "  "
		if n == r.selected {
			lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
		}
		left := lead + strconv.Itoa(n+1) + " " + out.style.Paint(style.OK, out.style.Signs.Done) + " " +
			style.Pad(out.style.Clip(working.Name, names), names) + "  " +
			out.style.Paint(style.Muted, working.Formula)
		out.add(out.style.Ends(left, r.short(out.style, c, working), out.width))
		if n == r.selected {
			out.placeCursor(0)
			out.focus(len(out.lines) - 1)
		}
	}
	if r.selected >= len(r.step.Derivations) {
		return
	}
	if out.density < minimal {
		out.add(out.style.Paint(style.Line, strings.Repeat(out.style.Signs.Rule, out.width)))
	}
	r.drawValue(out, c, r.step.Derivations[r.selected])
}

// names is the width of the column of names.
func (r Replay) names(width int) int {
	widest := 0
	for _, working := range r.step.Derivations {
		widest = max(widest, style.Width(working.Name))
	}
	return min(widest, width/4)
}

// short is a value in a few characters, and whether it travelled.
func (r Replay) short(s style.Style, c Context, working walk.Derivation) string {
	text := ""
	switch {
	case working.Secret && !c.Revealed:
		text = s.Paint(style.Secret, s.Signs.Dots)
	case working.Text != "":
		text = s.Clip(working.Text, 9)
	}
	if working.Text == "" {
		text = s.Paint(style.Muted, "not known here")
	}
	if working.Direction == "" {
		return text
	}
	return text + "  " + s.Paint(style.Muted, working.Direction)
}

func (r Replay) drawValue(out *layout, c Context, working walk.Derivation) {
	out.paragraph(style.Text, strconv.Itoa(r.selected+1)+"  ", working.Help)
	out.gap()
	if len(working.From) > 0 {
		out.paragraph(style.Muted, "   in   ", strings.Join(working.From, ", "))
	}
	value := working.Text
	switch {
	case value == "":
		value = "not known here"
	case working.Secret && !c.Revealed:
		value = out.style.Mask(value)
	case r.full:
		value = groups(value)
	default:
		value = out.style.Clip(groups(value), shortValue(out.width))
	}
	if working.Bytes > 0 && working.Text != "" {
		value += " (" + strconv.Itoa(working.Bytes) + " bytes)"
	}
	out.paragraph(style.Text, "   out  ", value)
}

// shortValue is how many characters of a value are shown, before all of it is asked for.
func shortValue(width int) int { return max(width-24, 8) }

// groups is hex in groups of eight; other text is left as it is.
func groups(text string) string {
	if _, err := hex.DecodeString(text); err != nil {
		return text
	}
	var parts []string
	for len(text) > 8 {
		parts, text = append(parts, text[:8]), text[8:]
	}
	return strings.Join(append(parts, text), " ")
}

var (
	closeReplay  = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "continue", Help: "Continues with the next step."}
	compareProof = style.Binding{Keys: []string{"c"}, Label: "c", Desc: "compare", Help: "Compares the values with those of another client, and finds the first that differs."}
	fullValue    = style.Binding{Keys: []string{"v"}, Label: "v", Desc: "full value", Help: "Shows the value in full: hex in groups of eight, with its length in bytes."}
)

// Keys are the replay's bindings.
func (r Replay) Keys(c Context) []style.Binding { return bindings(r.keyHandlers(c)) }

// Shape asks for a little more width: formulas are long.
func (Replay) Shape() Shape { return Wide }

// Lines is how many lines the replay would like.
func (r Replay) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) { r.draw(out, c) })
}

// Help explains the value that has the focus.
func (r Replay) Help(Context) []string {
	lines := []string{"Cognito allows only seconds, so authwalk answered immediately. This screen shows the calculation; it sends nothing."}
	if r.selected < len(r.step.Derivations) {
		lines = append([]string{joined(r.step.Derivations[r.selected].Name, r.step.Derivations[r.selected].Help)}, lines...)
	}
	return lines
}

// Step is the step that is replayed.
func (r Replay) Step() walk.Step { return r.step }

// Focused is the value that has the focus.
func (r Replay) Focused() (walk.Derivation, bool) {
	if r.selected < len(r.step.Derivations) {
		return r.step.Derivations[r.selected], true
	}
	return walk.Derivation{}, false
}
