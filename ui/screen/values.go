package screen

import (
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// values lists named values for reading.
func values(out *layout, heading string, list []walk.Value, revealed bool) {
	if len(list) == 0 {
		return
	}
	out.heading(heading)
	widest := 0
	for _, value := range list {
		widest = max(widest, style.Width(value.Name))
	}
	column := min(widest, out.width/2)
	for _, value := range list {
		text := out.style.Hide(value.Text, value.Whole, value.Secret && !revealed)
		lead := "  " + style.Pad(out.style.Clip(value.Name, column), column) + "  "
		out.shortParagraph(style.Muted, lead, text, 6)
		if value.Note != "" {
			out.shortParagraph(style.Muted, "    ", value.Note, 2)
		}
	}
}

// rounds draws the rounds of a challenge that is asked several times. Where there is no room for
// all of them, the heading is left out, and then the oldest.
func rounds(out *layout, heading string, list []walk.Progress) {
	before, column := len(out.spares), progressColumn(out, list)
	out.spare(func() { out.heading(heading) })
	for _, round := range list {
		out.spare(func() { progressLine(out, round, column) })
	}
	slices.Reverse(out.spares[before:])
}

// progress draws where a challenge of several calls has got to.
func progress(out *layout, steps []walk.Progress) {
	column := progressColumn(out, steps)
	for _, step := range steps {
		progressLine(out, step, column)
	}
}

// progressColumn is how wide the names of some steps are.
func progressColumn(out *layout, steps []walk.Progress) int {
	widest := 0
	for _, step := range steps {
		widest = max(widest, style.Width(step.Text))
	}
	return min(widest, out.width*2/3)
}

func progressLine(out *layout, step walk.Progress, column int) {
	sign, role := state(out.style, step.State)
	text := style.Pad(out.style.Clip(step.Text, column), column)
	line := out.style.Paint(role, out.style.Column(sign)) + text
	switch room := out.width - style.Width(line) - 2; {
	case step.Note == "":
		out.add(out.style.Clip(line, out.width))
	case style.Width(step.Note) <= room || out.density == minimal:
		out.add(out.style.Clip(line+"  "+out.style.Paint(style.Muted, step.Note), out.width))
	default:
		out.add(out.style.Clip(line, out.width))
		out.paragraph(style.Muted, "    ", step.Note)
	}
}

func state(s style.Style, state walk.State) (string, style.Role) {
	switch state {
	case walk.Here:
		return s.Signs.At, style.Accent // the cursor has the other sign
	case walk.Done:
		return s.Signs.Done, style.OK
	case walk.Failed:
		return s.Signs.Refused, style.Error
	default:
		return s.Signs.NotYet, style.Muted
	}
}
