package view

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// The results of walks that are no exceptions.
const (
	ResultTokens  = "tokens"
	ResultDone    = "done"
	ResultStopped = "stopped"
)

// ResultOf is how a walk came out so far: "tokens", "done" for one that was to get
// none, the name of an exception, and else "stopped".
func ResultOf(w walk.Walk) string {
	w.Recorded = false // what waited then
	failed := w.Failed()
	if pending, waiting := w.Pending(); waiting && failed == nil {
		failed = pending.Refused()
	}
	switch {
	case failed != nil && failed.Exception != "":
		return failed.Exception
	case failed != nil:
		return ResultStopped
	case w.Tokens() != nil:
		return ResultTokens
	case len(w.Steps) > 0 && !api.IsSignIn(w.Start.Operation):
		return ResultDone
	default:
		return ResultStopped
	}
}

// Outcome says in a few words how a walk came out. Cut tells that the rest of it is not
// known.
func Outcome(w walk.Walk, cut bool) string {
	w.Recorded = false // what waited then
	pending, waiting := w.Pending()
	switch result := ResultOf(w); {
	case len(w.Steps) == 0:
		return "no step is recorded"
	case result == ResultTokens:
		return "signed in"
	case result == ResultDone && !waiting:
		return ResultDone
	case waiting && pending.Refused() == nil && cut:
		return "recorded up to " + pending.Name()
	case waiting && pending.Refused() == nil:
		return "stopped at " + pending.Name()
	case waiting:
		return pending.Refused().Label() + " at " + pending.Name()
	case w.Failed() != nil:
		return w.Failed().Label()
	default:
		return result
	}
}

// Title is a walk in a line: who signed in, how and where, and how it came out. What a
// record masks says nothing to a reader.
func Title(w walk.Walk, outcome string) string {
	known := slices.DeleteFunc(Parties(w), func(part string) bool { return part == "" })
	if len(known) == 0 {
		known = []string{cmp.Or(w.Start.Operation, "a call that names no operation")}
	}
	return strings.TrimSpace(strings.Join(known, ", ") + ": " + outcome)
}

// Parties are who signed in, how and where, "" for what is not known.
func Parties(w walk.Walk) []string {
	parts := []string{w.Start.Username, Began(w.Start), w.Start.Target.Where()}
	for n, part := range parts {
		if len(w.Steps) > 0 && w.Steps[0].Exchange.Masked && IsTag(part) {
			parts[n] = ""
		}
	}
	return parts
}

// Began is the flow of a walk, or the operation of one that is no sign-in.
func Began(start walk.Start) string { return cmp.Or(start.AuthFlow, start.Operation) }
