package pool

import (
	"encoding/json"

	"authwalk/flow/api"
)

// roundsPredicted is how many custom challenges a prediction goes through; the
// service itself has no limit.
const roundsPredicted = 2

// triggerOutcomes are what a function that agrees could return. Only what
// DefineAuthChallenge says leads to different challenges.
func triggerOutcomes(n *Need) []Event {
	agreed := Event{Kind: CallTrigger, OK: true}
	if n.Name != api.TriggerDefineAuthChallenge {
		return []Event{agreed}
	}
	var request struct {
		Session []ChallengeResult `json:"session"`
	}
	if json.Unmarshal(mustJSON(n.Event.Request), &request) != nil {
		return []Event{agreed}
	}
	responses := []map[string]any{{"issueTokens": true}}
	rounds, last := 0, ""
	for _, result := range request.Session {
		last = result.ChallengeName
		if last == api.ChallengeCustomChallenge {
			rounds++
		}
	}
	if last == api.KeySRPA {
		responses = append(responses, map[string]any{"challengeName": api.ChallengePasswordVerifier})
	}
	if rounds < roundsPredicted {
		responses = append(responses, map[string]any{"challengeName": api.ChallengeCustomChallenge})
	}
	responses = append(responses, map[string]any{"failAuthentication": true})
	var events []Event
	for _, response := range responses {
		whole := *n.Event
		whole.Response = response
		events = append(events, Event{Kind: CallTrigger, OK: true, Returned: mustJSON(whole)})
	}
	return append(events, agreed)
}
