package challenge

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestRoundsOfACustomChallenge: each answer that was taken, right or wrong, begins
// another round; one that was refused does not.
func TestRoundsOfACustomChallenge(t *testing.T) {
	asked := &walk.Challenge{Name: api.ChallengeCustomChallenge}
	steps := []walk.Step{
		{Number: 1, Challenge: asked},
		{Number: 2, Answered: api.ChallengeCustomChallenge, Error: &walk.Error{}},
		{Number: 3, Answered: api.ChallengeCustomChallenge, Challenge: asked},
	}
	for taken, want := range map[int]string{
		1: "Answer the pool's custom challenge.", 2: "Answer the pool's custom challenge.", 3: "Answer the pool's custom challenge, round 2.",
	} {
		s := Situation{Walk: walk.Walk{Steps: steps[:taken]}, Pending: walk.Pending{Step: steps[taken-1]}}
		if got := customChallenge.Prompt(s).Sentence; got != want {
			t.Errorf("after %d steps: %q", taken, got)
		}
	}
}
