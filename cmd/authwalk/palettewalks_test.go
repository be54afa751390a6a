package main

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"authwalk/ui/termtest"
)

// paletteWalks perform every action of the palette between them, each where it is possible.
var paletteWalks = []struct {
	name    string
	open    func(*testing.T) *termtest.Terminal
	through func(*paletteWalk)
}{
	{"tokens", demoAs("nadia"), tokensByName},
	{"panels", small("demo", "--user", "nadia"), panelsByName},
	{"user", demoAs("nadia"), userByName},
	{"administrator", demoAs("gina"), administratorByName},
	{"sign-ins", demoAs("mona"), signInsByName},
	{"devices", demoAs("ned"), devicesByName},
	{"passkeys", demoAs("kurt"), passkeysByName},
	{"levels", demoAs("stella"), levelsByName},
	{"rotation", demoAs("ronja"), rotationByName},
	{"challenge", demoAs("sam"), challengeByName},
	{"map", demoAs("sam"), mapByName},
	{"editor", withOtherEditor, editorByName},
	{"proof", large("demo", "--user", "sam", "--step"), proofByName},
	{"authenticator", demoAs("mia"), authenticatorByName},
	{"copies", demoAs("sam"), copiesByName},
	{"walks", demoAs("nadia"), walksByName},
	{"triggers", demoAs("rita"), triggersByName},
	{"refusals", demoAs("boris"), refusalsByName},
	{"demo users", large("demo"), demoUsersByName},
	{"start", atEmulator("--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb"), startByName},
	{"places", withAWS, placesByName},
	{"history", large("demo"), historyByName},
	{"secrets and flows", large("demo"), secretsByName},
	{"forgotten password", large("demo"), forgottenByName},
	{"proof of another program", large("demo"), foreignProofByName},
	{"expired token", expiredToken, expiredTokenByName},
	{"unknown user", unknownUser, unknownUserByName},
	{"misspelt user name", atEmulator("--username", "nadja", "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb", "--auth-flow", "USER_SRP_AUTH"), misspeltNameByName},
	{"other pool", atEmulator("--username", "nadia", "--user-pool-id", "us-east-1_AuthwalkM", "--client-id", "authwalkdemoweb", "--auth-flow", "USER_SRP_AUTH"), otherPoolByName},
	{"no such pool", atEmulator("--username", "nadia", "--user-pool-id", "us-east-1_Nowhere01", "--client-id", "authwalkdemoweb", "--auth-flow", "ADMIN_USER_PASSWORD_AUTH"), noPoolByName},
	{"unknown device", atEmulator(
		"--username", "ned", "--user-pool-id", "us-east-1_AuthwalkR", "--client-id", "authwalkdemodevice", "--auth-flow", "USER_SRP_AUTH",
		"--device-key", "us-east-1_6f1b2c3d-0000-0000-0000-000000000000",
	), unknownDeviceByName},
	{"record", openRecord, recordByName},
}

func demoAs(user string) func(*testing.T) *termtest.Terminal { return large("demo", "--user", user) }

// large is a window that has everything at once.
func large(arguments ...string) func(*testing.T) *termtest.Terminal {
	return func(t *testing.T) *termtest.Terminal {
		t.Helper()
		return open(t, termtest.Options{Answers: true, Width: 140, Height: 42, Args: arguments})
	}
}

// small is a window that shows one panel at a time.
func small(arguments ...string) func(*testing.T) *termtest.Terminal {
	return func(t *testing.T) *termtest.Terminal {
		t.Helper()
		return open(t, termtest.Options{Answers: true, Width: 80, Height: 24, Args: arguments})
	}
}

// withOtherEditor has an editor of its own, which changes the request.
func withOtherEditor(t *testing.T) *termtest.Terminal {
	t.Helper()
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nsed -i 's/\"USERNAME\"/\"COLOUR\": \"green\",\\n\"USERNAME\"/' \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return open(t, termtest.Options{Answers: true, Width: 80, Height: 24, Args: []string{"demo", "--user", "sam"}, Env: []string{"VISUAL=" + editor}})
}

// atEmulator walks at an emulator of the demo pools as at any server, with sign-in details.
func atEmulator(details ...string) func(*testing.T) *termtest.Terminal {
	return func(t *testing.T) *termtest.Terminal {
		t.Helper()
		return open(t, termtest.Options{
			Answers: true, Width: 140, Height: 42, Args: append([]string{"walk", "--endpoint-url", serveDemo(t).Endpoint()}, details...),
			Env: []string{"AUTHWALK_PASSWORD=Winter-2026!", "AWS_ACCESS_KEY_ID=local", "AWS_SECRET_ACCESS_KEY=local", "AWS_REGION=us-east-1"},
		})
	}
}

// expiredToken signs in where access tokens and codes have expired.
func expiredToken(t *testing.T) *termtest.Terminal {
	t.Helper()
	sent := map[string]string{"Destination": "n***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}
	return walkTo(t, pretend(t, map[string][]reply{
		"InitiateAuth":                     {{status: http.StatusOK, body: manualTokens}},
		"GetUserAttributeVerificationCode": {replyWith(http.StatusOK, map[string]any{"CodeDeliveryDetails": sent})},
		"VerifyUserAttribute":              {refuses("ExpiredCodeException", "Invalid code provided, please request a code again.")},
		"GetUser":                          {refuses("NotAuthorizedException", "Access Token has expired")},
	}).endpoint, "USER_PASSWORD_AUTH")
}

// unknownUser signs in where nobody has the name, and the service says so.
func unknownUser(t *testing.T) *termtest.Terminal {
	t.Helper()
	nobody := refuses("UserNotFoundException", "User does not exist.")
	return walkTo(t, pretend(t, map[string][]reply{"": {nobody}}).endpoint, "USER_PASSWORD_AUTH")
}

// refuses is the reply that refuses.
func refuses(exception, message string) reply {
	return replyWith(http.StatusBadRequest, map[string]any{"__type": exception, "message": message})
}

// openRecord opens what was recorded of an earlier run.
func openRecord(t *testing.T) *termtest.Terminal {
	t.Helper()
	home := t.TempDir()
	environment := []string{"HOME=" + home, "XDG_STATE_HOME=" + home + "/state"}
	if code, _, stderr := execute(t, environment, "demo", "--user", "nadia", "--plain"); code != exitDone {
		t.Fatal(stderr)
	}
	return open(t, termtest.Options{Answers: true, Width: 140, Height: 42, Env: environment, Args: []string{"open", "last"}})
}

// withAWS is set up for AWS, so that both kinds of pools can be meant.
func withAWS(t *testing.T) *termtest.Terminal {
	t.Helper()
	return open(t, termtest.Options{Answers: true, Width: 140, Height: 42, Env: append(expiredLogin(t), "AWS_PROFILE=dev")})
}
