package panel

import (
	"fmt"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Changes is what was changed by hand in a request, with what it was.
type Changes struct {
	Style style.Style
	Found walk.DraftCheck
}

// Name is the panel's.
func (Changes) Name() Name { return "changes" }

// Title is the panel's.
func (Changes) Title() string { return "What you changed" }

// Hint counts.
func (p Changes) Hint() string {
	if p.Found.Problem != nil && len(p.Found.Changes) == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", len(p.Found.Changes), p.Found.Members)
}

// Tail is not.
func (Changes) Tail() bool { return false }

// Empty is never shown: there is always something to say of placeholders.
func (Changes) Empty() string { return "" }

// Rows draws the changes, and then what placeholders are.
func (p Changes) Rows(width int) Rows {
	s := p.Style
	var lines []string
	for _, change := range p.Found.Changes {
		lines = append(lines, s.Paragraph(style.Accent, EditSign(change.Kind)+" ", change.Name, width)...)
		lines = append(lines, s.Paragraph(style.Muted, "  was  ", p.value(change.Was, change, "not there"), width)...)
		lines = append(lines, s.Paragraph(style.Text, "  now  ", p.value(change.Now, change, "not there"), width)...)
	}
	switch {
	case p.Found.Problem != nil && len(lines) == 0:
		lines = s.Paragraph(style.Muted, "", "What is changed can be said once the text is JSON again.", width)
	case len(lines) == 0:
		lines = s.Paragraph(style.Muted, "", "Nothing yet.", width)
	}
	lines = append(lines, "")
	lines = append(lines, s.Paragraph(style.Muted, "", "‹…› stands for a secret. It is put in when the request is sent, and never written to the disk, not for $EDITOR either.", width)...)
	return Lines(append(lines, s.Paragraph(style.Muted, "", "Nothing is sent before ^S.", width)...))
}

// value is what was or is there. A secret that was typed is masked: what stands around a
// placeholder is not one.
func (p Changes) value(text string, change walk.DraftChange, none string) string {
	switch {
	case text == "":
		return none
	case change.Secret && !strings.Contains(text, "‹"):
		return p.Style.Mask(strings.Trim(text, `"`))
	}
	return text
}

// EditSign marks what was done to a member.
func EditSign(kind walk.EditKind) string {
	return map[walk.EditKind]string{walk.Changed: "~", walk.Added: "+", walk.Removed: "-"}[kind]
}
