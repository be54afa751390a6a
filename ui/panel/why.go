package panel

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Why draws an explanation: in words, then the settings that led here, then
// hints.
func Why(s style.Style, why walk.Explanation, width int) Rows {
	lines := s.Paragraph(style.Text, "", why.Description, width)
	part := func(first string, texts []string) {
		if len(texts) > 0 {
			lines = append(lines, "")
		}
		for _, text := range texts {
			lines = append(lines, s.Paragraph(style.Text, first, text, width)...)
		}
	}
	var reasons []string
	for _, reason := range why.Reasons {
		reasons = append(reasons, Reason(reason))
	}
	part(s.Signs.Dot+" ", reasons)
	part(s.Signs.Unknown+" ", why.Causes)
	part(s.Paint(style.OK, s.Signs.Done)+" not ", why.NotCauses)
	part("", why.Notes)
	return Lines(lines)
}

// Reason is a reason in one line.
func Reason(reason walk.Reason) string {
	text := strings.TrimSpace(reason.Setting + " " + reason.Value)
	switch {
	case reason.Text != "" && text != "":
		text = text + ": " + reason.Text
	case reason.Text != "":
		text = reason.Text
	}
	if reason.Evidence != "" {
		text += " (" + strings.ToLower(reason.Evidence) + ")"
	}
	return text
}
