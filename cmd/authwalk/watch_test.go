package main

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestOtherProgramsAreWatched: what a program does at an emulator is on its screen,
// step by step, without the program's secrets.
func TestOtherProgramsAreWatched(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Width: 140, Height: 40, Args: []string{"emulate", "--listen", "127.0.0.1:0", "--watch"}, Answers: true})
	w.See("No other program has called").See("authwalkdemoweb")
	endpoint := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(w.Screen())
	call := func(operation, body string) string {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, endpoint, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+operation)
		request.Header.Set("Content-Type", "application/x-amz-json-1.1")
		request.Header.Set("User-Agent", "my-app/3 (test)")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = answer.Body.Close() }()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	signIn := func(user, password string) string {
		return call("InitiateAuth", fmt.Sprintf(`{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"authwalkdemoweb","AuthParameters":{"USERNAME":%q,"PASSWORD":%q}}`, user, password))
	}

	signIn("nadia", "canary-of-nadia")
	w.See("nadia, USER_PASSWORD_AUTH: NotAuthorizedException (my-app/3, authwalkdemoweb) Incorrect username or password.")
	answer := signIn("sam", "Winter-2026!")
	session := regexp.MustCompile(`"Session":"([^"]+)"`).FindStringSubmatch(answer)
	if session == nil {
		t.Fatalf("sam's sign-in answered %s", answer)
	}
	w.See("sam, USER_PASSWORD_AUTH: now at SMS_MFA (my-app/3, authwalkdemoweb)")
	// The oldest is at the end of the list, and explained by what the pool says.
	w.Press("down", "enter").See("RECORD").See("The user exists, and the password is wrong").Press("esc")
	w.Press("up", "enter").See("SMS_MFA").See("RECORD")
	call("RespondToAuthChallenge", fmt.Sprintf(`{"ChallengeName":"SMS_MFA","ClientId":"authwalkdemoweb","Session":%q,"ChallengeResponses":{"USERNAME":"sam","SMS_MFA_CODE":"000000"}}`, session[1]))
	w.See("CodeMismatchException")
	leaveFrom(t, w)
	harmlessScreen(t, w)
	for _, secret := range []string{"canary-of-nadia", session[1], "000000"} {
		if strings.Contains(string(w.Raw()), secret) {
			t.Errorf("%q was on screen", secret)
		}
	}
}

func TestWatchNeedsTheScreen(t *testing.T) {
	t.Parallel()
	for _, arguments := range [][]string{{"--json"}, {"--", "true"}, nil} {
		code, _, said := execute(t, nil, append([]string{"emulate", "--listen", "127.0.0.1:0", "--watch"}, arguments...)...)
		if code == exitDone || !strings.Contains(said, "--watch takes the screen") && !strings.Contains(said, "interactive terminal") {
			t.Errorf("%v ended with %d: %s", arguments, code, said)
		}
	}
}
