package screen

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// values lists named values for reading.
func values(s *sheet, heading string, list []walk.Value, revealed bool) {
	if len(list) == 0 {
		return
	}
	s.heading(heading)
	widest := 0
	for _, value := range list {
		widest = max(widest, style.Width(value.Name))
	}
	column := min(widest, s.width/2)
	for _, value := range list {
		text := s.style.Hide(value.Text, value.Secret, revealed)
		lead := "  " + style.Pad(s.style.Clip(value.Name, column), column) + "  "
		s.brief(style.Muted, lead, text, 6)
		if value.Note != "" {
			s.brief(style.Muted, "    ", value.Note, 2)
		}
	}
}

// progress draws where a challenge of several calls has got to.
func progress(s *sheet, steps []walk.Progress) {
	widest := 0
	for _, step := range steps {
		widest = max(widest, style.Width(step.Text))
	}
	column := min(widest, s.width*2/3)
	for _, step := range steps {
		sign, role := state(s.style, step.State)
		text := style.Pad(s.style.Clip(step.Text, column), column)
		line := s.style.Paint(role, style.Pad(sign, 2)) + text
		if step.Note != "" {
			line += "  " + s.style.Paint(style.Muted, step.Note)
		}
		s.add(s.style.Clip(line, s.width))
	}
}

func state(s style.Style, state walk.State) (string, style.Role) {
	switch state {
	case walk.Here:
		return s.Signs.Here, style.Accent
	case walk.Done:
		return s.Signs.Done, style.OK
	case walk.Failed:
		return s.Signs.Refused, style.Error
	default:
		return s.Signs.NotYet, style.Muted
	}
}
