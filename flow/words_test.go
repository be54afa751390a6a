package flow_test

import (
	"context"
	"slices"
	"testing"

	"authwalk/flow/walk"
)

// Everything that travels in a walk through many challenges is explained:
// whoever meets a name on the wire finds it in the help.
func TestEveryNameOnTheWireIsExplained(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "ON", nil)
	walks := []walk.Walk{
		b.Begin(ctx, b.start("none", "USER_SRP_AUTH")), b.Begin(ctx, b.start("both", "USER_PASSWORD_AUTH")),
		b.Begin(ctx, b.start("newcomer", "USER_PASSWORD_AUTH")), b.Begin(ctx, b.start("nadia", "USER_AUTH")),
		b.Begin(ctx, b.start("unconfirmed", "USER_SRP_AUTH")),
	}
	setUp := b.Answer(ctx, walks[0], answer("TYPE", "SOFTWARE_TOKEN_MFA"))
	setUp = b.Answer(ctx, setUp, answer("CODE", b.totpCode(t, b.Prompt(setUp).Authenticator.Secret.Reveal())))
	for _, operation := range []string{"GetUser", "GetUserAuthFactors", "REFRESH_TOKEN_AUTH", "RevokeToken"} {
		setUp = b.Perform(ctx, setUp, operation, walk.Values{})
	}
	walks = append(walks, setUp, b.Perform(ctx, walks[4], "ResendConfirmationCode", walk.Values{}))
	for _, w := range walks {
		for _, step := range w.Steps {
			wire := b.Wire(step)
			for _, line := range slices.Concat(wire.Sent, wire.Received) {
				if line.Name == "" || line.Name == "–" {
					continue
				}
				if line.Help == "" {
					t.Errorf("%s: %s is not explained", wire.Operation, line.Name)
				}
			}
		}
	}
}

func TestWordsBeginWithTheChallenge(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(context.Background(), b.start("sms", "USER_PASSWORD_AUTH"))
	words := b.Words(w)
	if len(words) < 8 || words[0].Name != "SMS_MFA" {
		t.Fatalf("got %+v", words)
	}
	for _, name := range []string{"USER_PASSWORD_AUTH", "CODE_DELIVERY_DESTINATION", "Session", "SECRET_HASH"} {
		if !slices.ContainsFunc(words, func(word walk.Value) bool { return word.Name == name && word.Text != "" }) {
			t.Errorf("%s is not explained", name)
		}
	}
}
