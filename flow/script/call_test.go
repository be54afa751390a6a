package script

import (
	"maps"
	"strings"
	"testing"

	"authwalk/flow/walk"
)

// What stands under call goes with that answer alone, with its references
// looked up.
func TestMembersOfOneCall(t *testing.T) {
	controller := &fakeController{turns: []turn{{challenge: "SMS_MFA"}, {refuse: "CodeMismatchException", retry: true}, {tokens: true}}}
	result := run(t, `
start: {AuthFlow: USER_PASSWORD_AUTH, call: {ClientMetadata: {first: "${env:PASSWORD_OF_NADIA}"}}}
answers:
  SMS_MFA:
    - {SMS_MFA_CODE: 1, call: {ClientMetadata: {a: "${env:PASSWORD_OF_NADIA}"}, UserContextData: {IpAddress: 192.0.2.1}}}
    - {SMS_MFA_CODE: 2, call: {ClientMetadata: {}}}
`, controller)
	if result.Result != "tokens" {
		t.Fatalf("%+v", result)
	}
	if got := controller.start.Call.Reveal(); !maps.Equal(got, map[string]string{"call:ClientMetadata": `{"first":"correct horse"}`}) {
		t.Errorf("the start goes with %v", got)
	}
	for n, want := range []map[string]string{
		{"SMS_MFA_CODE": "1", "call:ClientMetadata": `{"a":"correct horse"}`, "call:UserContextData": `{"IpAddress":"192.0.2.1"}`},
		{"SMS_MFA_CODE": "2", "call:ClientMetadata": `{}`},
	} {
		if got := controller.answers[n]; !maps.Equal(got, want) {
			t.Errorf("answer %d: %v, want %v", n+1, got, want)
		}
	}
}

// What a call cannot carry is refused where it is written, before anything is
// sent.
func TestMembersThatACallLacksAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"start: {AuthFlow: USER_AUTH, call: {Session: s}}":                            "line 1, column 37: a call has no Session: it takes ClientMetadata, ",
		"start: {}\nanswers: {SMS_MFA: {SMS_MFA_CODE: 1, call: {Colour: blue}}}":      "line 2, column 45: a call has no Colour: it takes ",
		"start: {}\nanswers: {SMS_MFA: {call: {UserContextData: {IpAdress: x}}}}":     `UserContextData has no member "IpAdress": it has IpAddress, EncodedData`,
		"start: {}\nanswers: {SMS_MFA: {call: {UserContextData: x}}}":                 "expected a mapping",
		"start: {}\nanswers: {SMS_MFA: {call: {ClientMetadata: {a: [1]}}}}":           "line 2, column 48: expected a string",
		"start: {AuthFlow: USER_AUTH, call: {ClientMetadata: {a: {b: c}}}}":           "line 1, column 57: expected a string",
		"start: {ContextData: {HttpHeaders: [{headerName: [x]}]}}":                    "line 1, column 50: expected a string",
		"start: {}\nanswers: {SMS_MFA: {call: {ContextData: {HttpHeaders: {a: b}}}}}": "line 2, column 55: expected a list",
		"start: {}\nanswers: {SMS_MFA: {call: {UserContextData: {IpAddress: ~}}}}":    "line 2, column 46: this name has no value",
		"start: {}\nanswers: {SMS_MFA: {call: x}}":                                    "expected a mapping",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gave %v", text, err)
		}
	}
	const context = "call: {UserContextData: {IpAddress: 192.0.2.1}}"
	for text, want := range map[string]string{
		"start: {AuthFlow: USER_SRP_AUTH}\nanswers: {SMS_MFA: {call: {ContextData: {}}}}":      "the answer to SMS_MFA: RespondToAuthChallenge has no ContextData: it takes UserContextData",
		"admin: true\nstart: {AuthFlow: USER_SRP_AUTH}\nanswers: {SMS_MFA: {" + context + "}}": "the answer to SMS_MFA: AdminRespondToAuthChallenge has no UserContextData: it takes ContextData",
	} {
		controller := &fakeController{}
		result := run(t, text, controller)
		if result.Ending != BadInput || !strings.Contains(result.Message, want) || len(result.Path) != 0 {
			t.Errorf("%s: %+v", text, result)
		}
	}
}

// Keys of MFA_SETUP that no prompt of its asks for go with its answer, as those
// of every other challenge do.
func TestFreeKeysOfMFASetupAreGiven(t *testing.T) {
	controller := &fakeController{turns: []turn{{challenge: "MFA_SETUP"}, {tokens: true}}, prompts: map[string][]walk.Prompt{
		"MFA_SETUP": {{Name: "MFA_SETUP", Auto: true}},
	}}
	run(t, "start: {AuthFlow: USER_PASSWORD_AUTH}\nanswers: {MFA_SETUP: {TOTP: true, FOO: bar}}", controller)
	if got := controller.answers[0]; !maps.Equal(got, map[string]string{"FOO": "bar"}) {
		t.Errorf("answered with %v", got)
	}
}
