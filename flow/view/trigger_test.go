package view_test

import (
	"strings"
	"testing"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// TestEventsAreMasked: what a user typed and what an answer is compared with are
// secret, and so is what no trigger has; names and results are not.
func TestEventsAreMasked(t *testing.T) {
	call := walk.TriggerCall{
		Event: walk.NewBody([]byte(`{"version":"1","userName":"nadia","request":{"userAttributes":{"email":"nadia@example.org"},"password":"canary","challengeAnswer":"canary",` +
			`"privateChallengeParameters":{"answer":"canary"},"clientMetadata":{"a":"canary"},"validationData":{"a":"canary"},"session":[{"challengeName":"SRP_A","challengeResult":true,"challengeMetadata":null}],"new":"canary"}}`)),
		Answer: walk.NewBody([]byte(`{"request":{},"response":{"publicChallengeParameters":{"question":"2 + 2"},"privateChallengeParameters":{"answer":"canary"},"new":{"a":["canary"]}}}`)),
	}
	shown := map[string]bool{}
	for _, line := range append(view.TriggerEvent(call), view.TriggerResponse(call)...) {
		if strings.Contains(line.Text, "canary") && !line.Secret {
			t.Errorf("%s is shown", line.Name)
		}
		if !line.Secret {
			shown[line.Text] = true
		}
	}
	for _, text := range []string{"nadia", "nadia@example.org", "SRP_A", "true", "2 + 2"} {
		if !shown[text] {
			t.Errorf("%s is masked", text)
		}
	}
	if masked := view.MaskedEvent(call); strings.Contains(masked, "canary") || !strings.Contains(masked, "nadia@example.org") {
		t.Errorf("masked: %s", masked)
	}
}

// TestResponsesOfFunctions: only what was filled in, and all of what is no event,
// masked.
func TestResponsesOfFunctions(t *testing.T) {
	for answer, want := range map[string]string{
		`{"response":{"issueTokens":true}}`: "issueTokens",
		`{"response":{}}`:                   "",
		``:                                  "",
		`"canary"`:                          "(masked)",
	} {
		var names []string
		for _, line := range view.TriggerResponse(walk.TriggerCall{Answer: walk.NewBody([]byte(answer))}) {
			if line.Secret {
				line.Name = "(masked)"
			}
			if strings.Contains(line.Text, "canary") && !line.Secret {
				t.Errorf("%s is shown", answer)
			}
			names = append(names, line.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %q, want %q", answer, got, want)
		}
	}
}

// TestAFunctionsAddressIsCut: a URL may hold a key in its query.
func TestAFunctionsAddressIsCut(t *testing.T) {
	if got := view.TriggerCall(walk.TriggerCall{Function: "http://127.0.0.1/f?key=canary"}).Function; got != "http://127.0.0.1/f?…" {
		t.Errorf("%s", got)
	}
}
