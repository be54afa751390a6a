package walk

import (
	"slices"
	"strings"
)

// Draft is a request that is about to be made, for a person to edit before it is sent.
type Draft struct {
	// Text is the request as JSON with a placeholder in the place of every secret.
	Text string
	// Request is what was computed once, so that times, proofs and random numbers in it
	// belong together.
	Request Request
	// Secrets are what stands behind the placeholders, by their names.
	Secrets Values
	// Walk is what it goes on with: without steps it is the first request of a walk.
	Walk Walk
	// Performs is the operation that it makes; empty where it answers what waits, or
	// begins a walk.
	Performs string
	// Answer is what the form was filled in with.
	Answer Values
	// Keep does what has to be done before the request is sent, such as keeping the
	// secret of a device that it registers; nil for nothing.
	Keep func() error
}

// Edit is a member of a request that was changed by hand before it was sent.
type Edit struct {
	Kind EditKind
	Name string
}

// EditKind is what was done to a member.
type EditKind int

// The kinds of edits.
const (
	Changed EditKind = iota
	Added
	Removed
)

var editNames = [...]string{Changed: "changed", Added: "added", Removed: "removed"}

// String is the kind in a word.
func (k EditKind) String() string {
	if k < 0 || int(k) >= len(editNames) {
		return ""
	}
	return editNames[k]
}

// String says what was done: TIMESTAMP changed.
func (e Edit) String() string { return e.Name + " " + e.Kind.String() }

// EditNamed reads what String wrote; ok is false for anything else.
func EditNamed(text string) (edit Edit, ok bool) {
	for n, kind := range editNames {
		if name, is := strings.CutSuffix(text, " "+kind); is {
			return Edit{EditKind(n), name}, true
		}
	}
	return Edit{}, false
}

// Edited says in one line what was changed by hand, "" for nothing.
func Edited(edits []Edit) string {
	texts := make([]string, len(edits))
	for n, edit := range edits {
		texts[n] = edit.String()
	}
	return strings.Join(texts, ", ")
}

// EditedBefore is the newest step of the same sign-in before this one whose request was
// edited by hand, and taken.
func (w Walk) EditedBefore(step Step) (before Step, found bool) {
	if step.Performed != "" {
		return Step{}, false
	}
	for _, before := range slices.Backward(w.Steps[:min(max(step.Number-1, 0), len(w.Steps))]) {
		switch {
		case before.Tokens != nil:
			return Step{}, false
		case len(before.Edits) > 0 && before.Error == nil && before.Performed == "":
			return before, true
		}
	}
	return Step{}, false
}

// DraftCheck is what is to be known of an edited draft before it is sent.
type DraftCheck struct {
	// Problem is why it cannot be sent, nil for nothing.
	Problem *DraftProblem
	// Changes are in the order of the text, what was removed last.
	Changes []DraftChange
	// Remarks are about lines that are sent all the same.
	Remarks []DraftRemark
	// Members is how many values the request has.
	Members int
}

// DraftProblem is where a text is no request, and why. Lines and columns count from 1.
type DraftProblem struct {
	Line, Column int
	Text         string
}

// DraftChange is one change, as it may be shown.
type DraftChange struct {
	Edit
	// Line is where it stands, 0 for what was removed.
	Line int
	// Was and Now are the values, those of secrets as placeholders. Secret tells that
	// what was typed in their place is to be masked.
	Was, Now string
	Secret   bool
}

// DraftRemark is about a line.
type DraftRemark struct {
	Line int
	Text string
}
