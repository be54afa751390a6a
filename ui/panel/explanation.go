package panel

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Explanation says why a step came: in words, then the settings that led here,
// then what is likely and what is ruled out, then hints.
type Explanation struct {
	Style       style.Style
	Explanation walk.Explanation
}

// Name is the panel's.
func (Explanation) Name() Name { return "explanation" }

// Title is the panel's.
func (Explanation) Title() string { return "Why" }

// Hint is none.
func (Explanation) Hint() string { return "" }

// Tail is not.
func (Explanation) Tail() bool { return false }

// Empty says that there is none.
func (Explanation) Empty() string { return "There is no explanation for this step." }

// Rows draws the explanation.
func (p Explanation) Rows(width int) Rows {
	s, explanation := p.Style, p.Explanation
	var lines []string
	part := func(first string, texts ...string) {
		if len(lines) > 0 && len(texts) > 0 {
			lines = append(lines, "")
		}
		for _, text := range texts {
			lines = append(lines, s.Paragraph(style.Text, first, text, width)...)
		}
	}
	if explanation.Description != "" {
		part("", explanation.Description)
	}
	var reasons []string
	for _, reason := range explanation.Reasons {
		reasons = append(reasons, Reason(reason))
	}
	part(s.Signs.Dot+" ", reasons...)
	part(s.Signs.Unknown+" ", explanation.Causes...)
	part("ruled out: ", explanation.NotCauses...)
	part("", explanation.Notes...)
	return Lines(lines)
}

// Texts is an explanation of something that went well, a paragraph each.
func Texts(explanation walk.Explanation) []string {
	texts := []string{explanation.Description}
	for _, reason := range explanation.Reasons {
		texts = append(texts, Reason(reason))
	}
	return append(texts, explanation.Notes...)
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
	if word := evidence[reason.Evidence]; word != "" {
		text += " (" + word + ")"
	}
	return text
}

// evidence is how it is known that a setting does what is said of it, where nobody has seen
// that on AWS, not how its value is known.
var evidence = map[string]string{
	"REPORTED": "reported by others", "DOCUMENTED": "from the documentation of AWS",
	"INFERRED": "AWS does not document this; it follows from its other rules",
}
