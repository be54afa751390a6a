package emulator

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

func protected(f *poolfile.File) {
	f.UserPool.UserPoolTier = "PLUS"
	f.UserPool.UserPoolAddOns = &pool.UserPoolAddOns{AdvancedSecurityMode: "AUDIT"}
	yes := true
	f.Clients[0].PropagateUserContext = &yes
}

// events are the user's, newest first.
func (w *rawClient) events(username string) []state.AuthEvent {
	w.t.Helper()
	r := w.call("AdminListUserAuthEvents", members{"UserPoolId": recordedPool, "Username": username})
	var answer struct{ AuthEvents []state.AuthEvent }
	if err := json.Unmarshal(r.raw, &answer); err != nil || r.status != 200 {
		w.t.Fatalf("%v: %s", err, r.raw)
	}
	return answer.AuthEvents
}

func outcomes(event state.AuthEvent) string {
	parts := []string{event.EventType, event.EventResponse}
	for _, challenge := range event.ChallengeResponses {
		parts = append(parts, challenge.ChallengeName+" "+challenge.ChallengeResponse)
	}
	return strings.Join(parts, ", ")
}

// TestAuthEvents: each attempt is one event, whatever it takes, with the id that its
// tokens have, also where the emulator is restarted in between.
func TestAuthEvents(t *testing.T) {
	w := newRawClient(t, protected)
	w.restartAlways()
	w.signIn("sms", "nope")
	w.wait(time.Minute)
	r := w.signIn("sms", rightPassword)
	if got := outcomes(w.events("sms")[0]); got != "SignIn, InProgress, Password Success" {
		t.Error(got)
	}
	w.respond(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": wrong(w.code("sms"))})
	signedIn := w.respond(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": w.code("sms")})
	tokens(t, w, signedIn)
	w.initiate("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": signedIn.token("RefreshToken")})
	w.initiate("USER_PASSWORD_AUTH", members{"USERNAME": "sms"}) // malformed
	w.call("ForgotPassword", members{"ClientId": "public", "Username": "sms"})
	events := w.events("sms")
	want := []string{"ForgotPassword, Fail", "SignIn, Pass, Password Success, Mfa Failure, Mfa Success", "SignIn, Fail, Password Failure"}
	if len(events) != len(want) {
		t.Fatalf("%+v", events)
	}
	for i := range want {
		if got := outcomes(events[i]); got != want[i] {
			t.Errorf("event %d: %s", i, got)
		}
	}
	if claims(t, signedIn.token("AccessToken"))["event_id"] != events[1].EventID || !events[2].CreationDate.Before(events[1].CreationDate.Time) {
		t.Errorf("%+v", events)
	}
	if at := events[1].EventContextData; at.IPAddress != "127.0.0.1" || !strings.HasPrefix(at.DeviceName, "Go-http-client") || events[1].EventRisk.RiskDecision != "NoRisk" {
		t.Errorf("%+v", events[1])
	}
}

// TestEventsByProof: the proof of a password and first-factor codes are told apart.
func TestEventsByProof(t *testing.T) {
	w := newRawClient(t, protected)
	w.srp("nadia", "nope", nil)
	w.srp("nadia", rightPassword, nil)
	giveEmail(w, emailFirst(w), w.code("nadia"))
	var got []string
	for _, event := range w.events("nadia") {
		got = append(got, outcomes(event))
	}
	if text := strings.Join(got, "; "); text != "SignIn, Pass, Mfa Success; SignIn, Pass, Password Success; SignIn, Fail, Password Failure" {
		t.Error(text)
	}
}

// TestEventsKnowWhereFrom: what a server says of its user, and what an app says that
// may.
func TestEventsKnowWhereFrom(t *testing.T) {
	w := newRawClient(t, protected)
	parameters := members{"USERNAME": "nadia", "PASSWORD": rightPassword}
	for _, client := range []string{"public", "hiding"} {
		w.call("InitiateAuth", members{
			"ClientId": client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters, "UserContextData": members{"IpAddress": "192.0.2.7"},
		})
	}
	w.call("AdminInitiateAuth", members{
		"UserPoolId": recordedPool, "ClientId": "public", "AuthFlow": "ADMIN_USER_PASSWORD_AUTH", "AuthParameters": parameters,
		"ContextData": members{
			"IpAddress": "192.0.2.8", "ServerName": "s", "ServerPath": "/", "HttpHeaders": []members{{"headerName": "user-agent", "headerValue": "Firefox"}},
		},
	})
	events := w.events("nadia")
	for i, want := range []state.EventContext{{IPAddress: "192.0.2.8", DeviceName: "Firefox"}, {IPAddress: "127.0.0.1", DeviceName: "Go-http-client/1.1"}, {IPAddress: "192.0.2.7", DeviceName: "Go-http-client/1.1"}} {
		if events[i].EventContextData != want {
			t.Errorf("%+v", events[i].EventContextData)
		}
	}
}

// TestEventsInPages lists them a few at a time, and rates one.
func TestEventsInPages(t *testing.T) {
	w := newRawClient(t, protected)
	for range 5 {
		nadia(w)
	}
	ids := map[any]bool{}
	in := members{"UserPoolId": recordedPool, "Username": "nadia", "MaxResults": 2}
	for pages := 1; ; pages++ {
		r := w.call("AdminListUserAuthEvents", in)
		for _, event := range r.body["AuthEvents"].([]any) {
			ids[event.(members)["EventId"]] = true
		}
		if in["NextToken"] = r.body["NextToken"]; in["NextToken"] == nil {
			if pages != 3 || len(ids) != 5 {
				t.Errorf("%d events on %d pages", len(ids), pages)
			}
			break
		}
	}
	rate := func(id string) reply {
		return w.call("AdminUpdateAuthEventFeedback", members{"UserPoolId": recordedPool, "Username": "nadia", "EventId": id, "FeedbackValue": "Invalid"})
	}
	newest := w.events("nadia")[0].EventID
	if r := rate(newest); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	if got := w.events("nadia")[0].EventFeedback; got == nil || got.FeedbackValue != "Invalid" || got.Provider != "Admin" {
		t.Errorf("%+v", got)
	}
	rate("another").refuses(t, notFound, "Event does not exist.")
}

// TestEventsNeedThreatProtection: without it nothing is kept or shown.
func TestEventsNeedThreatProtection(t *testing.T) {
	w := newRawClient(t, nil)
	nadia(w)
	w.call("AdminListUserAuthEvents", members{"UserPoolId": recordedPool, "Username": "nadia"}).refuses(t, "UserPoolAddOnNotEnabledException", "User pool add-on is not enabled.")
	if kept := w.emulator.data().Pool(recordedPool).Events.Of("1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7aa"); len(kept) != 0 {
		t.Errorf("%+v", kept)
	}
}

func faulty(kind string) func(*poolfile.File) {
	return func(f *poolfile.File) {
		protected(f)
		f.Faults = []poolfile.Fault{{Operation: "InitiateAuth", Kind: kind}}
	}
}

// TestRisk: threat protection blocks, or wants a second factor that nobody has turned
// on; who has none is blocked.
func TestRisk(t *testing.T) {
	const blocked = "Unable to login because of security reasons."
	w := newRawClient(t, faulty("risk"))
	nadia(w).refuses(t, notAllowed, blocked)
	if got := w.events("nadia")[0]; got.EventRisk != (state.EventRisk{RiskDecision: "Block", RiskLevel: "High"}) || got.EventResponse != "Fail" {
		t.Errorf("%+v", got)
	}
	w = newRawClient(t, faulty("risk-mfa"))
	challenge("EMAIL_OTP")(t, w, nadia(w))
	if got := w.events("nadia")[0]; got.EventRisk.RiskDecision != "AccountTakeover" {
		t.Errorf("%+v", got)
	}
	handshake, r := w.beginSRP("public", "nadia")
	challenge("EMAIL_OTP")(t, w, w.respond(r, "PASSWORD_VERIFIER", r.parameter("USERNAME"), w.prove(handshake, r, rightPassword, "Wed Jan 7 08:05:09 UTC 2026")))
	w.signIn("bare", rightPassword).refuses(t, notAllowed, blocked)
}

// TestTheUserRatesASignIn: who was told of a risky sign-in can rate it with the token from
// the message, and nobody else can.
func TestTheUserRatesASignIn(t *testing.T) {
	w := newRawClient(t, faulty("risk"))
	nadia(w)
	messages := w.emulator.data().Outbox.Of(func(_, user string) bool { return user == "nadia" })
	if len(messages) != 1 || messages[0].Medium != "EMAIL" || messages[0].Code != "" {
		t.Fatalf("%+v", messages)
	}
	words := strings.Fields(messages[0].Body)
	event, token := words[len(words)-3], words[len(words)-1]
	rate := func(id, token string) reply {
		return w.call("UpdateAuthEventFeedback", members{
			"UserPoolId": recordedPool, "Username": "nadia", "EventId": id, "FeedbackToken": token, "FeedbackValue": "Valid",
		})
	}
	for _, wrong := range [][2]string{{event, "x" + token}, {event, token[1:]}, {"another", token}} {
		rate(wrong[0], wrong[1]).refuses(t, notAllowed, "Invalid feedback token.")
	}
	if got := w.events("nadia")[0].EventFeedback; got != nil {
		t.Errorf("%+v", got)
	}
	if r := rate(event, token); r.status != 200 || len(r.body) != 0 {
		t.Fatalf("%s", r.raw)
	}
	if got := w.events("nadia")[0].EventFeedback; got == nil || got.FeedbackValue != "Valid" || got.Provider != "User" {
		t.Errorf("%+v", got)
	}
	if r := w.call("AdminListUserAuthEvents", members{"UserPoolId": recordedPool, "Username": "nadia"}); strings.Contains(string(r.raw), token) {
		t.Error("the list gives the token away")
	}
	w.signIn("bare", rightPassword)
	if got := w.events("bare"); len(got) != 1 || len(w.emulator.data().Outbox.Of(func(_, user string) bool { return user == "bare" })) != 0 {
		t.Errorf("a user without an address: %+v", got)
	}
	rateless := members{"UserPoolId": recordedPool, "Username": "bare", "EventId": w.events("bare")[0].EventID, "FeedbackToken": "=", "FeedbackValue": "Valid"}
	w.call("UpdateAuthEventFeedback", rateless).refuses(t, notAllowed, "Invalid feedback token.")
}
