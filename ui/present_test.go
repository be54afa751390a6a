package ui_test

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// TestPresentSumsUpAndHidesSecrets, and leaves more room to read.
func TestPresentSumsUpAndHidesSecrets(t *testing.T) {
	s := newScene(t, "mfa-setup")
	secret := secretOf(t, find(t, "mfa-setup").Model(80, 24))
	s.options.Present = true
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		s.start().resize(size[0], size[1]).press("enter").run().sees("Cognito made a secret for an authenticator app.")
		s.press("ctrl+r").run().misses(secret[:4]).misses("^R as text").misses("press ^R")
		s.press("ctrl+t").run().sees("█▀▀▀▀▀█").press("t").misses(secret[:4]).misses("secret as text")
	}
	users := newScene(t, "demo-users")
	users.options.Present = true
	users.start().press("enter").run().press("tab").resize(80, 26).sees("\n┃" + strings.Repeat(" ", 78) + "┃\n┃ Set-ups").sees("more")
	dense := supported(t, &supportLog{looks: true}).sees("more   pgdn").text()
	refused := supported(t, &supportLog{looks: true})
	refused.options.Present = true
	if open := refused.start().sees("more   pgdn").text(); blanks(open) <= blanks(dense)+1 { // one stands below what happened
		t.Errorf("what is scrolled is as dense as ever:\n%s", open)
	}
	s = newScene(t, "sms")
	s.options.Present = true
	s.start().sees("Now a code that was sent by text")
	close, wide := newScene(t, "unreachable").resize(140, 60).text(), newScene(t, "unreachable")
	wide.options.Present = true
	if roomy := wide.start().resize(140, 60).text(); blanks(roomy) <= blanks(close) {
		t.Errorf("there is no more room:\n%s", roomy)
	}
}

func blanks(screen string) (count int) {
	for line := range strings.Lines(screen) {
		if strings.TrimSpace(strings.Trim(strings.TrimSpace(line), "┃")) == "" {
			count++
		}
	}
	return count
}

// TestAUsedCodeIsHidden to people who watch.
func TestAUsedCodeIsHidden(t *testing.T) {
	messages := []walk.Message{{Code: walk.NewSecret("123456"), Body: walk.NewSecret("Your code is 123456.")}, {Code: walk.NewSecret("654321")}}
	shown := ui.HideUsedCodes(messages, walk.Step{Answer: walk.NewValues(map[string]string{"SMS_MFA_CODE": "123456"})})
	if !shown[0].Code.IsZero() || strings.Contains(shown[0].Body.Reveal(), "123456") || shown[1].Code.Reveal() != "654321" || messages[0].Code.IsZero() {
		t.Errorf("%+v", shown)
	}
}
