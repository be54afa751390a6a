package flow

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// mostRepeated is how often the service may ask for the same proof while no
// person has answered anything in between. Cognito asks once.
const mostRepeated = 3

// checkRepetition refuses an answer that would keep a walk going by itself without
// getting anywhere.
func (c *Controller) checkRepetition(w walk.Walk, step *walk.Step) error {
	switch {
	case step.Exchange.Operation == api.VerifySoftwareToken && !challenge.IsVerified(*step):
		return unreadable(walk.NothingVerified, "the server neither accepts nor refuses the code of the authenticator app")
	case step.Challenge == nil || !c.Prompt(w.With(*step)).Auto:
		return nil
	}
	name := step.Challenge.Name
	if repeated(w.With(*step), name) <= mostRepeated {
		return nil
	}
	step.Challenge = nil
	return unreadable(walk.AskedAgain, fmt.Sprintf("the server asked for %s %d times in a row, although each was answered", name, mostRepeated+1))
}

// repeated counts how often a challenge came since a person last answered.
func repeated(w walk.Walk, name string) int {
	times := 0
	for n := len(w.Steps) - 1; n >= 0; n-- {
		if received := w.Steps[n].Challenge; received != nil && received.Name == name {
			times++
		}
		if w.Steps[n].Answer.Len() > 0 {
			break
		}
	}
	return times
}

func unreadable(reason walk.ErrorReason, message string) error {
	return &walk.Error{Kind: walk.Unreadable, Reason: reason, Message: message}
}
