package pool

import (
	"encoding/json"

	"authwalk/flow/api"
)

// roundsPredicted is how many custom challenges a prediction goes through, or one more
// than there were; the service itself has no limit.
const roundsPredicted = 2

// triggerOutcomes are what a function that agrees could return. Only what
// DefineAuthChallenge and UserMigration say leads to different challenges.
func triggerOutcomes(f Facts, n *Need) []Event {
	agreed := Event{Kind: CallTrigger, OK: true}
	switch n.Name {
	case api.TriggerUserMigration:
		return append(migrationOutcomes(f, n), agreed)
	case api.TriggerDefineAuthChallenge:
		return append(definitions(f, n), agreed)
	default:
		return []Event{agreed}
	}
}

// migrationOutcomes are a user that the function brings, confirmed or with a password to
// be reset.
func migrationOutcomes(f Facts, n *Need) []Event {
	attributes := map[string]string{}
	for _, name := range append(f.Pool.required(), email) {
		attributes[name] = hypotheticalValue(f.Pool, name)
	}
	var events []Event
	for _, status := range []string{api.StatusConfirmed, api.StatusResetRequired} {
		events = append(events, responding(n, map[string]any{api.KeyUserAttributes: attributes, "finalUserStatus": status}))
	}
	return events
}

// responding is a function that fills its response in.
func responding(n *Need, response map[string]any) Event {
	whole := *n.Event
	whole.Response = response
	return Event{Kind: CallTrigger, OK: true, Returned: mustJSON(whole)}
}

// definitions are what DefineAuthChallenge can decide.
func definitions(f Facts, n *Need) []Event {
	var request struct {
		Session []ChallengeResult `json:"session"`
	}
	if json.Unmarshal(mustJSON(n.Event.Request), &request) != nil {
		return nil
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
	if rounds < max(roundsPredicted, f.CustomRounds+1) {
		responses = append(responses, map[string]any{"challengeName": api.ChallengeCustomChallenge})
	}
	responses = append(responses, map[string]any{"failAuthentication": true})
	var events []Event
	for _, response := range responses {
		events = append(events, responding(n, response))
	}
	return events
}
