package pool

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"authwalk/flow/api"

	"pgregory.net/rapid"
)

// customRun is a custom flow whose functions answer by lot.
type customRun struct {
	t     *rapid.T
	facts Facts
	// issued tells that the last DefineAuthChallenge issued tokens, failed that it
	// ended the sign-in.
	issued, failed bool
	results        []ChallengeResult
	public         map[string]string
}

// function is what a function returns for the need.
func (c *customRun) function(n *Need) Event {
	event := Event{Kind: CallTrigger, OK: true}
	if rapid.IntRange(0, 19).Draw(c.t, "broken") == 0 {
		return rapid.SampledFrom([]Event{
			{Kind: CallTrigger, Text: "AccessDeniedException"},
			{Kind: CallTrigger, Refused: true, Text: "no"},
			{Kind: CallTrigger, OK: true, Returned: []byte("<html>")},
		}).Draw(c.t, "how")
	}
	var response any
	switch n.Name {
	case api.TriggerDefineAuthChallenge:
		var request struct {
			Session []ChallengeResult `json:"session"`
		}
		c.decode(n.Event.Request, &request)
		if !slices.EqualFunc(request.Session[:min(len(request.Session), len(c.results))], c.results, sameResult) {
			c.t.Fatalf("the session array was %v and is %v", c.results, request.Session)
		}
		c.results = request.Session
		name := rapid.SampledFrom([]string{api.ChallengeCustomChallenge, api.ChallengeCustomChallenge, api.ChallengePasswordVerifier, emailOTP, softwareTokenMFA, "FOO"}).Draw(c.t, "challenge")
		c.issued = rapid.IntRange(0, 3).Draw(c.t, "issue") == 0
		c.failed = rapid.IntRange(0, 5).Draw(c.t, "fail") == 0
		response = map[string]any{"challengeName": name, "issueTokens": c.issued, "failAuthentication": c.failed}
	case api.TriggerCreateAuthChallenge:
		c.public = map[string]string{"question": rapid.StringMatching(`[a-z]{1,4}`).Draw(c.t, "question"), "USERNAME": "forged"}
		response = map[string]any{"publicChallengeParameters": c.public, "privateChallengeParameters": map[string]string{"answer": "private"}, "challengeMetadata": "M"}
	case api.TriggerVerifyAuthChallengeResponse:
		response = map[string]any{"answerCorrect": rapid.Bool().Draw(c.t, "right")}
	default:
		return event
	}
	whole := *n.Event
	whole.Response = response
	event.Returned = mustJSON(whole)
	return event
}

func sameResult(a, b ChallengeResult) bool { return reflect.DeepEqual(a, b) }

func (c *customRun) decode(from, into any) {
	if err := json.Unmarshal(mustJSON(from), into); err != nil {
		c.t.Fatal(err)
	}
}

func (c *customRun) resolve(d Decision) Decision {
	for d.Need != nil {
		checkOneKind(c.t, d)
		event := Event{Kind: d.Need.Kind, OK: rapid.IntRange(0, 4).Draw(c.t, "ok") > 0}
		switch d.Need.Kind {
		case CallTrigger:
			event = c.function(d.Need)
		case VerifyTOTP:
			event.Steps = []int64{1}
		}
		next := Resume(c.facts, copyProgress(c.t, d.Progress), event)
		if again := Resume(c.facts, d.Progress, event); !reflect.DeepEqual(next, again) {
			c.t.Fatalf("two decisions on the same: %+v and %+v", next, again)
		}
		d = next
	}
	checkOneKind(c.t, d)
	c.facts = c.facts.after(d)
	return d
}

// TestCustomFlows: only DefineAuthChallenge signs in, and nobody under a name that
// nobody has; the session array only grows; every answer spends its session; what
// is private stays so.
func TestCustomFlows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &customRun{t: t, facts: drawFacts(t)}
		c.facts.Client.ExplicitAuthFlows = []string{api.AllowCustomAuth}
		c.facts.Pool.LambdaConfig = everyTrigger()
		c.facts.Pool.LambdaConfig.CreateAuthChallenge, c.facts.Pool.LambdaConfig.VerifyAuthChallengeResponse = "f", "f"
		parameters := map[string]string{"USERNAME": rapid.SampledFrom([]string{"nadia", "nadia", "ghost"}).Draw(t, "name")}
		if rapid.Bool().Draw(t, "srp") {
			parameters["CHALLENGE_NAME"], parameters["SRP_A"] = "SRP_A", "a"
		}
		d := c.resolve(Begin(c.facts, Start{Operation: api.InitiateAuth, AuthFlow: api.FlowCustomAuth, Parameters: parameters}))
		for range 8 {
			c.check(d)
			if d.Challenge == nil {
				return
			}
			custom := d.Challenge.Name == api.ChallengeCustomChallenge
			d = c.resolve(Resume(c.facts, copyProgress(t, d.Progress), Event{
				Kind: Answered, Session: SessionState{Known: true, Expires: c.facts.Now}, Answer: &Answer{
					Operation: api.RespondToAuthChallenge, ChallengeName: d.Challenge.Name, Session: "s", Responses: map[string]string{
						"USERNAME": d.Progress.Username, "ANSWER": "x", "EMAIL_OTP_CODE": "1", "SMS_MFA_CODE": "1", "SOFTWARE_TOKEN_MFA_CODE": "1",
						"NEW_PASSWORD": "Spring-2026", "PASSWORD_CLAIM_SECRET_BLOCK": "b", "PASSWORD_CLAIM_SIGNATURE": "s", "TIMESTAMP": "t",
					},
				},
			}))
			spent := slices.ContainsFunc(d.Changes, func(change Change) bool { return change.Kind == SessionSpent })
			if custom && !spent {
				t.Fatalf("an answer left the session unspent: %+v", d)
			}
		}
	})
}

func (c *customRun) check(d Decision) {
	switch {
	case d.Tokens != nil && (!c.issued || c.failed):
		c.t.Fatalf("tokens that no function issued: %+v", d)
	case d.Tokens != nil && d.Progress.Simulated:
		c.t.Fatal("tokens for a name that nobody has")
	case d.Tokens != nil && !c.facts.Users[0].IsEnabled():
		c.t.Fatal("tokens for a disabled user")
	case d.Challenge != nil && d.Challenge.Name == api.ChallengeCustomChallenge:
		shown := d.Challenge.Parameters
		if shown["question"] != c.public["question"] || shown["answer"] != "" || shown["USERNAME"] != d.Progress.Username || !d.Challenge.Session {
			c.t.Fatalf("asked with %v, public are %v", shown, c.public)
		}
	}
}

// FuzzWhatAFunctionReturns: whatever comes back, the rules decide.
func FuzzWhatAFunctionReturns(f *testing.F) {
	for _, seed := range []string{`{"version":"1","response":{"issueTokens":true}}`, `{"version":"1","response":{"claimsOverrideDetails":{"groupOverrideDetails":{}}}}`, `null`, `[`, ``} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, returned []byte) {
		file := newSettings()
		file.UserPool.LambdaConfig = everyTrigger()
		file.UserPool.LambdaConfig.CreateAuthChallenge = "f"
		client := &Client{ClientID: "c", ExplicitAuthFlows: []string{api.AllowCustomAuth, api.AllowUserPasswordAuth}}
		facts := Facts{Now: testNow, Pool: &file.UserPool, Mfa: file.MfaConfig, Client: client, Users: []*User{&file.Users[0]}}
		for _, flow := range []string{api.FlowCustomAuth, api.FlowUserPasswordAuth} {
			for _, name := range []string{"nadia", "ghost"} {
				d := Begin(facts, Start{Operation: api.InitiateAuth, AuthFlow: flow, Parameters: map[string]string{"USERNAME": name, "PASSWORD": "p"}})
				for d.Need != nil {
					d = Resume(facts, d.Progress, Event{Kind: d.Need.Kind, OK: true, Returned: returned, Text: "id"})
				}
				checkOneKind(t, d)
				_, _ = ReadTriggerAnswer(api.TriggerPreTokenGeneration, []byte(`{"version":"2"}`), returned)
			}
		}
	})
}
