package script

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"

	"github.com/pquerna/otp/totp"
)

const secret = "JBSWY3DPEHPK3PXP"

func run(t *testing.T, text string, controller *fakeController) Result {
	t.Helper()
	script, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	runner := Runner{Controller: controller, Sources: &fakeSources{}, Now: func() time.Time { return noon }}
	start, err := runner.Start(t.Context(), script)
	if err != nil {
		t.Fatal(err)
	}
	return runner.Run(t.Context(), script, start)
}

func TestStart(t *testing.T) {
	script, err := Parse([]byte(`
target: {UserPoolId: eu-west-1_Ab12Cd34E, Region: eu-west-1, Profile: dev, Endpoint: "http://127.0.0.1:9229"}
admin: true
start:
  AuthFlow: ADMIN_USER_PASSWORD_AUTH
  ClientId: 012345
  AuthParameters: {USERNAME: nadia, PASSWORD: "${env:PASSWORD_OF_NADIA}!", SECRET_HASH: wrong, DEVICE_KEY: ""}
  ClientMetadata: {a: 007}
  ContextData: {IpAddress: 192.0.2.1, HttpHeaders: [{headerName: x, headerValue: "${file:password.txt}"}]}
  Session: s
`))
	if err != nil {
		t.Fatal(err)
	}
	start, err := Runner{Sources: &fakeSources{}}.Start(t.Context(), script)
	if err != nil {
		t.Fatal(err)
	}
	if start.Target != (walk.Target{
		UserPoolID: "eu-west-1_Ab12Cd34E", Region: "eu-west-1", Profile: "dev", Endpoint: "http://127.0.0.1:9229", ClientID: "012345",
	}) {
		t.Errorf("target: %+v", start.Target)
	}
	if start.Operation != walk.AdminInitiateAuth || start.AuthFlow != "ADMIN_USER_PASSWORD_AUTH" || start.Username != "nadia" {
		t.Errorf("start: %+v", start)
	}
	if got := start.Password.Reveal(); got != "correct horse!" {
		t.Errorf("password %q", got)
	}
	if got, want := start.Parameters.Reveal(), map[string]string{"SECRET_HASH": "wrong", "DEVICE_KEY": ""}; !maps.Equal(got, want) {
		t.Errorf("parameters %v", got)
	}
	if got, want := string(start.ContextData), `{"HttpHeaders":[{"headerName":"x","headerValue":"from a file"}],"IpAddress":"192.0.2.1"}`; got != want {
		t.Errorf("context %s", got)
	}
	if start.ClientMetadata["a"] != "007" || start.Session.Reveal() != "s" {
		t.Errorf("metadata %v", start.ClientMetadata)
	}
}

func TestStartNamesWhatIsMissing(t *testing.T) {
	for text, want := range map[string]string{
		"start: {AuthParameters: {PASSWORD: \"${env:NOT_SET}\"}}":    "line 1, column 36: the environment variable NOT_SET is not set",
		"start: {AuthParameters: {PASSWORD: \"${file:not/there}\"}}": "line 1, column 36: cannot read the file not/there",
		"start: {AuthParameters: {PASSWORD: \"${file:open.txt}\"}}":  "line 1, column 36: others can read the file",
		"start: {ClientMetadata: {anything: \"${file:open.txt}\"}}":  "others can read the file",
		"start: {AuthParameters: {PASSWORD: \"${outbox}\"}}":         "before the first request",
	} {
		script, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (Runner{Sources: &fakeSources{}}).Start(t.Context(), script); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gave %v", text, err)
		}
	}
	for _, text := range []string{"start: {AuthParameters: {USERNAME: \"${file:open.txt}\"}}", "target: {Region: \"${file:open.txt}\"}\nstart: {}"} {
		script, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (Runner{Sources: &fakeSources{}}).Start(t.Context(), script); err != nil {
			t.Errorf("%s, which is no secret, gave %v", text, err)
		}
	}
	script, err := Parse([]byte("start: {AuthParameters: {PASSWORD: \"${env:EMPTY}\"}}"))
	if err != nil {
		t.Fatal(err)
	}
	start, err := Runner{Sources: &fakeSources{}}.Start(t.Context(), script)
	if err != nil || !start.Parameters.Has("PASSWORD") {
		t.Errorf("a variable that is set and empty is sent as an empty text: %v, %v", start.Parameters, err)
	}
}

// TestARefusedFirstCallTakesTheNextAnswer of its list, and no other call does.
func TestARefusedFirstCallTakesTheNextAnswer(t *testing.T) {
	signUp := "start: {AuthFlow: SignUp}\nanswers: {SignUp: [{USERNAME: nadia, NEW_PASSWORD: short}, {USERNAME: nadia, NEW_PASSWORD: Winter-2026!}]}"
	for _, test := range []struct {
		name, script string
		turns        []turn
		members      string
		result       string
		path         []string
	}{
		{"the second is taken", signUp, []turn{{refuse: "InvalidPasswordException"}, {helper: "SignUp"}}, "Winter-2026!", "done", []string{"InvalidPasswordException", ""}},
		{"all are refused", signUp, []turn{{refuse: "InvalidPasswordException"}, {refuse: "UsernameExistsException"}}, "Winter-2026!", "UsernameExistsException", []string{"InvalidPasswordException", "UsernameExistsException"}},
		{"no answer came", signUp, []turn{{kind: walk.Unreachable}}, "short", "unreachable", []string{""}},
		{"one answer", "start: {AuthFlow: SignUp}\nanswers: {SignUp: {USERNAME: nadia, NEW_PASSWORD: short}}", []turn{{refuse: "InvalidPasswordException"}}, "short", "InvalidPasswordException", []string{"InvalidPasswordException"}},
		{"a sign-in", "start: {AuthFlow: USER_PASSWORD_AUTH}\nanswers: {SMS_MFA: [{SMS_MFA_CODE: 1}, {SMS_MFA_CODE: 2}]}", []turn{{refuse: "NotAuthorizedException"}}, "", "NotAuthorizedException", []string{"NotAuthorizedException"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			controller := &fakeController{turns: test.turns}
			result := run(t, test.script, controller)
			var path []string
			for _, call := range result.Path {
				path = append(path, call.Exception)
			}
			if result.Result != test.result || !slices.Equal(path, test.path) || controller.start.Members.Get("NEW_PASSWORD") != test.members {
				t.Errorf("%s after %q, made with %q", result.Result, path, controller.start.Members.Get("NEW_PASSWORD"))
			}
		})
	}
}

func TestRun(t *testing.T) {
	for _, test := range []struct {
		name, script string
		controller   fakeController
		answers      []map[string]string
		result       string
		ending       Ending
		message      string
	}{
		{
			name:   "tokens at once",
			script: "start: {AuthFlow: USER_PASSWORD_AUTH}", controller: fakeController{turns: []turn{{tokens: true}}},
			result: "tokens", ending: Done,
		},
		{
			name:   "a code from the outbox",
			script: "start: {}\nanswers: {SMS_MFA: {SMS_MFA_CODE: \"${outbox}\"}}",
			controller: fakeController{
				turns: []turn{{challenge: "SMS_MFA"}, {tokens: true}},
				inbox: []walk.Message{{Purpose: "news"}, {Code: walk.NewSecret("471100")}, {Code: walk.NewSecret("000000")}},
			},
			answers: []map[string]string{{"SMS_MFA_CODE": "471100"}},
			result:  "tokens", ending: Done,
		},
		{
			name:       "no inbox",
			script:     "start: {}\nanswers: {SMS_MFA: {SMS_MFA_CODE: \"${outbox}\"}}",
			controller: fakeController{turns: []turn{{challenge: "SMS_MFA"}}},
			result:     "stopped", ending: BadInput, message: "SMS_MFA_CODE of SMS_MFA: ${outbox}: there is no outbox here",
		},
		{
			name:       "a list tries in turn when refused",
			script:     "start: {}\nanswers: {SMS_MFA: [{SMS_MFA_CODE: 000000}, {SMS_MFA_CODE: 012345}]}",
			controller: fakeController{turns: []turn{{challenge: "SMS_MFA"}, {refuse: "CodeMismatchException", retry: true}, {tokens: true}}},
			answers:    []map[string]string{{"SMS_MFA_CODE": "000000"}, {"SMS_MFA_CODE": "012345"}},
			result:     "tokens", ending: Done,
		},
		{
			name:       "a list tries in turn when repeated",
			script:     "start: {}\nanswers: {CUSTOM: [{CUSTOM_CODE: 1}, {CUSTOM_CODE: 2}]}",
			controller: fakeController{turns: []turn{{challenge: "CUSTOM"}, {challenge: "CUSTOM"}, {tokens: true}}},
			answers:    []map[string]string{{"CUSTOM_CODE": "1"}, {"CUSTOM_CODE": "2"}},
			result:     "tokens", ending: Done,
		},
		{
			name:       "refused with nothing more to try",
			script:     "start: {}\nanswers: {SMS_MFA: {SMS_MFA_CODE: 000000}}",
			controller: fakeController{turns: []turn{{challenge: "SMS_MFA"}, {refuse: "CodeMismatchException", retry: true}}},
			answers:    []map[string]string{{"SMS_MFA_CODE": "000000"}},
			result:     "CodeMismatchException", ending: Refused, message: "said no",
		},
		{
			name:       "repeated with nothing more to answer",
			script:     "start: {}\nanswers: {CUSTOM: {CUSTOM_CODE: 1}}",
			controller: fakeController{turns: []turn{{challenge: "CUSTOM"}, {challenge: "CUSTOM"}}},
			answers:    []map[string]string{{"CUSTOM_CODE": "1"}},
			result:     "stopped", ending: BadInput, message: "the script has no answer to CUSTOM",
		},
		{
			name:   "no answer",
			script: "start: {}", controller: fakeController{turns: []turn{{challenge: "SMS_MFA"}}},
			result: "stopped", ending: BadInput, message: "the script has no answer to SMS_MFA",
		},
		{
			name:   "an answer without the key",
			script: "start: {}\nanswers: {SMS_MFA: {CODE: 1}}", controller: fakeController{turns: []turn{{challenge: "SMS_MFA"}}},
			result: "stopped", ending: BadInput, message: "the script's answer to SMS_MFA has no SMS_MFA_CODE",
		},
		{
			name:   "refused",
			script: "start: {}", controller: fakeController{turns: []turn{{refuse: "NotAuthorizedException"}}},
			result: "NotAuthorizedException", ending: Refused, message: "said no",
		},
		{
			name:   "no way to the service",
			script: "start: {}", controller: fakeController{turns: []turn{{kind: walk.Unreachable}}},
			result: "unreachable", ending: Unreachable, message: "said no",
		},
		{
			name:       "no way to the service for a second try",
			script:     "start: {}\nanswers: {SMS_MFA: [{SMS_MFA_CODE: 1}, {SMS_MFA_CODE: 2}]}",
			controller: fakeController{turns: []turn{{challenge: "SMS_MFA"}, {kind: walk.Unreachable, retry: true}}},
			answers:    []map[string]string{{"SMS_MFA_CODE": "1"}},
			result:     "unreachable", ending: Unreachable, message: "said no",
		},
		{
			name:   "something else answers",
			script: "start: {}", controller: fakeController{turns: []turn{{kind: walk.Unreadable}}},
			result: "unreachable", ending: Unreachable, message: "said no",
		},
		{
			name:   "no credentials",
			script: "start: {}\nadmin: true", controller: fakeController{turns: []turn{{kind: walk.Credentials}}},
			result: "stopped", ending: BadInput, message: "said no",
		},
		{
			name:   "given up",
			script: "start: {}\nexpect: {result: tokens}", controller: fakeController{turns: []turn{{kind: walk.Cancelled}}},
			result: "stopped", ending: Interrupted, message: "said no",
		},
		{
			name:       "the password is repeated and the device is left out",
			script:     "start: {}\nanswers: {NEW: {NEW_PASSWORD: \"${prompt}\", extra: wrong on purpose}}",
			controller: fakeController{turns: []turn{{challenge: "NEW"}, {tokens: true}}, prompts: map[string][]walk.Prompt{"NEW": {newPassword}}},
			answers:    []map[string]string{{"NEW_PASSWORD": "typed", "again": "typed", "extra": "wrong on purpose", "DEVICE_KEY": "known"}},
			result:     "tokens", ending: Done,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			result := run(t, test.script, &test.controller)
			if result.Result != test.result || result.Ending != test.ending || result.Message != test.message {
				t.Errorf("got %q (%d) %q, want %q (%d) %q", result.Result, result.Ending, result.Message, test.result, test.ending, test.message)
			}
			if !reflect.DeepEqual(test.controller.answers, test.answers) {
				t.Errorf("answered %v, want %v", test.controller.answers, test.answers)
			}
		})
	}
}

var newPassword = walk.Prompt{Name: "NEW", Fields: []walk.Field{
	{Key: "NEW_PASSWORD"},
	{Key: "again", Same: "NEW_PASSWORD"},
	{Key: "DEVICE_KEY", Value: "known"},
	{Key: "SHOW", Kind: walk.Toggle},
	{Key: "ADDRESS", When: &walk.Condition{Key: "MEDIUM", Values: []string{"EMAIL"}}},
	{Key: "NICKNAME", Optional: true},
}}

var setup = []walk.Prompt{
	{Name: mfaSetup, Fields: []walk.Field{{Key: "TYPE", Kind: walk.Choose}, {Key: "EMAIL", When: &walk.Condition{Key: "TYPE", Values: []string{"EMAIL_OTP"}}}}},
	{Name: mfaSetup, Authenticator: &walk.Authenticator{Secret: walk.NewSecret(secret)}, Fields: []walk.Field{{Key: "CODE"}, {Key: "DEVICE_NAME", Optional: true}}},
	{Name: mfaSetup, Auto: true},
}

func TestSetUpOfAnAuthenticator(t *testing.T) {
	const ahead = 181 * time.Second
	controller := &fakeController{ahead: ahead, prompts: map[string][]walk.Prompt{mfaSetup: setup}, turns: []turn{
		{challenge: mfaSetup}, {helper: "AssociateSoftwareToken"}, {helper: "VerifySoftwareToken"}, {tokens: true},
	}}
	result := run(t, "start: {}\nanswers: {MFA_SETUP: {TOTP: true, DEVICE_NAME: phone}}\nexpect: {path: [MFA_SETUP], result: tokens}", controller)
	if result.Ending != Done || result.Result != "tokens" {
		t.Fatalf("got %q: %s", result.Result, result.Message)
	}
	code, err := totp.GenerateCode(secret, noon.Add(ahead))
	if err != nil {
		t.Fatal(err)
	}
	want := []map[string]string{{"TYPE": "SOFTWARE_TOKEN_MFA"}, {"CODE": code, "DEVICE_NAME": "phone"}, {}}
	if !reflect.DeepEqual(controller.answers, want) {
		t.Errorf("answered %v, want %v", controller.answers, want)
	}
	operations := make([]string, 0, len(result.Path))
	for _, call := range result.Path {
		operations = append(operations, call.Operation)
	}
	if want := []string{"InitiateAuth", "AssociateSoftwareToken", "VerifySoftwareToken", "RespondToAuthChallenge"}; !reflect.DeepEqual(operations, want) {
		t.Errorf("calls %v, want %v", operations, want)
	}
}

func TestSetUpTriesTheNextCodeOnlyAfterARefusal(t *testing.T) {
	controller := &fakeController{prompts: map[string][]walk.Prompt{mfaSetup: {setup[0], setup[1], setup[1], setup[2]}}, turns: []turn{
		{challenge: mfaSetup},
		{helper: "AssociateSoftwareToken"},
		{refuse: "EnableSoftwareTokenMFAException", retry: true},
		{helper: "VerifySoftwareToken"},
		{tokens: true},
	}}
	result := run(t, "start: {}\nanswers: {MFA_SETUP: [{TOTP: true, CODE: 000000}, {CODE: 111111}]}", controller)
	want := []map[string]string{{"TYPE": "SOFTWARE_TOKEN_MFA"}, {"CODE": "000000"}, {"CODE": "111111"}, {}}
	if result.Result != "tokens" || !reflect.DeepEqual(controller.answers, want) {
		t.Errorf("%s: answered %v, want %v", result.Result, controller.answers, want)
	}
}

func TestSetUpByEmail(t *testing.T) {
	controller := &fakeController{prompts: map[string][]walk.Prompt{mfaSetup: setup}, turns: []turn{{challenge: mfaSetup}, {tokens: true}}}
	run(t, "start: {}\nanswers: {MFA_SETUP: {EMAIL: a@example.org}}", controller)
	if want := []map[string]string{{"TYPE": "EMAIL_OTP", "EMAIL": "a@example.org"}}; !reflect.DeepEqual(controller.answers, want) {
		t.Errorf("answered %v, want %v", controller.answers, want)
	}
}

func TestCodesFollowTheEndpointsClock(t *testing.T) {
	for ahead, want := range map[time.Duration]time.Duration{0: 0, -time.Second: 0, 181 * time.Second: 181 * time.Second, -time.Hour: -time.Hour} {
		controller := &fakeController{ahead: ahead + 41*time.Millisecond, turns: []turn{{challenge: "SOFTWARE_TOKEN_MFA"}, {tokens: true}}}
		run(t, "start: {}\nanswers: {SOFTWARE_TOKEN_MFA: {SOFTWARE_TOKEN_MFA_CODE: \"${totp:"+secret+"}\"}}", controller)
		code, err := totp.GenerateCode(secret, noon.Add(want))
		if err != nil {
			t.Fatal(err)
		}
		if got := controller.answers[0]["SOFTWARE_TOKEN_MFA_CODE"]; got != code {
			t.Errorf("%v ahead: code %s, want %s", ahead, got, code)
		}
	}
}

func TestExpectations(t *testing.T) {
	for _, test := range []struct {
		expect string
		turns  []turn
		ending Ending
		want   string
	}{
		{"{result: tokens}", []turn{{tokens: true}}, Done, ""},
		{"{path: []}", []turn{{tokens: true}}, Done, ""},
		{"{path: [SMS_MFA]}", []turn{{tokens: true}}, Missed, "expected the path [SMS_MFA], got []"},
		{"{result: NotAuthorizedException}", []turn{{refuse: "NotAuthorizedException"}}, Done, ""},
		{"{result: tokens}", []turn{{refuse: "NotAuthorizedException"}}, Missed, "expected the result tokens, got NotAuthorizedException"},
		{"{result: NotAuthorizedException}", []turn{{tokens: true}}, Missed, "expected the result NotAuthorizedException, got tokens"},
		{"{result: stopped, path: [SMS_MFA]}", []turn{{challenge: "SMS_MFA"}}, Done, ""},
		{"{result: tokens}", []turn{{challenge: "SMS_MFA"}}, Missed, "expected the result tokens, got stopped"},
		{"{result: tokens}", []turn{{kind: walk.Unreachable}}, Unreachable, ""},
		{"{result: unreachable}", []turn{{kind: walk.Unreachable}}, Unreachable, ""},
		{"{result: stopped}", []turn{{kind: walk.Credentials}}, BadInput, ""},
	} {
		result := run(t, "start: {}\nexpect: "+test.expect, &fakeController{turns: test.turns})
		if result.Ending != test.ending || result.Expected != test.want {
			t.Errorf("%s over %v: got %d %q, want %d %q", test.expect, test.turns, result.Ending, result.Expected, test.ending, test.want)
		}
	}
}

func TestResultAsJSON(t *testing.T) {
	controller := &fakeController{turns: []turn{{challenge: "SMS_MFA"}, {refuse: "CodeMismatchException", retry: true}, {tokens: true}}}
	result := run(t, "start: {}\nanswers: {SMS_MFA: [{SMS_MFA_CODE: 1}, {SMS_MFA_CODE: 2}]}", controller)
	const path = `[{"operation":"InitiateAuth","received":"SMS_MFA","status":200,"request_id":"id-1","ms":41},` +
		`{"operation":"RespondToAuthChallenge","answered":"SMS_MFA","status":400,"exception":"CodeMismatchException","request_id":"id-2","ms":41},` +
		`{"operation":"RespondToAuthChallenge","answered":"SMS_MFA","status":200,"request_id":"id-3","ms":41}]`
	check := func(want string) {
		t.Helper()
		if got, err := json.Marshal(result); err != nil || string(got) != want {
			t.Errorf("got  %s (%v)\nwant %s", got, err, want)
		}
	}
	check(`{"result":"tokens","message":"","path":` + path +
		`,"tokens":{"access":{"sub":"1"},"id":{"sub":"1"},"refresh":true},"device":{"key":"key","group_key":"group"}}`)
	result.Reveal()
	check(`{"result":"tokens","message":"","path":` + path +
		`,"tokens":{"access":{"sub":"1"},"id":{"sub":"1"},"refresh":true,"raw":{"access":"h.eyJzdWIiOiIxIn0.s","id":"h.eyJzdWIiOiIxIn0.s","refresh":"a.b.c.d.e"}},"device":{"key":"key","group_key":"group"}}`)
}

// TestAnUnreadableAnswerIsNotOK: a status alone says nothing about the call.
func TestAnUnreadableAnswerIsNotOK(t *testing.T) {
	result := run(t, "start: {}", &fakeController{turns: []turn{{kind: walk.Unreadable}}})
	var out strings.Builder
	if err := result.Write(&out); err != nil {
		t.Fatal(err)
	}
	if table, _, _ := strings.Cut(out.String(), "\n"); !strings.Contains(table, "unreadable") {
		t.Errorf("got %q", table)
	}
}
