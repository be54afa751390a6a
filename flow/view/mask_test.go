package view_test

import (
	"encoding/json"
	"strings"
	"testing"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

func TestMaskedBodyHasNoSecrets(t *testing.T) {
	body := `{"ClientId":"web","ChallengeName":"PASSWORD","ChallengeResponses":{"USERNAME":"a<b","PASSWORD":"pass<word>","CODES":["471108",4711]},` +
		`"AuthenticationResult":{"ExpiresIn":12345678901234567890},"cut off":"unseen","none":null}`
	got := view.Masked("RespondToAuthChallenge", walk.NewBody([]byte(body)))
	for _, secret := range []string{"pass<", "4711", "unseen"} {
		if strings.Contains(got, secret) {
			t.Errorf("%q is in %s", secret, got)
		}
	}
	for _, kept := range []string{`"web"`, `"a<b"`, "12345678901234567890", "•••• (10)", "null"} {
		if !strings.Contains(got, kept) {
			t.Errorf("%q is not in %s", kept, got)
		}
	}
}

// What is no one JSON object is masked as a whole, or every value in it.
func TestUnreadableBodyIsMaskedAsAWhole(t *testing.T) {
	for _, raw := range []string{"<html>canary", `["canary"]`, `{"ChallengeName":["canary"]}`, `{"AuthParameters":{"USERNAME":{"canary":1}}}`, `{"ExpiresIn":"canary"}`, `"canary"`, `{"ClientId":"a"}{"ClientId":"canary"}`, `{"ClientId":"canary"`} {
		if got := view.Masked("InitiateAuth", walk.NewBody([]byte(raw))); strings.Contains(got, "canary") {
			t.Errorf("%s became %s", raw, got)
		}
	}
}

// The blanks before the lines of a deep body do not grow with its depth.
func TestADeepBodyStaysSmall(t *testing.T) {
	const levels = 9000
	for _, body := range []string{
		strings.Repeat(`{"a":`, levels) + `"canary"` + strings.Repeat("}", levels),
		`{"a":` + strings.Repeat("[", levels) + `"canary"` + strings.Repeat("]", levels) + "}",
	} {
		got := view.Masked("InitiateAuth", walk.NewBody([]byte(body)))
		if len(got) > 2*len(body) || strings.Contains(got, "canary") || !json.Valid([]byte(got)) {
			t.Errorf("%d bytes became %d", len(body), len(got))
		}
		for _, line := range view.Lines("InitiateAuth", walk.NewBody([]byte(body))) {
			if line.Text == "canary" && !line.Secret {
				t.Error("a value that nobody knows is shown")
			}
		}
	}
}
