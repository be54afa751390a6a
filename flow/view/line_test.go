package view

import (
	"encoding/json"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

func TestUnknownMembersAreSecret(t *testing.T) {
	lines := Lines(api.RespondToAuthChallenge, walk.NewBody([]byte(`{"ChallengeName":"TOMORROWS_CHALLENGE","ChallengeParameters":{"USERNAME":"nadia","hint":"canary"},"New":{"deep":["canary"]}}`)))
	for _, line := range lines {
		if strings.Contains(line.Text, "canary") && !line.Secret {
			t.Errorf("%s shows what nobody declared", line.Name)
		}
		if line.Text == "nadia" && line.Secret {
			t.Errorf("a declared name is masked")
		}
	}
}

// What is secret depends on the challenge: a choice is shown, the answer to a
// custom challenge is not, and its public parameters are.
func TestSecretsGoByTheChallenge(t *testing.T) {
	for raw, want := range map[string]bool{
		`{"ChallengeName":"SELECT_CHALLENGE","ChallengeResponses":{"ANSWER":"canary"}}`:      false,
		`{"ChallengeName":"SELECT_MFA_TYPE","ChallengeResponses":{"ANSWER":"canary"}}`:       false,
		`{"ChallengeName":"CUSTOM_CHALLENGE","ChallengeResponses":{"ANSWER":"canary"}}`:      true,
		`{"ChallengeName":"CUSTOM_CHALLENGE","ChallengeParameters":{"question":"canary"}}`:   false,
		`{"ChallengeName":"SMS_MFA","ChallengeParameters":{"question":"canary"}}`:            true,
		`{"ChallengeParameters":{"question":"canary"},"ChallengeName":"CUSTOM_CHALLENGE"}`:   false,
		`{"ChallengeName":"CUSTOM_CHALLENGE","ChallengeResponses":{"SECRET_HASH":"canary"}}`: true,
	} {
		for _, line := range Lines(api.RespondToAuthChallenge, walk.NewBody([]byte(raw))) {
			if line.Text == "canary" && line.Secret != want {
				t.Errorf("%s is secret: %v", raw, line.Secret)
			}
		}
	}
}

func TestLinesKeepTheOrder(t *testing.T) {
	lines := Lines(api.RespondToAuthChallenge, walk.NewBody([]byte(`{"Session":"s","ChallengeName":"SMS_MFA","AuthenticationResult":{"ExpiresIn":3600}}`)))
	var names []string
	for _, line := range lines {
		names = append(names, line.Name)
	}
	if got := strings.Join(names, " "); got != "Session ChallengeName AuthenticationResult ExpiresIn" {
		t.Errorf("got %s", got)
	}
	if !lines[0].Secret || lines[1].Secret || lines[3].Text != "3600" {
		t.Errorf("got %+v", lines)
	}
}

// Times are written as people read them, beside the number that came, and a list with
// nothing in it says so.
func TestTimesAndEmptyListsAreRead(t *testing.T) {
	for raw, want := range map[string]string{
		`{"Credentials":[{"CreatedAt":1795801100.412}]}`: "2026-11-27 17:38:20 UTC",
		`{"Credentials":[{"CreatedAt":0}]}`:              "1970-01-01 00:00:00 UTC",
		`{"Credentials":[{"CreatedAt":1e300}]}`:          "",
		`{"Credentials":[{"CreatedAt":-1}]}`:             "",
		`{"Credentials":[{"CreatedAt":"yesterday"}]}`:    "",
		`{"Credentials":[]}`:                             "empty",
	} {
		lines := Lines(api.ListWebAuthnCredentials, walk.NewBody([]byte(raw)))
		if got := lines[len(lines)-1].Note; got != want {
			t.Errorf("%s: %q", raw, got)
		}
	}
}

func TestWhatHasAnotherShapeIsSecret(t *testing.T) {
	for _, raw := range []string{`"canary"`, `["canary"]`, `{"ChallengeName":["canary"]}`, `{"ChallengeName":{"canary":{"a":1}}}`, `{"AuthenticationResult":{"TokenType":[{"a":"canary"}]}}`, `{"ChallengeParameters":["canary"]}`, `[[{"ChallengeName":"canary"}]]`, `{} canary`, `{"ChallengeName":"canary"`} {
		for _, line := range Lines(api.RespondToAuthChallenge, walk.NewBody([]byte(raw))) {
			if strings.Contains(line.Text, "canary") && !line.Secret {
				t.Errorf("%s is shown", raw)
			}
		}
	}
}

// Each level would take its part of a stack that has an end.
func TestMillionsOfLevels(t *testing.T) {
	for _, opens := range []string{`[`, `{"a":`} {
		lines := Lines(api.RespondToAuthChallenge, walk.NewBody([]byte(strings.Repeat(opens, 4<<20/len(opens)))))
		if len(lines) != 1 || !lines[0].Secret {
			t.Errorf("%d lines of %q again and again", len(lines), opens)
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"a":[1,null,{"Session":"x"}]}`))
	f.Add([]byte(`[[[[`))
	f.Add([]byte(`{"a":`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		lines := Lines(api.RespondToAuthChallenge, walk.NewBody(raw))
		if len(lines) > mostLines {
			t.Fatalf("%d lines", len(lines))
		}
		if json.Valid(raw) {
			return
		}
		for _, line := range lines {
			if !line.Secret {
				t.Errorf("unreadable bytes are shown")
			}
		}
	})
}

// JSON inside a string is written out below it, and is as secret as the string.
func TestJSONInAStringIsParsedBelowIt(t *testing.T) {
	body := `{"ChallengeName":"MFA_SETUP","ChallengeParameters":{"MFAS_CAN_SETUP":"[\"SMS_MFA\",{\"deep\":1}]"},"Session":"{\"canary\":\"c\"}"}`
	var shown []string
	for _, line := range parsedLines(api.RespondToAuthChallenge, walk.NewBody([]byte(body))) {
		if strings.Contains(line.Text, "c") && strings.Contains(line.Name, "canary") && !line.Secret {
			t.Errorf("%s is shown", line.Name)
		}
		if !line.Secret {
			shown = append(shown, strings.TrimSpace(line.Name+" "+line.Text))
		}
	}
	want := `ChallengeName MFA_SETUP|ChallengeParameters|MFAS_CAN_SETUP ["SMS_MFA",{"deep":1}]|– SMS_MFA|–|deep 1`
	if got := strings.Join(shown, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if lines := parsedLines("", walk.NewBody([]byte(`"`+strings.Repeat(`[`, 9000)+strings.Repeat(`]`, 9000)+`"`))); len(lines) > mostLines {
		t.Errorf("%d lines", len(lines))
	}
}
