package ui_test

import "testing"

// TestWhereItGoesIsOnTheFirstScreen holds that LOCAL or LIVE is said before
// anything is sent, and follows what is chosen and typed.
func TestWhereItGoesIsOnTheFirstScreen(t *testing.T) {
	newScene(t, "start-choices").sees("LOCAL").press("down").sees("LIVE").misses("LOCAL")
	newScene(t, "demo-users").press("enter").run().sees("LOCAL  127.0.0.1:9229").press("e").sees("LOCAL  127.0.0.1:9229")
	newScene(t, "start").sees("LIVE  eu-west-1")
	s := newScene(t, "start-empty").sees("LIVE").press("up", "up", "down").sees("no endpoint yet")
	s.press("tab", "http://127.0.0.1:9").sees("LOCAL  127.0.0.1:9").press("backspace", "backspace", "backspace", "backspace", ".test").sees("LIVE  127.0.0.test")
}

// TestChangingTheDetailsBeginsAtWhatWasWrong goes back from a wrong password:
// everything is kept, and the password has the focus.
func TestChangingTheDetailsBeginsAtWhatWasWrong(t *testing.T) {
	s := newScene(t, "wrong-password").press("enter").run()
	s.sees("▸ Password").sees("User name      nadia").sees("•••• (")
	s.resize(140, 40).sees("Start: The request is sent only when you").misses("Nothing has been sent")
}
