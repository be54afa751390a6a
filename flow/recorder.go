package flow

import (
	"strings"

	"authwalk/flow/walk"
)

// Recorder keeps walks as they grow.
type Recorder interface {
	// Record takes a walk with the step that was just made, given-up and
	// refused ones included. The warning says what a person should know of that,
	// empty for nothing.
	Record(w walk.Walk) (warning string)
}

// record is the one place where a walk gets a step.
func (c *Controller) record(w walk.Walk, step walk.Step) walk.Walk {
	c.keepAuthenticator(w, step)
	c.keepSentStep(w, step)
	c.dropDevice(w, step)
	c.dropPasskey(w, step)
	longer := w.With(step)
	if c.options.Recorder == nil {
		return longer
	}
	if warning := c.options.Recorder.Record(longer); warning != "" {
		step.Warning = strings.TrimSpace(step.Warning + " " + warning)
		return w.With(step)
	}
	return longer
}
