package draft

import (
	"slices"

	"authwalk/flow/walk"
)

// Check says what is to be known of an edited text before it is sent.
func Check(d walk.Draft, text string) walk.DraftCheck {
	edited := read(d, text)
	check := walk.DraftCheck{Problem: edited.problem, Remarks: edited.remarks, Members: len(edited.values)}
	if edited.decoder == nil {
		return check // what is changed cannot be known
	}
	check.Changes = changes(read(d, d.Text).values, edited.values)
	return check
}

// Read is the request that an edited text becomes, and what was changed in it.
func Read(d walk.Draft, text string) (walk.Request, []walk.Edit, *walk.DraftProblem) {
	edited := read(d, text)
	if edited.problem != nil {
		return walk.Request{}, nil, edited.problem
	}
	request := d.Request
	if text != d.Text {
		request.Body = walk.NewBody(edited.out.Bytes())
	}
	var edits []walk.Edit
	for _, change := range changes(read(d, d.Text).values, edited.values) {
		edits = append(edits, change.Edit)
	}
	return request, edits, nil
}

// changes are what differs between two requests: what is new or other in the order of
// the second, then what is gone.
func changes(before, after []value) []walk.DraftChange {
	left := map[string][]value{}
	for _, was := range before {
		left[was.path] = append(left[was.path], was)
	}
	var made []walk.DraftChange
	for _, now := range after {
		was := left[now.path]
		change := walk.DraftChange{Edit: walk.Edit{Kind: walk.Added, Name: now.name}, Line: now.line, Now: now.text, Secret: now.secret}
		if len(was) > 0 {
			left[now.path] = was[1:]
			change.Kind, change.Was = walk.Changed, was[0].text
		}
		if change.Kind == walk.Added || change.Was != change.Now {
			made = append(made, change)
		}
	}
	for _, was := range before {
		if slices.Contains(left[was.path], was) {
			made = append(made, walk.DraftChange{Edit: walk.Edit{Kind: walk.Removed, Name: was.name}, Was: was.text, Secret: was.secret})
		}
	}
	return made
}
