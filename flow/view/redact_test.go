package view_test

import (
	"encoding/json"
	"strings"
	"testing"

	"authwalk/flow/view"
	"authwalk/flow/walk"

	"pgregory.net/rapid"
)

var shouting = view.Redaction{
	Secret: func(name, _ string) string { return "<" + name + ">" },
	Open:   func(_, text string) string { return strings.ReplaceAll(text, "leaked", "…") },
}

func TestRedacted(t *testing.T) {
	for body, want := range map[string]string{
		"":     "",
		"null": "null",
		`{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"nadia","PASSWORD":"x","FOO":1},"ClientId":"leaked<web>"}`: `{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"nadia","PASSWORD":"<PASSWORD>","FOO":"<FOO>"},"ClientId":"…<web>"}`,
		` { "AuthenticationResult" : {"ExpiresIn":3600,"AccessToken":"t","IdToken":""} } `:                                        `{"AuthenticationResult":{"ExpiresIn":3600,"AccessToken":"<AccessToken>","IdToken":""}}`,
		`{"new":{"leaked":[1,"a",null,{"b":true}]}}`:                                                                              `{"new":{"…":["<leaked>","<leaked>",null,{"b":"<b>"}]}}`,
		// What has another shape than the service's is one secret.
		`{"ChallengeName":["x"],"ClientId":{"y":1},"AuthFlow":7,"AuthParameters":[{"USERNAME":"z"}],"ExpiresIn":"w"}`: `{"ChallengeName":"<ChallengeName>","ClientId":"<ClientId>","AuthFlow":"<AuthFlow>","AuthParameters":"<AuthParameters>","ExpiresIn":"<ExpiresIn>"}`,
		`{"AuthParameters":{"USERNAME":["x"]},"UserContextData":{"IpAddress":{"y":1}},"AuthenticationResult":"z"}`:    `{"AuthParameters":{"USERNAME":"<USERNAME>"},"UserContextData":{"IpAddress":"<IpAddress>"},"AuthenticationResult":"<AuthenticationResult>"}`,
		`["a",{"ClientId":"b"}]`:    `"<body>"`,
		`<html>`:                    `"<body>"`,
		`{"ClientId":"a"} trailing`: `"<body>"`,
	} {
		if got := string(view.Redacted("InitiateAuth", walk.NewBody([]byte(body)), shouting)); got != want {
			t.Errorf("%s\nbecame %s\nwant   %s", body, got, want)
		}
	}
}

func TestRedactedIsBounded(t *testing.T) {
	const levels = 9000
	for _, body := range []string{
		strings.Repeat(`{"a":`, levels) + `"canary"` + strings.Repeat("}", levels),
		`{"a":` + strings.Repeat("[", levels) + `"canary"` + strings.Repeat("]", levels) + `,"ClientId":"web"}`,
	} {
		got := string(view.Redacted("InitiateAuth", walk.NewBody([]byte(body)), shouting))
		if len(got) > 1000 || strings.Contains(got, "canary") || !json.Valid([]byte(got)) {
			t.Errorf("%d bytes became %.200s", len(body), got)
		}
	}
}

// Whatever an object is made of, a secret that no member of the service may hold
// does not survive, and what is left is JSON with the same shape.
func TestRedactedKeepsNoUnknownValue(t *testing.T) {
	const canary = "canary-5c1d"
	rapid.Check(t, func(t *rapid.T) {
		raw, err := json.Marshal(anyJSON(t, 5, canary))
		if err != nil {
			t.Fatal(err)
		}
		body, _ := json.Marshal(map[string]json.RawMessage{
			"Unknown": raw, "ChallengeResponses": raw, "ChallengeName": json.RawMessage("[" + string(raw) + "]"), "AuthenticationResult": json.RawMessage(`{"TokenType":{"x":` + string(raw) + "}}"),
		})
		got := view.Redacted("RespondToAuthChallenge", walk.NewBody(body), view.Redaction{
			Secret: func(string, string) string { return "secret" }, Open: func(_, text string) string { return text },
		})
		if !json.Valid(got) || strings.Contains(string(got), canary) {
			t.Fatalf("%s became %s", body, got)
		}
	})
}

// anyJSON has the canary as every text, also inside texts that are JSON.
func anyJSON(t *rapid.T, depth int, canary string) any {
	switch kind := rapid.IntRange(0, 5).Draw(t, "kind"); {
	case kind <= 1 && depth > 0:
		object := map[string]any{}
		for range rapid.IntRange(0, 3).Draw(t, "members") {
			object[rapid.StringMatching(`[A-Za-z_]{1,12}`).Draw(t, "name")] = anyJSON(t, depth-1, canary)
		}
		return object
	case kind == 2 && depth > 0:
		list := make([]any, rapid.IntRange(0, 3).Draw(t, "items"))
		for n := range list {
			list[n] = anyJSON(t, depth-1, canary)
		}
		return list
	case kind == 3:
		inner, _ := json.Marshal(map[string]string{"inside": canary})
		return string(inner)
	default:
		return "a " + canary
	}
}
