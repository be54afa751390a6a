package ui_test

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// unsure is a scene whose clipboard is not sure; it tells what is kept as a file.
func unsure(t *testing.T, err error) (s *scene, kept *string, removed *int) {
	t.Helper()
	s, kept, removed = newScene(t, "sms"), new(string), new(int)
	s.options.Copy = func(string) (string, string, error) { return "sent", "screen does not tell", err }
	s.options.KeepCopy = func(text string, secret bool) (string, func() error, error) {
		*kept = text
		return "/state/1.txt", func() error { *removed++; return nil }, nil
	}
	return s.start(), kept, removed
}

// A copy that may not have arrived is said to be one, and can be kept as a file.
func TestAnUnsureCopyIsOfferedAsAFile(t *testing.T) {
	s, kept, removed := unsure(t, nil)
	s.press("ctrl+y", "enter").run().sees("does not tell.").sees("f save as a file")
	s.press("f").run().sees("Saved, only you can read it: /state/1.txt")
	if *kept == "" || strings.Contains(*kept, "Winter") {
		t.Errorf("kept %q", *kept)
	}
	if s.later(time.Hour); *removed != 0 {
		t.Error("it was removed")
	}
	again, _, _ := unsure(t, nil)
	again.press("ctrl+y", "enter").run().sees("enter go on, do not ask again").press("enter", "ctrl+y", "enter").run().sees("Paste to check.").misses("save as a file")
	if s, kept, _ := unsure(t, errors.New("too long")); s.press("ctrl+y", "enter").run().sees("Not copied: too long").press("esc") == nil || *kept != "" {
		t.Error("kept unasked")
	}
}

// A copy that may not have arrived is shown, and asks for nothing: any other key does what
// it always does.
func TestAnUnsureCopyLetsOtherKeysThrough(t *testing.T) {
	s, kept, _ := unsure(t, nil)
	s.press("ctrl+y").run().sees(`{ "ChallengeName": "PASSWORD_VERIFIER"`)
	s.press("enter").run().sees(`It is: { "ChallengeName": "PASSWORD_VERIFIER"`)
	s.press("1").run().misses("save as a file").sees("▸ 1 _ _ _ _ _").press("ctrl+y", "enter").run().sees("save as a file")
	s.press("ctrl+y").run().misses("save as a file").sees("with secrets")
	if *kept != "" {
		t.Errorf("kept %q", *kept)
	}
	secret, _, _ := unsure(t, nil)
	secret.press("ctrl+y", " ").run().misses("Winter").press("enter").run().sees("there until replaced.").misses("It is:")
}

// A secret in a file is removed after a while.
func TestASecretInAFileIsRemoved(t *testing.T) {
	s, kept, removed := unsure(t, nil)
	s.press("ctrl+y", " ", "enter").run().sees("there until replaced.").press("f").run().sees("Saved for 45 seconds")
	if s.later(45 * time.Second).sees("The file with the secret is removed."); *removed != 1 || *kept == "" {
		t.Errorf("removed %d times", *removed)
	}
}

// A copied secret is said to stay, and nothing is copied over what may be in the clipboard
// by then: not after a while, and not at the end.
func TestACopiedSecretIsSaidToStayAndNothingReplacesIt(t *testing.T) {
	s := newScene(t, "sms")
	var copied []string
	s.options.Copy = func(text string) (string, string, error) {
		copied = append(copied, text)
		return "sent", "", nil
	}
	s.start().press("ctrl+y", " ", "enter").run().sees("It stays in the clipboard until")
	s.later(time.Hour).press("ctrl+c").run().press("enter").run()
	if len(copied) != 1 || !s.quit {
		t.Errorf("copied %d times, ended %v", len(copied), s.quit)
	}
}

// TestABrokenNameIsShownWithoutABlank in the last row of the status, which has the rest.
func TestABrokenNameIsShownWithoutABlank(t *testing.T) {
	s := newScene(t, "tokens")
	s.options.Copy = func(string) (string, string, error) {
		return "sent", "tmux does not know whether its terminal takes it", nil
	}
	s.options.KeepCopy = func(string, bool) (string, func() error, error) { return "", nil, nil }
	s.start().resize(40, 12).press("ctrl+y", "enter").run().sees("It is: http://127.0.0.1:").misses("127.0.0. 1")
}
