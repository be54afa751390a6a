package emulator

import (
	"crypto/rand"
	"reflect"
	"strings"
	"testing"

	"authwalk/srp"
)

// TestCustomRounds: define, create and verify take turns, each round has a
// session of its own, and the answers are in the session array.
func TestCustomRounds(t *testing.T) {
	w := newRawClient(t, riddles(""))
	r := custom(w)
	challenge("CUSTOM_CHALLENGE")(t, w, r)
	if r.parameter("question") == "" || r.parameter("USERNAME") != "nadia" || r.parameter("answer") != "" {
		t.Errorf("asked with %s", r.raw)
	}
	first := r
	r = answered("wrong")(w, r)
	challenge("CUSTOM_CHALLENGE")(t, w, r)
	answered("bottle")(w, first).refuses(t, notAllowed, "Invalid session for the user, session can only be used once.")
	r = answered("Bottle")(w, r)
	challenge("CUSTOM_CHALLENGE")(t, w, r)
	tokens(t, w, answered("towel")(w, r))
	calls := w.emulator.triggerCalls("nadia", "")
	if len(calls) != 10 || calls[0].Source != "DefineAuthChallenge_Authentication" || calls[0].Effect != "issues tokens" || calls[8].Effect != "shows hint, question" {
		t.Errorf("%d calls, the last %+v", len(calls), calls[0])
	}
	if event := string(calls[0].Event); strings.Count(event, `"challengeMetadata":"RIDDLE"`) != 3 || !strings.Contains(event, `"challengeResult":false`) {
		t.Errorf("the session array is in %s", event)
	}
}

// TestCustomEvents are the events as a real pool sends them.
func TestCustomEvents(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(func(event members) any {
		switch event["triggerSource"] {
		case "DefineAuthChallenge_Authentication":
			session, _ := event["request"].(members)["session"].([]any)
			return members{"challengeName": "CUSTOM_CHALLENGE", "issueTokens": len(session) > 0, "failAuthentication": false}
		case "CreateAuthChallenge_Authentication":
			return members{"publicChallengeParameters": members{"q": "1"}, "privateChallengeParameters": members{"a": "2"}}
		default:
			return members{"answerCorrect": true}
		}
	}, "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")
	r := w.call("InitiateAuth", members{
		"ClientId": "hiding", "AuthFlow": "CUSTOM_AUTH", "AuthParameters": members{"USERNAME": "nadia"}, "ClientMetadata": members{"from": "start"},
	})
	in := w.response(r, "CUSTOM_CHALLENGE", "nadia", members{"ANSWER": "2"})
	in["ClientId"], in["ClientMetadata"] = "hiding", members{"from": "answer"}
	tokens(t, w, w.call("RespondToAuthChallenge", in))
	attributes := members{
		"sub": "1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7aa", "cognito:user_status": "CONFIRMED", "email_verified": "true", "email": "nadia@example.org",
	}
	answeredRound := []any{members{"challengeName": "CUSTOM_CHALLENGE", "challengeResult": true, "challengeMetadata": nil}}
	want := []members{
		{"userAttributes": attributes, "session": []any{}, "userNotFound": false},
		{"userAttributes": attributes, "challengeName": "CUSTOM_CHALLENGE", "session": []any{}, "userNotFound": false},
		{
			"userAttributes": attributes, "privateChallengeParameters": members{"a": "2"}, "challengeAnswer": "2",
			"clientMetadata": members{"from": "answer"}, "userNotFound": false,
		},
		{"userAttributes": attributes, "session": answeredRound, "clientMetadata": members{"from": "answer"}, "userNotFound": false},
	}
	for i, event := range f.events {
		head := members{
			"version": event["version"], "region": event["region"], "userPoolId": event["userPoolId"], "userName": event["userName"], "callerContext": event["callerContext"],
		}
		wantHead := members{
			"version": "1", "region": "eu-west-1", "userPoolId": recordedPool, "userName": "nadia",
			"callerContext": members{"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "hiding"},
		}
		if !reflect.DeepEqual(head, wantHead) || !reflect.DeepEqual(event["request"], want[i]) {
			t.Errorf("event %d:\n got %v %v\nwant %v", i, head, event["request"], want[i])
		}
	}
	if got := f.sources(); len(got) != len(want) {
		t.Errorf("called %v", got)
	}
}

// TestCustomAfterSRP: the password is proved first, an active second factor is
// asked for, and all of it is in the session array.
func TestCustomAfterSRP(t *testing.T) {
	for _, username := range []string{"nadia", "totp"} {
		w := newRawClient(t, riddles(""))
		handshake, err := srp.NewClient(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		r := w.initiate("CUSTOM_AUTH", members{"USERNAME": username, "CHALLENGE_NAME": "SRP_A", "SRP_A": handshake.A()})
		challenge("PASSWORD_VERIFIER")(t, w, r)
		if r.text("Session") == "" {
			t.Error("PASSWORD_VERIFIER of a custom flow has no session")
		}
		r = w.respond(r, "PASSWORD_VERIFIER", username, w.prove(handshake, r, rightPassword, "Wed Jan 7 08:05:09 UTC 2026"))
		passed := 2
		if username == "totp" {
			challenge("SOFTWARE_TOKEN_MFA")(t, w, r)
			r = w.respond(r, "SOFTWARE_TOKEN_MFA", username, members{"SOFTWARE_TOKEN_MFA_CODE": w.totp(totpSecret)})
			passed = 3
		}
		challenge("CUSTOM_CHALLENGE")(t, w, r)
		event := string(w.emulator.triggerCalls(username, "")[0].Event)
		if strings.Count(event, `"challengeResult":true`) != passed || !strings.Contains(event, `"challengeName":"PASSWORD_VERIFIER"`) {
			t.Errorf("%s: the session array is in %s", username, event)
		}
	}
}

// TestCustomOfAnUnknownUser: hidden, the functions are told and nobody signs in
// whatever they say; not hidden, they are not asked.
func TestCustomOfAnUnknownUser(t *testing.T) {
	w := newRawClient(t, nil)
	f := w.calls(func(members) any { return members{"issueTokens": true} }, "DefineAuthChallenge")
	w.initiateAs("hiding", "CUSTOM_AUTH", members{"USERNAME": "ghost"}).refuses(t, notAllowed, "Incorrect username or password.")
	w.initiate("CUSTOM_AUTH", members{"USERNAME": "ghost"}).refuses(t, "UserNotFoundException", "User does not exist.")
	events := f.of("DefineAuthChallenge_Authentication")
	if len(events) != 1 || events[0]["userName"] != "ghost" || events[0]["request"].(members)["userNotFound"] != true {
		t.Errorf("told %v", events)
	}
}

// TestCustomResponsesThatLeadNowhere: what the functions choose must be possible.
func TestCustomResponsesThatLeadNowhere(t *testing.T) {
	for name, response := range map[string]any{
		"nothing":             nil,
		"no such challenge":   members{"challengeName": "FOO"},
		"a proof of nothing":  members{"challengeName": "PASSWORD_VERIFIER"},
		"a factor not set up": members{"challengeName": "SOFTWARE_TOKEN_MFA"},
		"no create trigger":   members{"challengeName": "CUSTOM_CHALLENGE"},
		"a text for a flag":   members{"issueTokens": "true"},
		"a list":              []any{},
	} {
		t.Run(name, func(t *testing.T) {
			w := newRawClient(t, nil)
			w.calls(func(members) any { return response }, "DefineAuthChallenge")
			custom(w).refuses(t, "InvalidLambdaResponseException", "Unrecognizable lambda output")
		})
	}
}

// TestHostileEvents: a function that returns anything but its event, filled in,
// is refused, and nothing has happened.
func TestHostileEvents(t *testing.T) {
	for name, spoil := range map[string]func(members){
		"another version":  func(event members) { event["version"] = "2" },
		"no version":       func(event members) { delete(event, "version") },
		"no response":      func(event members) { delete(event, "response") },
		"a list":           func(event members) { event["response"] = []any{} },
		"a number":         func(event members) { event["userName"] = 7 },
		"flags of another": func(event members) { event["response"] = members{"autoConfirmUser": 1} },
		"address of none":  func(event members) { event["response"] = members{"autoVerifyPhone": true} },
	} {
		t.Run(name, func(t *testing.T) {
			w := newRawClient(t, nil)
			w.calls(func(event members) any { spoil(event); return nil }, "PreSignUp")
			signUpAs("new", rightPassword, withAttribute("email", "new@example.org"))(w).
				refuses(t, "InvalidLambdaResponseException", "Unrecognizable lambda output")
			if r := w.call("AdminGetUser", members{"UserPoolId": recordedPool, "Username": "new"}); r.exception() != "UserNotFoundException" {
				t.Errorf("there is a user: %s", r.raw)
			}
		})
	}
}
