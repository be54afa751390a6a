package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// sessionOf begins a sign-in elsewhere, and returns the session of its challenge.
func sessionOf(t *testing.T, endpoint, username string) string {
	t.Helper()
	body := fmt.Sprintf(`{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"authwalkdemoweb","AuthParameters":{"USERNAME":%q,"PASSWORD":"Winter-2026!"}}`, username)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, endpoint+"/", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-amz-json-1.1")
	request.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var answer struct{ Session string }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || answer.Session == "" {
		t.Fatalf("no session: %v", err)
	}
	return answer.Session
}

// TestCommandsOnScreen pastes the command of a sign-in into the start form, then that
// of an answer, which goes on with a walk begun elsewhere; and opens a file with one.
func TestCommandsOnScreen(t *testing.T) {
	t.Parallel()
	endpoint := serveDemo(t).Endpoint()
	place := " --region us-east-1 --endpoint-url " + endpoint + " --client-id authwalkdemoweb "
	begin := "aws cognito-idp initiate-auth \\\r  --no-sign-request \\\r " + place + " --auth-flow USER_PASSWORD_AUTH --auth-parameters 'USERNAME=sam,PASSWORD=Winter-2026!' --nope"
	answer := "aws cognito-idp respond-to-auth-challenge" + place + "--challenge-name SMS_MFA --session " + sessionOf(t, endpoint, "sam") +
		" --challenge-responses USERNAME=sam,SMS_MFA_CODE=000000"

	w := open(t, termtest.Options{Width: 140, Height: 40, Args: []string{"walk", "--region", "eu-west-1"}, Answers: true, Env: []string{"HOME=" + t.TempDir()}})
	w.See("Sign-in details").Send("\x1b[200~" + begin + "\x1b[201~").See("InitiateAuth of AWS CLI").See("--nope: initiate-auth has no such option").See("User name      sam")
	w.See(strings.TrimPrefix(endpoint, "http://")).Send("\x1b[200~" + answer + "\x1b[201~").See("▸ SMS_MFA").See("RespondToAuthChallenge of AWS CLI").See("0 0 0 0 0 0")
	w.Press("enter").See("CodeMismatchException")
	leaveFrom(t, w)

	path := filepath.Join(t.TempDir(), "command.ps1")
	text := "Start-CGIPAuth -EndpointUrl " + endpoint + " -ClientId authwalkdemoweb -AuthFlow USER_PASSWORD_AUTH -AuthParameter @{USERNAME='sam'; PASSWORD=$pw}\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w = open(t, termtest.Options{Width: 140, Height: 40, Args: []string{"open", path}, Answers: true, Env: []string{"HOME=" + t.TempDir()}})
	w.See("Sign-in details").See("InitiateAuth of PowerShell; not in the command, fill in: PASSWORD").See("User name      sam")
	leaveFrom(t, w)
}
