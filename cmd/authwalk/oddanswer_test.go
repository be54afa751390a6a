package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"syscall"
	"testing"

	"authwalk/ui/termtest"
)

// TestOddAnswersInScripts meets what answers in Cognito's place, or answers
// what Cognito never would: one sentence, and the exit code of a service that
// cannot be reached.
func TestOddAnswersInScripts(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for name, test := range map[string]struct {
		answer reply
		want   string
	}{
		"web page":            {reply{body: "<!DOCTYPE html><title>canary</title>"}, "web page"},
		"empty":               {reply{}, "empty response"},
		"truncated":           {reply{body: `{"ChallengeName":"canary`}, "not Cognito's JSON"},
		"cut off":             {reply{header: "Content-Length: 100\r\n", body: `{"canary`}, "closed the connection"},
		"redirect":            {reply{status: http.StatusFound, header: "Location: http://127.0.0.1:1/canary\r\n"}, "redirect"},
		"too large":           {reply{status: http.StatusRequestEntityTooLarge, body: "canary"}, "too large"},
		"broken":              {reply{status: http.StatusInternalServerError}, "HTTP status 500"},
		"gateway":             {reply{status: http.StatusBadGateway, body: "<h1>canary"}, "HTTP status 502"},
		"numbers for texts":   {reply{body: `{"ChallengeName":5}`}, "members with unexpected types"},
		"texts for numbers":   {reply{body: `{"AuthenticationResult":{"AccessToken":"canary","ExpiresIn":"3600"}}`}, "members with unexpected types"},
		"lists for objects":   {reply{body: `{"ChallengeName":"SMS_MFA","ChallengeParameters":["canary"]}`}, "members with unexpected types"},
		"object for a text":   {reply{body: `{"ChallengeName":"SMS_MFA","Session":{"canary":1}}`}, "members with unexpected types"},
		"null":                {reply{body: `null`}, "not Cognito's JSON"},
		"members of null":     {reply{body: `{"ChallengeName":null,"AuthenticationResult":null}`}, "neither tokens nor a challenge"},
		"nothing in it":       {reply{body: `{}`}, "neither tokens nor a challenge"},
		"text":                {reply{body: `"canary"`}, "not Cognito's JSON"},
		"deep lists":          {reply{body: strings.Repeat("[", 1<<20)}, "not Cognito's JSON"},
		"deep objects":        {reply{body: strings.Repeat(`{"a":`, 1<<19)}, "not Cognito's JSON"},
		"deep and whole":      {reply{body: strings.Repeat(`{"a":`, 1<<19) + "1" + strings.Repeat("}", 1<<19)}, "not Cognito's JSON"},
		"megabytes":           {reply{body: strings.Repeat(" ", 5<<20)}, "longer than 4 MiB"},
		"bytes that are none": {reply{body: "\xff\xfe\x00\x01canary"}, "not Cognito's JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.answer.status == 0 {
				test.answer.status = http.StatusOK
			}
			endpoint := pretend(t, map[string][]reply{"": {test.answer}}).endpoint
			code, stdout, stderr := scripted(t, endpoint, fmt.Sprintf(anyScript, "USER_PASSWORD_AUTH"), "--json")
			if code != exitUnreachable || !strings.Contains(stderr, test.want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("ended with %d and said %q", code, stderr)
			}
			if strings.Contains(stdout+stderr, "canary") {
				t.Errorf("what came is quoted: %s%s", stdout, stderr)
			}
			var result struct{ Result string }
			if err := json.Unmarshal([]byte(stdout), &result); err != nil || result.Result != "unreachable" {
				t.Errorf("the result is %.200s", stdout)
			}
		})
	}
}

// flood is a challenge with so many parameters that its answer has megabytes.
func flood(name string) reply {
	parameters := map[string]string{}
	for n := range 5_000 {
		parameters[fmt.Sprintf("parameter%d", n)] = strings.Repeat("x", 250)
	}
	return asks(name, parameters)
}

// TestOddAnswersOnScreen looks at the heaviest of them, and at an ordinary one.
func TestOddAnswersOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for _, test := range []struct {
		name, sees string
		answer     reply
	}{
		{"web page", "web page", reply{status: http.StatusOK, body: "<!DOCTYPE html>"}},
		{"deep lists", "not Cognito's JSON", reply{status: http.StatusOK, body: strings.Repeat("[", 1<<22-1)}},
		{"as deep as it is read", "neither tokens nor a challenge", reply{status: http.StatusOK, body: strings.Repeat(`{"a":`, 9_999) + "1" + strings.Repeat("}", 9_999)}},
		{"megabytes for a challenge", "SMS_MFA", flood("SMS_MFA")},
		{"megabytes for a challenge nobody knows", "NEW_CHALLENGE", flood("NEW_CHALLENGE")},
		{"megabytes in one text", "refused", replyWith(http.StatusBadRequest, map[string]any{"__type": "EvilException", "message": strings.Repeat("megabytes ", 350_000)})},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w := walkTo(t, pretend(t, map[string][]reply{"": {test.answer}}).endpoint, "USER_PASSWORD_AUTH")
			w.See(test.sees)
			around(w, test.sees)
			leaveFrom(t, w)
			harmlessScreen(t, w)
		})
	}
}

// TestGivingUp leaves a request that is never answered, in each way there is.
func TestGivingUp(t *testing.T) {
	t.Parallel()
	sms := asks("SMS_MFA", nil)
	waiting := func(t *testing.T) (*impostor, func(string)) {
		p := pretend(t, map[string][]reply{"InitiateAuth": {sms}, "RespondToAuthChallenge": {{never: true}, {never: true}, replyWith(http.StatusBadRequest, map[string]any{"__type": "CodeMismatchException"})}})
		return p, func(operation string) {
			for asked := range p.asked {
				if asked == operation {
					return
				}
			}
		}
	}
	t.Run("esc", func(t *testing.T) {
		t.Parallel()
		p, wait := waiting(t)
		w := walkTo(t, p.endpoint, "USER_PASSWORD_AUTH")
		w.See("SMS_MFA").Type("123456").Press("enter")
		wait("RespondToAuthChallenge")
		w.Press("esc").See("Cognito might have handled").See("1 2 3 4 5 6")
		w.Press("enter")
		wait("RespondToAuthChallenge")
		w.Press("esc").See("Cognito might have handled").Press("enter").See("CodeMismatchException")
		leaveFrom(t, w)
	})
	t.Run("^C", func(t *testing.T) {
		t.Parallel()
		p, wait := waiting(t)
		w := walkTo(t, p.endpoint, "USER_PASSWORD_AUTH")
		w.See("SMS_MFA").Type("123456").Press("enter")
		wait("RespondToAuthChallenge")
		w.Press("ctrl+c").See("A request is in progress").Press("ctrl+c")
		left(t, w)
	})
	t.Run("a signal", func(t *testing.T) {
		t.Parallel()
		p, wait := waiting(t)
		w := walkTo(t, p.endpoint, "USER_PASSWORD_AUTH")
		w.See("SMS_MFA").Type("123456").Press("enter")
		wait("RespondToAuthChallenge")
		w.Signal(syscall.SIGTERM)
		left(t, w)
	})
}

// left wants the end of a program that did not wait for an answer.
func left(t *testing.T, w *termtest.Terminal) {
	t.Helper()
	if code := w.Exit(); code != exitInterrupted {
		t.Errorf("ended with %d, want %d", code, exitInterrupted)
	}
	if strings.Contains(string(w.Raw()), "DATA RACE") {
		t.Errorf("a race was found:\n%s", w.Raw())
	}
	if !strings.Contains(string(w.Raw()), "authwalk: quit while a request was in progress: Cognito might already have handled it") {
		t.Errorf("it does not say what may have happened:\n%s", w.Screen())
	}
}
