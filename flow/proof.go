package flow

import (
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// CheckProof compares values of another client with what they have to be for the proof of
// a step: a text with names and values, a request, or one value that stands for the name
// that is looked at. It takes too long for a frame.
func (c *Controller) CheckProof(w walk.Walk, number int, lookedAt, text string) walk.ProofCheck {
	if w.Recorded || number < 1 || number > len(w.Steps) {
		return walk.ProofCheck{Problem: "the password is not in a record: sign in again to compare values"}
	}
	before := w
	before.Steps = w.Steps[:number-1]
	return challenge.CheckProof(c.situation(before), w.Steps[number-1], lookedAt, text)
}
