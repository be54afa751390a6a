package screen

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
)

// TestTheSignatureIsSaidHoweverLittleRoomThereIs draws a token in windows of
// every height that has room for it.
func TestTheSignatureIsSaidHoweverLittleRoomThereIs(t *testing.T) {
	tokens := NewTokens([]walk.TokenView{{
		Kind: "id", Header: []walk.Claim{{Name: "alg", Text: "RS256"}}, Claims: []walk.Claim{{Name: "sub", Text: "b2f1"}, {Name: "aud", Text: "web"}},
		Signature: "not checked", Raw: walk.NewSecret("eyJ"),
	}}, nil)
	drawn := map[string]bool{}
	for height := 30; height > 0; height-- {
		view := tokens.View(context(), 72, height)
		if view.Above+view.Below > 0 {
			break
		}
		text := strings.Join(view.Lines, "\n")
		if !strings.Contains(text, "RS256") || !strings.Contains(text, "not checked") {
			t.Errorf("in %d lines:\n%s", height, text)
		}
		drawn[text] = true
	}
	if len(drawn) < 2 {
		t.Errorf("drawn in %d ways", len(drawn))
	}
}
