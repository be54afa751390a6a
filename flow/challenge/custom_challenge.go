package challenge

import (
	"encoding/json"
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var customChallenge = Challenge{
	Name: api.ChallengeCustomChallenge,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengeCustomChallenge, Sentence: customSentence(s), Button: "Send", Free: true,
			Values: shownParameters(s.asked()), Rounds: rounds(s),
			Fields: []walk.Field{{
				Key: api.KeyAnswer, Label: "Answer", Kind: walk.Text, MaybeCode: true,
				Help: "The answer as one text. If the Lambda trigger expects several values, enter them as JSON.",
			}},
		}
	},
	Reply: sendAnswer,
}

// customSentence says which round it is from the second one on.
func customSentence(s Situation) string {
	round := len(customAnswers(s)) + 1
	if round == 1 {
		return "Answer the pool's custom challenge."
	}
	again := fmt.Sprintf("Answer the pool's custom challenge, round %d.", round)
	if Mistaken(s.Pending.Step) {
		return "The answer was wrong. " + again
	}
	return again
}

// customAnswers are the steps that answered a custom challenge before the one that
// waits.
func customAnswers(s Situation) []walk.Step {
	var answers []walk.Step
	for _, step := range s.Walk.Steps {
		if step.Answered == api.ChallengeCustomChallenge && step.Error == nil && step.Number <= s.Pending.Step.Number {
			answers = append(answers, step)
		}
	}
	return answers
}

// rounds are the challenges of the custom flow so far: the session array that
// DefineAuthChallenge was last called with, where that is known. Otherwise whether
// an answer was right only the pool's triggers know.
func rounds(s Situation) []walk.Progress {
	if session := sessionArray(s.Pending.Step); session != nil {
		return session
	}
	var answered []walk.Progress
	for range customAnswers(s) {
		answered = append(answered, walk.Progress{
			Text: numbered(len(answered), api.ChallengeCustomChallenge), Note: "answered; only the pool's triggers know whether it was right",
		})
	}
	return answered
}

// Mistaken tells that the pool's function called the answer of a step wrong and asks again, as
// far as the event of DefineAuthChallenge is known.
func Mistaken(step walk.Step) bool {
	session := sessionArray(step)
	return step.Answered == api.ChallengeCustomChallenge && step.Challenge != nil &&
		len(session) > 0 && session[len(session)-1].State == walk.Failed
}

// sessionArray reads the array out of the event of DefineAuthChallenge that a step
// led to; nil where there is none.
func sessionArray(step walk.Step) []walk.Progress {
	for _, call := range slices.Backward(step.Triggers) {
		if call.Trigger != api.TriggerDefineAuthChallenge {
			continue
		}
		var event struct {
			Request struct {
				Session []struct {
					Name     string `json:"challengeName"`
					Right    bool   `json:"challengeResult"`
					Metadata string `json:"challengeMetadata"`
				} `json:"session"`
			} `json:"request"`
		}
		if json.Unmarshal(call.Event.Reveal(), &event) != nil {
			return nil
		}
		session := []walk.Progress{}
		for n, result := range bounded(event.Request.Session) {
			round := walk.Progress{Text: numbered(n, result.Name), State: walk.Failed, Note: "wrong"}
			if result.Right {
				round.State, round.Note = walk.Done, "right"
			}
			if result.Metadata != "" {
				round.Note += ", challengeMetadata " + result.Metadata
			}
			session = append(session, round)
		}
		return session
	}
	return nil
}

func numbered(n int, name string) string { return fmt.Sprintf("%d %s", n+1, name) }
