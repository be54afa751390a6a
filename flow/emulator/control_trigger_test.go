package emulator

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

const triggerClient = "authwalkdemotrigger"

// TestTriggerCallsOfARequest: the answer says how many functions a request called,
// and its id finds them.
func TestTriggerCallsOfARequest(t *testing.T) {
	s := newDemo(t)
	response, _ := s.post("InitiateAuth", `{"AuthFlow":"CUSTOM_AUTH","ClientId":"`+triggerClient+`","AuthParameters":{"USERNAME":"rita"}}`)
	if got := response.Header.Get("X-Authwalk-Triggers"); got != "3" {
		t.Errorf("%q functions were called", got)
	}
	var calls []state.TriggerCall
	s.control(http.MethodGet, "triggers?request_id="+response.Header.Get("X-Amzn-Requestid"), "", &calls)
	if len(calls) != 3 || calls[0].Trigger != "CreateAuthChallenge" || calls[2].Trigger != "PreAuthentication" {
		t.Fatalf("%+v", calls)
	}
	if calls[0].Result != state.TriggerAnswered || calls[0].LimitMillis != 5000 || calls[0].Effect != "shows hint, question" {
		t.Errorf("%+v", calls[0])
	}
	for _, query := range []string{"?request_id=", "?request_id=other"} {
		s.control(http.MethodGet, "triggers"+query, "", &calls)
		if len(calls) != 0 {
			t.Errorf("%s: %+v", query, calls)
		}
	}
	if response, _ := s.post("GetUser", "{}"); response.Header.Get("X-Authwalk-Triggers") != "" {
		t.Error("a request without triggers has the header")
	}
}

// TestAnEventIsSentAgain: the function is called with the same event, and nothing
// but the record of calls changes.
func TestAnEventIsSentAgain(t *testing.T) {
	w := newRawClient(t, nil)
	refuses := true
	var bodies []string
	at := w.serves(func(out http.ResponseWriter, r *http.Request) {
		var event json.RawMessage
		_ = json.NewDecoder(r.Body).Decode(&event)
		bodies = append(bodies, string(event))
		if refuses {
			out.Header().Set("X-Amz-Function-Error", "Unhandled")
			event = []byte(`{"errorMessage":"not on Sundays"}`)
		}
		_, _ = out.Write(event)
	})
	w.setTriggers(at, "PreAuthentication")
	w.signIn("nadia", rightPassword).refuses(t, "UserLambdaValidationException", "PreAuthentication failed with error not on Sundays.")
	before := w.emulator.data().Pool(recordedPool).User("nadia")
	refuses = false
	w.emulator.setEndpoint(w.server.Listener.Addr())
	s := service{t: t, Emulator: w.emulator}
	var made state.TriggerCall
	s.control(http.MethodPost, "triggers/"+w.emulator.triggerCalls("nadia", "")[0].ID, "", &made)
	if made.Result != state.TriggerAnswered || made.AgainOf != "1" || made.ID != "2" || made.RequestID != "" {
		t.Errorf("%+v", made)
	}
	if len(bodies) != 2 || bodies[0] != bodies[1] {
		t.Errorf("the events differ:\n%s", strings.Join(bodies, "\n"))
	}
	if after := w.emulator.data().Pool(recordedPool).User("nadia"); !reflect.DeepEqual(after.Tracked, before.Tracked) {
		t.Errorf("nadia became %+v", after.Tracked)
	}
	if status := s.control(http.MethodPost, "triggers/77", "", nil); status != http.StatusNotFound {
		t.Errorf("an event that nobody has: %d", status)
	}
}

// TestResultsOfTriggerCalls: each way in which a call ends is told apart.
func TestResultsOfTriggerCalls(t *testing.T) {
	for answer, want := range map[string]state.TriggerResult{
		`{"version":"1","response":{}}`:                state.TriggerAnswered,
		`{"version":"2","response":{}}`:                state.TriggerUnusable,
		`{"version":"1","response":[]}`:                state.TriggerUnusable,
		`{"version":"1","userName":"x","response":{}}`: state.TriggerUnusable,
		`{"version":"1","response":` + strings.Repeat(`{"a":`, 20_000) + `1` + strings.Repeat("}", 20_001): state.TriggerUnusable,
		`done`: state.TriggerUnusable,
	} {
		w := newRawClient(t, nil)
		w.setTriggers(w.serves(func(out http.ResponseWriter, _ *http.Request) { _, _ = out.Write([]byte(answer)) }), "PreAuthentication")
		w.signIn("nadia", rightPassword)
		if got := w.emulator.triggerCalls("", "")[0]; got.Result != want || got.Error != "" {
			t.Errorf("%s is %q", answer, got.Result)
		}
	}
	w := newRawClient(t, func(f *poolfile.File) { f.UserPool.LambdaConfig.PreAuthentication = "arn:f" })
	w.signIn("nadia", rightPassword)
	if got := w.emulator.triggerCalls("", "")[0]; got.Result != state.TriggerNotRun {
		t.Errorf("%+v", got)
	}
}

// TestWhatTriggerAnswersChange is said as the rules read it: of the event's own
// version, and of nothing that the trigger does not have.
func TestWhatTriggerAnswersChange(t *testing.T) {
	for name, test := range map[string]struct{ trigger, version, response, want string }{
		"claims":             {"PreTokenGeneration", "1", `{"claimsOverrideDetails":{"claimsToAddOrOverride":{"tier":"gold"},"claimsToSuppress":["email"],"groupOverrideDetails":{}}}`, "sets tier in the ID token, suppresses email in the ID token, replaces the groups"},
		"claims of another":  {"PreTokenGeneration", "2", `{"claimsOverrideDetails":{"claimsToAddOrOverride":{"tier":"gold"}}}`, ""},
		"scopes":             {"PreTokenGeneration", "2", `{"claimsAndScopeOverrideDetails":{"accessTokenGeneration":{"scopesToAdd":["a"],"claimsToAddOrOverride":{"n":[1]}}}}`, "sets n in the access token, adds scopes a in the access token"},
		"a confirmed user":   {"PreSignUp", "1", `{"autoConfirmUser":true,"autoVerifyEmail":true}`, "confirms the user, verifies the email"},
		"a message":          {"CustomMessage", "1", `{"emailMessage":"{####}","emailSubject":null}`, "words the email"},
		"a user":             {"UserMigration", "1", `{"userAttributes":{},"finalUserStatus":"CONFIRMED"}`, "brings the user CONFIRMED"},
		"an end":             {"DefineAuthChallenge", "1", `{"issueTokens":true,"failAuthentication":true}`, "ends the sign-in"},
		"an agreement":       {"PreAuthentication", "1", `{"autoConfirmUser":true}`, ""},
		"a member of others": {"VerifyAuthChallengeResponse", "1", `{"issueTokens":"yes"}`, "wrong answer"},
	} {
		effect, usable := pool.ReadTriggerAnswer(test.trigger, []byte(`{"version":"`+test.version+`"}`), []byte(`{"version":"`+test.version+`","response":`+test.response+`}`))
		if effect != test.want || !usable {
			t.Errorf("%s: %q, %v", name, effect, usable)
		}
	}
}
