package ui

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
)

func TestMaskedBodyHasNoSecrets(t *testing.T) {
	body := `{"ClientId":"web","ChallengeResponses":{"PASSWORD":"pass<word>","CODES":["471108","x"]},"Count":12345678901234567890,"Pin":4711,"cut off":"unseen"}`
	wire := walk.Wire{
		Sent:     []walk.Line{{Name: "PASSWORD", Text: "pass<word>", Secret: true}, {Name: "ClientId", Text: "web"}},
		Received: []walk.Line{{Name: "CODE", Text: "471108", Secret: true}, {Name: "empty", Secret: true}, {Text: "x"}, {Text: "12345678901234567890"}, {Text: "4711", Secret: true}, {Text: "4711"}},
	}
	got := masked([]byte(body), wire)
	for _, secret := range []string{"pass", "4711", "unseen"} {
		if strings.Contains(got, secret) {
			t.Errorf("%q is in %s", secret, got)
		}
	}
	for _, kept := range []string{`"web"`, `"x"`, "12345678901234567890", "•••• (10)"} {
		if !strings.Contains(got, kept) {
			t.Errorf("%q is not in %s", kept, got)
		}
	}
}

func TestUnreadableBodyIsMaskedAsAWhole(t *testing.T) {
	if got := masked([]byte("<html>secret"), walk.Wire{}); strings.Contains(got, "secret") {
		t.Errorf("got %q", got)
	}
}
