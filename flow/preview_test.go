package flow_test

import (
	"slices"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// TestAPreviewHasTheWholeRequest: what is computed when it is sent is said of that member
// alone, in clear, and what is secret stays so.
func TestAPreviewHasTheWholeRequest(t *testing.T) {
	file, _ := passkeyPool(t)
	b := servedTo(t, []*poolfile.File{file})
	for _, c := range []struct {
		preferred, computed string
		given               walk.Values
		waits               string
	}{
		{"", api.KeySRPA, answer(api.KeyAnswer, api.ChallengePasswordSRP), api.ChallengeSelectChallenge},
		{api.ChallengeWebAuthn, api.KeyCredential, walk.Values{}, api.ChallengeWebAuthn},
	} {
		start := b.start("nadia", api.FlowUserAuth)
		if c.preferred != "" {
			start.Parameters = answer(api.KeyPreferredChallenge, c.preferred)
		}
		w := b.Begin(t.Context(), start)
		shown := b.Preview(w, c.given)
		if waits, _ := w.Pending(); waits.Name() != c.waits || shown.Operation != api.RespondToAuthChallenge {
			t.Fatalf("%s waits, %s is shown", waits.Name(), shown.Operation)
		}
		for _, wanted := range []walk.Line{
			{Name: c.computed, Text: "computed when it is sent"},
			{Name: api.KeyUsername, Text: "nadia"},
			{Name: "ChallengeName", Text: c.waits},
			{Name: "Session", Secret: true},
		} {
			if !slices.ContainsFunc(shown.Sent, func(line walk.Line) bool {
				return line.Name == wanted.Name && (wanted.Secret || line.Text == wanted.Text) && line.Secret == wanted.Secret
			}) {
				t.Errorf("%s: no %+v in %+v", c.waits, wanted, shown.Sent)
			}
		}
		if again := b.Preview(w, c.given); !slices.Equal(again.Sent, shown.Sent) {
			t.Errorf("%s: another request each time", c.waits)
		}
	}
	start := b.start("nadia", api.FlowUserAuth)
	start.Parameters = answer(api.KeyPreferredChallenge, api.ChallengeWebAuthn)
	w := b.Begin(t.Context(), start)
	if shown := b.Preview(w, answer("PASSKEY", "paste it")); len(shown.Sent) != 1 || shown.Sent[0].Name != "Not yet: paste the credential" {
		t.Errorf("nothing pasted: %+v", shown.Sent)
	}
}
