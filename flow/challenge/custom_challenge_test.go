package challenge

import (
	"slices"
	"strings"
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

// TestRoundsOfTheSessionArray: what the newest event of DefineAuthChallenge says,
// and without one only that there were answers.
func TestRoundsOfTheSessionArray(t *testing.T) {
	asked := &walk.Challenge{Name: api.ChallengeCustomChallenge}
	step := walk.Step{Number: 2, Answered: api.ChallengeCustomChallenge, Challenge: asked}
	of := func(event string) []walk.Progress {
		last := step
		if event != "" {
			last.Triggers = []walk.TriggerCall{
				{Trigger: api.TriggerVerifyAuthChallengeResponse, Event: walk.NewBody([]byte("{}"))},
				{Trigger: api.TriggerDefineAuthChallenge, Event: walk.NewBody([]byte(event))},
			}
		}
		s := Situation{Walk: walk.Walk{Steps: []walk.Step{{Number: 1, Challenge: asked}, last}}, Pending: walk.Pending{Step: last}}
		return customChallenge.Prompt(s).Rounds
	}
	session := `{"request":{"session":[{"challengeName":"SRP_A","challengeResult":true,"challengeMetadata":null},{"challengeName":"CUSTOM_CHALLENGE","challengeResult":false,"challengeMetadata":"RIDDLE"}]}}`
	want := []walk.Progress{{Text: "1 SRP_A", Note: "right", State: walk.Done}, {Text: "2 CUSTOM_CHALLENGE", Note: "wrong, challengeMetadata RIDDLE", State: walk.Failed}}
	if got := of(session); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	step.Triggers = []walk.TriggerCall{{Trigger: api.TriggerDefineAuthChallenge, Event: walk.NewBody([]byte(session))}}
	wrong := Situation{Walk: walk.Walk{Steps: []walk.Step{{Number: 1, Challenge: asked}, step}}, Pending: walk.Pending{Step: step}}
	if got := customSentence(wrong); got != "The answer was wrong. Answer the pool's custom challenge, round 2." {
		t.Errorf("%q", got)
	}
	if !Mistaken(step) || Mistaken(walk.Step{Challenge: asked, Triggers: step.Triggers}) {
		t.Error("the answer of this step is wrong, and nothing else")
	}
	step.Triggers = nil
	for _, event := range []string{"", "not JSON", `{"request":{"session":"none"}}`} {
		if got := of(event); len(got) != 1 || got[0].State != walk.NotYet || got[0].Text != "1 CUSTOM_CHALLENGE" {
			t.Errorf("%q: %+v", event, got)
		}
	}
	if got := of(`{"request":{"session":[` + strings.Repeat(`{},`, 10_000) + `{}]}}`); len(got) != mostListed {
		t.Errorf("%d rounds of a hostile event", len(got))
	}
	if got := of(`{"request":{"session":[]}}`); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
