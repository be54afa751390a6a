package main

import (
	"encoding/json"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestAWalkBeginsWithAnOperation that a person fills in: on screen, with the
// user of a sign-up that was never confirmed.
func TestAWalkBeginsWithAnOperation(t *testing.T) {
	t.Parallel()
	served := serveDemo(t)
	w := open(t, termtest.Options{Width: 140, Height: 40, Answers: true, Env: []string{"AUTHWALK_EMULATOR_TOKEN=" + served.Token()}, Args: []string{
		"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb",
		"--username", "uma", "--auth-flow", "ConfirmSignUp",
	}})
	w.See("(•) ConfirmSignUp").See("User name      uma").See("▸ Code").Type("123456").Press("enter")
	w.See("✗ ExpiredCodeException").See("▸ Request a new confirmation code").Press("enter").See("▸ ConfirmSignUp").See("u***@e***")
	newestCode(t, w)
	w.See(signedIn)
}

// TestFromASignUpToTheUser makes every call of its own with a script.
func TestFromASignUpToTheUser(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	served := serveDemo(t)
	run := func(script, secret string, arguments ...string) (code int, result, token string) {
		path := strings.TrimPrefix(fileWith(t, script), "file://")
		code, stdout, stderr := execute(t, []string{"AUTHWALK_EMULATOR_TOKEN=" + served.Token(), "SECRET=" + secret}, append([]string{
			"run", path, "--json", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb",
		}, arguments...)...)
		var said struct {
			Result string
			Tokens struct{ Raw struct{ Access string } }
		}
		if err := json.Unmarshal([]byte(stdout), &said); err != nil {
			t.Fatalf("%v: %s%s", err, stdout, stderr)
		}
		return code, said.Result, said.Tokens.Raw.Access
	}
	code, result, _ := run("start: {AuthFlow: SignUp}\nanswers: {SignUp: {USERNAME: walkin, NEW_PASSWORD: '${env:SECRET}', ATTRIBUTES: email=walkin@example.org}}", "Summer-2026!")
	if code != exitUsage || result != "stopped" {
		t.Errorf("SignUp without the code ended with %d, %s", code, result)
	}
	code, result, token := run("start: {AuthFlow: ConfirmSignUp}\nanswers: {ConfirmSignUp: {CODE: '${outbox}'}}", "", "--username", "walkin", "--show-tokens")
	if code != exitDone || result != "tokens" || token == "" {
		t.Errorf("ConfirmSignUp ended with %d, %s", code, result)
	}
	for _, operation := range []string{"GetUser", "GetUserAuthFactors", "ListDevices", "GlobalSignOut"} {
		code, result, _ := run("start: {AuthFlow: "+operation+"}\nanswers: {"+operation+": {AccessToken: '${env:SECRET}'}}", token)
		if code != exitDone || result != "done" {
			t.Errorf("%s ended with %d, %s", operation, code, result)
		}
	}
	if code, result, _ := run("start: {AuthFlow: GetUser}\nanswers: {GetUser: {AccessToken: '${env:SECRET}'}}", token); code != exitRefused || result != "NotAuthorizedException" {
		t.Errorf("GetUser after GlobalSignOut ended with %d, %s", code, result)
	}
}

// TestFlagsAreNeverLeftOut for the sake of the demo: whatever flag there is, the
// form shows it.
func TestFlagsAreNeverLeftOut(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for _, flags := range [][]string{
		{"--username", "jane"}, {"--region", "eu-north-1"}, {"--endpoint-url", "http://127.0.0.1:1"}, {"--auth-flow", "GetUser"},
	} {
		w := open(t, termtest.Options{Args: append([]string{"walk"}, flags...)})
		w.See("Sign-in details").See(flags[1]).Press("ctrl+c")
		if code := w.Exit(); code != exitDone {
			t.Errorf("%v: ended with %d", flags, code)
		}
	}
}
