package check

import (
	"fmt"
	"io"
	"strings"

	"authwalk/flow/view"
)

// mostNames is how many names are written out for people.
const mostNames = 10

// Object is what a change would do, for programs.
func (w WhatIf) Object(refused []Finding) any {
	return struct {
		Findings  []object              `json:"findings"`
		Predicted map[string][][]string `json:"predicted"`
		WhatIf    WhatIf                `json:"what_if"`
	}{objectsOf(refused), map[string][][]string{}, w}
}

// Write says for people what a change would do.
func (w WhatIf) Write(out io.Writer, change string, refused []Finding) error {
	lines := []string{fmt.Sprintf("What if %s, of %d users", change, w.Users), ""}
	for _, finding := range refused {
		lines = append(lines, view.Paragraph(warning+" ", "  ", finding.Subject+": "+finding.Description)...)
	}
	lines = append(lines, fmt.Sprintf("%s %d no change", fine, w.Unchanged))
	if w.Before > 0 {
		lines = append(lines, fmt.Sprintf("  of these %d cannot sign in now either: authwalk check --all says why", w.Before))
	}
	lines = append(lines, counted(warning, len(w.SetUp), "would be asked to set up a second factor (MFA_SETUP)", w.SetUp)...)
	lines = append(lines, counted(wrong, len(w.LockedOut), "could not sign in at all", w.LockedOut)...)
	return view.WriteLines(out, lines)
}

// counted is how many, and who.
func counted(sign string, count int, what string, names []string) []string {
	if count == 0 {
		return []string{fmt.Sprintf("%s 0 %s", none, what)}
	}
	written := strings.Join(names[:min(len(names), mostNames)], ", ")
	if more := len(names) - mostNames; more > 0 {
		written += fmt.Sprintf(" and %d more (--json lists all)", more)
	}
	return append([]string{fmt.Sprintf("%s %d %s", sign, count, what)}, view.Paragraph("    ", "    ", written)...)
}
