package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"authwalk/flow/emulator"
)

const otherEmulator = "another emulator than the one this sign-in began with"

// TestAnotherEmulatorOnThePortIsNoticed restarts the emulator in the middle of
// a walk.
func TestAnotherEmulatorOnThePortIsNoticed(t *testing.T) {
	t.Parallel()
	begun := serveDemo(t)
	w := walkTo(t, begun.Endpoint(), "USER_PASSWORD_AUTH", "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb", "--username", "sam")
	w.See("_ _ _ _ _ _")
	if err := begun.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	next, err := emulator.New(emulator.Options{Files: files, Listen: strings.TrimPrefix(begun.Endpoint(), "http://")})
	if err != nil {
		t.Fatal(err)
	}
	if err := next.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Type("123456").Press("enter").See(otherEmulator).See("restarted")
	leaveFrom(t, w)
}

// TestAnotherEmulatorInAScript is told apart by what the answers say, also where
// the one that came later says nothing of itself.
func TestAnotherEmulatorInAScript(t *testing.T) {
	t.Parallel()
	for later, want := range map[string]int{"X-Authwalk-Emulator: one\r\n": exitRefused, "X-Authwalk-Emulator: two\r\n": exitUnreachable, "": exitUnreachable} {
		first, refused := asks("SMS_MFA", nil), replyWith(http.StatusBadRequest, map[string]any{"__type": "NotAuthorizedException"})
		first.header, refused.header = "X-Authwalk-Emulator: one\r\n", later
		endpoint := pretend(t, map[string][]reply{"InitiateAuth": {first}, "": {refused}}).endpoint
		code, stdout, stderr := scripted(t, endpoint, fmt.Sprintf(anyScript, "USER_PASSWORD_AUTH"))
		if code != want || (want == exitUnreachable) != strings.Contains(stderr, otherEmulator) {
			t.Errorf("%q: ended with %d and said %q %q", later, code, stdout, stderr)
		}
	}
}
