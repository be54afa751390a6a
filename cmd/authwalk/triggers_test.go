package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"authwalk/ui/termtest"
)

// sum is the answer to the captcha on screen.
func sum(w *termtest.Terminal) string {
	found := regexp.MustCompile(`([1-9]) \+ ([1-9])`).FindStringSubmatch(w.Screen())
	if found == nil {
		return "no captcha is on screen"
	}
	a, _ := strconv.Atoi(found[1]) // they are digits
	b, _ := strconv.Atoi(found[2])
	return strconv.Itoa(a + b)
}

// TestTriggersOfTheDemo walks the users whose sign-in Lambda triggers decide.
func TestTriggersOfTheDemo(t *testing.T) {
	t.Parallel()
	for user, walk := range map[string]func(*termtest.Terminal){
		"rita": func(w *termtest.Terminal) {
			w.See("What has a neck but no head?").Type("bottle").Press("enter")
			w.See("What gets wetter the more it dries?").See("custom challenge, round 2.").SeeNot("▸ bottle")
			w.See("VerifyAuthChallengeResponse  right answer")
			w.Press("ctrl+g", "down").See("VerifyAuthChallengeResponse_Authentication").See("Effect: right answer")
			w.Press("enter").See("What you can do").Press("enter").See("The event was sent again: answered, the same as before.")
			w.Press("down", "enter").See("Saved, secrets included: ").See("VerifyAuthChallengeResponse_Authentication-1.json")
			w.Press("ctrl+g").Type("towel").Press("enter").See(signedIn)
		},
		"boris": func(w *termtest.Terminal) {
			w.See("This address is blocked").See("PreAuthentication trigger").See("address at blocked.example")
			w.See("▸ Show what PreAuthentication received").Press("enter").See("Trigger PreAuthentication").See("✗ refused").See("The function returned no event.")
			w.See("This function is part of authwalk's emulator").See("boris@blocked.example").Press("esc")
		},
		"cara": func(w *termtest.Terminal) {
			w.See("captcha").Type(sum(w)).Press("enter")
			w.See("c***@***").See("newest code").Press("ctrl+n").See("Newest code").Press("enter").See(signedIn)
		},
		"ottilie": func(w *termtest.Terminal) {
			w.See(signedIn).See("arno@example.org")
			w.Press("ctrl+g", "down", "down").See("UserMigration_Authentication").See("Effect: brings the user CONFIRMED")
			w.See("password                 •••• (12)").SeeNot("Winter-2026!").Press("ctrl+g")
		},
	} {
		t.Run(user, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Width: 120, Height: 48, Args: []string{"demo", "--user", user}, Answers: true, Timeout: 20e9})
			walk(w)
			leaveFrom(t, w)
		})
	}
}

// TestAnAnswerThatTheFunctionsCallWrongIsMarkedAsWrong wherever its step stands: in the path, in
// the way at the top, and among the steps that one looks back at.
func TestAnAnswerThatTheFunctionsCallWrongIsMarkedAsWrong(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Width: 140, Height: 40, Args: []string{"demo", "--user", "rita"}, Answers: true, Timeout: 20e9})
	w.See("What has a neck but no head?").Type("a giraffe").Press("enter")
	w.See("✗ CUSTOM_CHALLENGE: wrong answer").See("✗ 2 CUSTOM_CHALLENGE").SeeNot("✓ 2").See("CUSTOM_CHALLENGE ✗ › ▸ CUSTOM_CHALLENGE")
	w.Press("ctrl+g").See("Path: step 2 of 2").See("▸  2 ✗ CUSTOM_CHALLENGE").Press("ctrl+g")
	w.See("custom challenge, round 2.").Type("bottle").Press("enter").See("✗ 2").See("✓ 3")
	leaveFrom(t, w)
}

// TestTheDemoRunsFunctionsOfALocalLambda: a pool's trigger names a function, and the
// flag says where it runs.
func TestTheDemoRunsFunctionsOfALocalLambda(t *testing.T) {
	t.Parallel()
	lambda := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/2015-03-31/functions/before/invocations" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_, _ = io.Copy(w, r.Body)
	}))
	t.Cleanup(lambda.Close)
	file := filepath.Join(t.TempDir(), "pool.yaml")
	if err := os.WriteFile(file, []byte(`
UserPool: {Id: eu-west-1_Ab12Cd34E, Name: functions, LambdaConfig: {PreAuthentication: before}}
Clients: [{ClientId: 4example0client1id, ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH]}]
Users: [{Username: nadia, Password: Winter-2026!}]
`), 0o600); err != nil {
		t.Fatal(err)
	}
	w := open(t, termtest.Options{
		Width: 140, Height: 40, Answers: true, Args: []string{"demo", "--pool", file, "--user", "nadia", "--lambda-endpoint", lambda.URL},
	})
	w.See(signedIn).See("PreAuthentication  agreed")
	leaveFrom(t, w)
}
