package main

import (
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
	{"start", walkAtEmulator, startByName},
	{"places", withAWS, placesByName},
	{"history", large("demo"), historyByName},
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

// walkAtEmulator fills in the start form for an emulator beside it.
func walkAtEmulator(t *testing.T) *termtest.Terminal {
	t.Helper()
	return open(t, termtest.Options{Answers: true, Width: 140, Height: 42, Args: []string{
		"walk", "--endpoint-url", serveDemo(t).Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb",
	}, Env: []string{"AWS_ACCESS_KEY_ID=local", "AWS_SECRET_ACCESS_KEY=local", "AWS_REGION=us-east-1"}})
}

// withAWS is set up for AWS, so that both kinds of pools can be meant.
func withAWS(t *testing.T) *termtest.Terminal {
	t.Helper()
	return open(t, termtest.Options{Answers: true, Width: 140, Height: 42, Env: append(expiredLogin(t), "AWS_PROFILE=dev")})
}
