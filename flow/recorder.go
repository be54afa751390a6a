package flow

import "authwalk/flow/walk"

// Recorder keeps walks as they grow.
type Recorder interface {
	// Record takes a walk with the step that was just made, given-up and
	// refused ones included.
	Record(w walk.Walk)
}

// record is the one place where a walk gets a step.
func (c *Controller) record(w walk.Walk, step walk.Step) walk.Walk {
	c.keepAuthenticator(w, step)
	c.keepSentStep(w, step)
	c.dropDevice(w, step)
	c.dropPasskey(w, step)
	w = w.With(step)
	if c.options.Recorder != nil {
		c.options.Recorder.Record(w)
	}
	return w
}
