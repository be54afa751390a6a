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

// A new device is a fifth thing to turn to, in a window of any size.
func TestANewDeviceIsOneOfTheTokens(t *testing.T) {
	device := walk.TokenView{
		Kind: "device", Opaque: "NewDeviceMetadata: ConfirmDevice registers it.",
		Claims: []walk.Claim{{Name: "DeviceKey", Text: "eu-west-1_3f2b"}, {Name: "DeviceGroupKey", Text: "-kT3vQ9aZ"}},
	}
	tokens := NewTokens([]walk.TokenView{{Kind: "id", Raw: walk.NewSecret("e")}, {Kind: "access"}, {Kind: "refresh"}, device}, nil)
	shown, _ := tokens.showToken("5")
	for _, size := range [][2]int{{40, 10}, {72, 20}, {140, 36}} {
		view := shown.View(context(), size[0], size[1])
		text := view.Title + strings.Join(view.Lines, "\n")
		for _, want := range []string{"[5 device]", "NewDeviceMetadata", "eu-west-1_3f2b", "-kT3vQ9aZ"} {
			if !strings.Contains(text, want) {
				t.Errorf("%v lacks %s:\n%s", size, want, text)
			}
		}
	}
	if keys := shown.Keys(context()); keys[0].Label != "1-5" {
		t.Errorf("the footer says %s", keys[0].Label)
	}
}

// comparedTokens are an ID and an access token after a refresh that changed the groups.
func comparedTokens() Tokens {
	claim := func(name, text string) walk.Claim { return walk.Claim{Name: name, Text: text} }
	own := func(text string) walk.Claim { return walk.Claim{Name: "jti", Text: text, Renewed: true} }
	return NewTokens([]walk.TokenView{
		{
			Kind: "id", Signature: "verified", Verified: walk.Met, By: "refresh",
			Claims: []walk.Claim{claim("sub", "b2f1"), claim("aud", "web"), claim("groups", "support"), claim("email", "a@example.org"), own("2")},
			Before: []walk.Claim{claim("sub", "b2f1"), claim("aud", "web"), claim("groups", "support, beta"), own("1")},
		},
		{Kind: "access", Signature: "not checked yet", Claims: []walk.Claim{claim("sub", "b2f1"), claim("client_id", "web"), claim("scope", "admin"), own("3")}},
		{Kind: "refresh", Opaque: "opaque", Raw: walk.NewSecret("r")},
	}, nil)
}

// Two tokens are compared claim by claim, those with two names for the same too.
func TestTokensAreCompared(t *testing.T) {
	both, _ := comparedTokens().showToken("3")
	for _, size := range [][2]int{{38, 10}, {72, 20}, {140, 40}} {
		text := strings.Join(strings.Fields(strings.Join(drawnWhole(both, size[0], size[1]), " ")), " ")
		wants := []string{"verified", "decoded, not checked yet", "aud · client_id", "2 the same, 1 different, 2 only in the id token, 1 only in the access token"}
		if size[0] > sideBySide {
			wants = append(wants, "sub b2f1 = b2f1", "aud · client_id web = web", "email a@example.org ≠ –", "scope – ≠ admin")
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%v lacks %q:\n%s", size, want, text)
			}
		}
	}
}

// What is another in every token is no change, and stands after what is.
func TestARefreshIsNoChangeOfWhatEveryTokenHasOfItsOwn(t *testing.T) {
	after, _ := comparedTokens().showToken("4")
	rows := after.(Tokens).rows()
	names := make([]string, len(rows))
	for n, row := range rows {
		names[n] = row.name
	}
	if got := strings.Join(names, " "); got != "groups email jti" || !rows[2].renewed() || rows[0].renewed() || rows[2].unchanged != "sub, aud" {
		t.Errorf("%s: %+v", got, rows)
	}
}

// drawnWhole are all lines of a screen, as scrolling shows them.
func drawnWhole(s Screen, width, height int) []string {
	var lines []string
	c := context()
	for c.Scroll = -100; c.Scroll < 100; c.Scroll++ {
		lines = append(lines, s.View(c, width, height).Lines...)
	}
	return lines
}
