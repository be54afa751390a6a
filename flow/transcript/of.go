package transcript

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Of is the record of a walk as it stands, masked as in a file. A walk that comes from
// a record is masked already.
func Of(w walk.Walk, version string) Transcript {
	read := Transcript{Walk: w, Version: version, Result: view.ResultOf(w)}
	if len(w.Steps) > 0 {
		read.Started = w.Steps[0].Exchange.Started
	}
	if w.Recorded {
		return read
	}
	masking := newTags()
	_ = masking.header(w, read.Started, version)
	for _, s := range w.Steps {
		_ = masking.step(s) // so that every secret is known
	}
	kept := masking.header(w, read.Started, version).transcript()
	for _, s := range w.Steps {
		kept.Walk = kept.Walk.With(masking.step(s).step())
	}
	kept.Result = read.Result
	return kept
}
