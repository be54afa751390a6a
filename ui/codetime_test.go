package ui_test

import (
	"testing"
	"time"
)

// TestAnAppsCodeHasItsTimeAndBothClocks: how long the code is shown goes down, and starts
// again with the next one; a code that was sent has no such time.
func TestAnAppsCodeHasItsTimeAndBothClocks(t *testing.T) {
	for _, s := range []*scene{newScene(t, "totp"), newScene(t, "mfa-setup").press("enter").run()} {
		s.resize(140, 40)
		s.sees("█").sees("next code in 19 s").sees("06:58:11 ✓").later(10 * time.Second)
		s.sees("░").sees("next code in 9 s").later(20 * time.Second)
		s.sees("next code in 19 s")
	}
	newScene(t, "totp").resize(40, 12).sees("next code in 19 s · clocks agree ✓")
	newScene(t, "sms").misses("next code in")
}

// TestAnotherClockIsTold where a code of an app is asked for: the time goes by the server's.
func TestAnotherClockIsTold(t *testing.T) {
	story := find(t, "totp")
	s := &scene{t: t, now: story.Setup().Now(), options: story.Setup()}
	s.options.Controller = ahead{s.options.Controller, 12 * time.Second}
	s.start().resize(140, 40).sees("next code in 8 s").sees("12 s behind").misses("06:58:11 ✓")
}

// TestRefusedAttemptsAreCounted beside what the newest was refused for.
func TestRefusedAttemptsAreCounted(t *testing.T) {
	newScene(t, "sms").misses("Attempts refused")
	newScene(t, "sms-refused").press("000000", "enter").run().sees("Attempts refused so far: 1")
}

// TestAnExpiredSessionIsRepeatedWithoutItsCode: the sign-in anew has another.
func TestAnExpiredSessionIsRepeatedWithoutItsCode(t *testing.T) {
	s := newScene(t, "totp").press("4711").sees("4 7 1 1 _ _").later(5 * time.Minute)
	s.press("enter").sees("Sign in again up to this step?").press("enter").run().sees("▸ _ _ _ _ _ _").misses("4 7 1 1")
}

// TestAnExpiredSessionIsRepeatedBeforeItsCodeWasTyped: nothing is asked for that would be
// thrown away.
func TestAnExpiredSessionIsRepeatedBeforeItsCodeWasTyped(t *testing.T) {
	s := newScene(t, "totp").later(5 * time.Minute).sees("enter repeat the sign-in")
	s.press("enter").sees("Sign in again up to this step?").misses("✗ Enter the code").misses("s send it").press("enter").run().sees("▸ _ _ _ _ _ _").misses("Sign in again")
}

// TestWhatIsSaidOfAnExpiredSessionIsTrueWhereItIsRead: enter repeats the sign-in in the
// step's form alone.
func TestWhatIsSaidOfAnExpiredSessionIsTrueWhereItIsRead(t *testing.T) {
	s := newScene(t, "totp").resize(140, 40).press("4711").misses("enter repeat the sign-in")
	s.later(5 * time.Minute).sees("Press enter to repeat the sign-in").sees("enter repeat the sign-in")
	for _, key := range []string{"f7", "f1", "ctrl+g"} {
		s.press(key).sees("The session has expired.").misses("Press enter to repeat")
		s.press("esc")
	}
	s.sees("Press enter to repeat the sign-in")
}

// TestACodeThatHasArrivedIsOfferedBesideItsField, until something is in the field.
func TestACodeThatHasArrivedIsOfferedBesideItsField(t *testing.T) {
	s := newScene(t, "email-code").resize(80, 24).sees("_ _ _ _ _ _  ✓ arrived, ^N fills it in")
	s.press("4").misses("arrived, ^N").press("backspace").sees("arrived, ^N")
	s.press("ctrl+n").run().misses("arrived, ^N").sees("Newest code")
}

// TestAnExpiredFormOffersNothingToSend: the code that has arrived is of a session that is over.
func TestAnExpiredFormOffersNothingToSend(t *testing.T) {
	s := newScene(t, "email-code").resize(80, 24).sees("arrived, ^N").sees("[ Send ]   enter")
	s.later(5 * time.Minute).misses("arrived, ^N").misses("[ Send ]   enter").sees("[ Send ]   the session is over")
}
