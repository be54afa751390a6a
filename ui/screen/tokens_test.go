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

// A new device is a fourth thing to turn to, in a window of any size.
func TestANewDeviceIsOneOfTheTokens(t *testing.T) {
	device := walk.TokenView{
		Kind: "device", Opaque: "NewDeviceMetadata: ConfirmDevice registers it.",
		Claims: []walk.Claim{{Name: "DeviceKey", Text: "eu-west-1_3f2b"}, {Name: "DeviceGroupKey", Text: "-kT3vQ9aZ"}},
	}
	tokens := NewTokens([]walk.TokenView{{Kind: "id", Raw: walk.NewSecret("e")}, {Kind: "access"}, {Kind: "refresh"}, device}, nil)
	shown, _ := tokens.showToken("4")
	for _, size := range [][2]int{{40, 10}, {72, 20}, {140, 36}} {
		view := shown.View(context(), size[0], size[1])
		text := view.Title + strings.Join(view.Lines, "\n")
		for _, want := range []string{"[4 device]", "NewDeviceMetadata", "eu-west-1_3f2b", "-kT3vQ9aZ"} {
			if !strings.Contains(text, want) {
				t.Errorf("%v lacks %s:\n%s", size, want, text)
			}
		}
	}
	if keys := shown.Keys(context()); keys[0].Label != "1-4" {
		t.Errorf("the footer says %s", keys[0].Label)
	}
}
