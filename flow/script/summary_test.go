package script_test

import (
	"strings"
	"testing"

	"authwalk/flow/script"
)

func TestResultInLines(t *testing.T) {
	calls := []script.Call{
		{Operation: "InitiateAuth", Received: "SMS_MFA", Status: 200, Milliseconds: 41},
		{Operation: "RespondToAuthChallenge", Answered: "SMS_MFA", Status: 400, Exception: "CodeMismatchException", Milliseconds: 7},
		{Operation: "AssociateSoftwareToken", Status: 200},
		{Operation: "GetUser"},
		{Operation: "InitiateAuth", Status: 101, Unreadable: true},
	}
	const path = "" +
		"1  InitiateAuth                     → SMS_MFA              41 ms\n" +
		"2  RespondToAuthChallenge  SMS_MFA  CodeMismatchException  7 ms\n" +
		"3  AssociateSoftwareToken           ok                     0 ms\n" +
		"4  GetUser                          no answer              0 ms\n" +
		"5  InitiateAuth                     unreadable             0 ms\n"
	for _, test := range []struct {
		result script.Result
		want   string
	}{
		{script.Result{Result: "tokens", Tokens: &script.Tokens{Refresh: true}}, "signed in: access, ID and refresh token\n"},
		{script.Result{Result: "tokens", Tokens: &script.Tokens{}}, "signed in: access and ID token\n"},
		{script.Result{Result: "NotAuthorizedException", Message: "Incorrect\x1b[31m"}, "NotAuthorizedException: Incorrect"},
		{script.Result{Result: "tokens", Expected: "expected the path [A], got []", Tokens: &script.Tokens{}}, "signed in: access and ID token\n"},
	} {
		var out strings.Builder
		test.result.Path = calls
		if err := test.result.Write(&out); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(out.String(), path+test.want) || strings.Contains(out.String(), "\x1b") {
			t.Errorf("got\n%s\nwant\n%s%s", out.String(), path, test.want)
		}
	}
}
