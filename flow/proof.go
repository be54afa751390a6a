package flow

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// CheckProof compares values of another client with what they have to be for the proof of
// a step, or for the one after the last: a text with names and values, a request, what a
// passkey signed, or one value that stands for the name that is looked at. It takes too
// long for a frame.
func (c *Controller) CheckProof(w walk.Walk, number int, lookedAt, text string) walk.ProofCheck {
	before, step := w, walk.Step{}
	switch {
	case number == len(w.Steps)+1:
		pending, _ := w.Pending()
		step.Answered = pending.Name()
	case number >= 1 && number <= len(w.Steps):
		before.Steps, step = w.Steps[:number-1], w.Steps[number-1]
	}
	switch {
	case step.Answered == api.ChallengeWebAuthn:
		return challenge.CheckAnswer(c.tools(), pool.OriginFits, c.situation(before), step, text)
	case step.Answered == "", w.Recorded:
		return walk.ProofCheck{Problem: "the password is not in a record: sign in again to compare values"}
	}
	return challenge.CheckProof(c.situation(before), step, lookedAt, text)
}
