package screen

import (
	"encoding/hex"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Replay walks through a computation that was made and sent at once, value by
// value, in one's own time.
type Replay struct {
	step walk.Step
	at   int
	full bool
}

// NewReplay shows how the values of a step were computed.
func NewReplay(step walk.Step) Replay { return Replay{step: step} }

// Update goes from value to value; enter goes on.
func (r Replay) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	switch name := key.String(); {
	case name == "up":
		r.at = max(r.at-1, 0)
	case name == "down":
		r.at = min(r.at+1, max(len(r.step.Derivations)-1, 0))
	case fullValue.Matches(name):
		r.full = !r.full
	case style.Enter.Matches(name):
		return r, GoOn{}
	}
	return r, nil
}

// View draws the list of values, and the one with the focus in full words.
func (r Replay) View(c Context, width, height int) View {
	lines, cursor := drawn(c, width, height, func(s *sheet) { r.draw(s, c) })
	title := r.step.Answered
	if title == "" {
		title = r.step.Exchange.Operation
	}
	return View{Title: title + "   already answered", Lines: lines, Cursor: cursor}
}

func (r Replay) draw(s *sheet, c Context) {
	names := r.names(s.width)
	for n, working := range r.step.Derivations {
		lead := "  "
		if n == r.at {
			lead = s.style.Paint(style.Accent, style.Pad(s.style.Signs.Here, 2))
		}
		left := lead + strconv.Itoa(n+1) + " " + s.style.Paint(style.OK, s.style.Signs.Done) + " " +
			style.Pad(s.style.Clip(working.Name, names), names) + "  " +
			s.style.Paint(style.Muted, working.Formula)
		s.add(s.style.Ends(left, r.short(s.style, c, working), s.width))
		if n == r.at {
			s.put(0)
			s.focus(len(s.lines) - 1)
		}
	}
	if r.at >= len(r.step.Derivations) {
		return
	}
	if !s.tight {
		s.add(s.style.Paint(style.Line, strings.Repeat(s.style.Signs.Rule, s.width)))
	}
	r.drawValue(s, c, r.step.Derivations[r.at])
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
	if working.Direction == "" {
		return text
	}
	return text + "  " + s.Paint(style.Muted, working.Direction)
}

func (r Replay) drawValue(s *sheet, c Context, working walk.Derivation) {
	s.say(style.Text, strconv.Itoa(r.at+1)+"  ", working.Help)
	s.gap()
	if len(working.From) > 0 {
		s.say(style.Muted, "   in   ", strings.Join(working.From, ", "))
	}
	value := working.Text
	switch {
	case working.Secret && !c.Revealed:
		value = s.style.Mask(value)
	case r.full:
		value = groups(value)
	default:
		value = s.style.Clip(groups(value), max(s.width-24, 8))
	}
	if working.Bytes > 0 {
		value += " (" + strconv.Itoa(working.Bytes) + " bytes)"
	}
	s.say(style.Text, "   out  ", value)
}

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

var fullValue = style.Binding{Keys: []string{"v"}, Label: "v", Does: "full value", Says: "Shows the value in full: hex in groups of eight, with its length in bytes."}

// Keys are the replay's bindings.
func (Replay) Keys(Context) []style.Binding {
	return []style.Binding{choose.But("step"), style.Enter, fullValue}
}

// Shape asks for a little more width: formulas are long.
func (Replay) Shape() Shape { return Wide }

// Lines is how many lines the replay would like.
func (r Replay) Lines(c Context, width int) int {
	return wanted(c, width, func(s *sheet) { r.draw(s, c) })
}

// Says explains the value that has the focus.
func (r Replay) Says(Context) []string {
	says := []string{"The answer was due within seconds, so it was computed and sent at once. This is a replay: nothing here sends anything."}
	if r.at < len(r.step.Derivations) {
		says = append([]string{joined(r.step.Derivations[r.at].Name, r.step.Derivations[r.at].Help)}, says...)
	}
	return says
}

// Step is the step that is replayed.
func (r Replay) Step() walk.Step { return r.step }

// Focused is the value that has the focus.
func (r Replay) Focused() (walk.Derivation, bool) {
	if r.at < len(r.step.Derivations) {
		return r.step.Derivations[r.at], true
	}
	return walk.Derivation{}, false
}
