package report

import (
	"cmp"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// tried says in a sentence what was sent, "" where nothing is on record.
func (r Report) tried() string {
	steps := r.Walk.Steps
	if len(steps) == 0 {
		return ""
	}
	first := view.Line(cmp.Or(steps[0].Exchange.Operation, steps[0].Performed, "Nothing was sent"))
	if flow := view.Line(r.Walk.Start.AuthFlow); flow != "" {
		first += " with " + flow
	}
	said := []string{first}
	for _, step := range steps[1:] {
		next := named(step)
		if step.Answered != "" {
			next = "the answer to " + view.Line(step.Answered)
		}
		if same := len(said) - 1; strings.TrimSuffix(said[same], again) == next {
			said[same] = next + again
			continue
		}
		said = append(said, next)
	}
	return strings.Join(said, ", then ") + "."
}

// again follows what was sent more than once in a row.
const again = " (several times)"

// cameBack says in a sentence what the last step brought, with what names it to others.
func (r Report) cameBack() string {
	last := r.Walk.Last()
	if last == nil {
		return ""
	}
	said := came(*last)
	if last.Error != nil {
		said = view.Line(last.Error.Error())
	}
	if operation := view.Line(last.Exchange.Operation); operation != "" {
		said += " (" + operation + ", " + r.when(*last) + ")"
	}
	return said
}

// unread says what the report does not know, "" where it knows all that can be, or where
// that would change nothing.
func (r Report) unread() string {
	failed := r.Walk.Failed()
	if !r.FromRecord || r.Diagnosis != nil || failed == nil || failed.Kind != walk.Refused {
		return ""
	}
	return "The settings of the pool, the app client and the user were not read: what is said here comes from this record alone."
}

// look is the command that reads what was not read, "" for none.
func (r Report) look() string {
	if r.unread() == "" {
		return ""
	}
	return view.Line(r.Look)
}
