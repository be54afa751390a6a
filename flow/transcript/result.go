package transcript

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// The results that are no exceptions.
const (
	resultTokens  = "tokens"
	resultDone    = "done"
	resultStopped = "stopped"
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
		return resultStopped
	case w.Tokens() != nil:
		return resultTokens
	case len(w.Steps) > 0 && !api.IsSignIn(w.Start.Operation):
		return resultDone
	default:
		return resultStopped
	}
}
