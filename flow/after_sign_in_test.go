package flow_test

import (
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestALetterIsOfOneCall holds that no two of all that can be done after a sign-in have
// the same letter, whatever the user can do.
func TestALetterIsOfOneCall(t *testing.T) {
	controller := flow.New(flow.Options{})
	signedIn := walk.Walk{Start: walk.Start{Operation: api.InitiateAuth}, Steps: []walk.Step{{Number: 1, Tokens: &walk.Tokens{}}}}
	taken := map[string]string{"m": "More operations"}
	for _, action := range controller.Actions(signedIn) {
		switch before, known := taken[action.Letter]; {
		case len(action.Letter) != 1 || action.Letter < "a" || action.Letter > "z":
			t.Errorf("%s has the letter %q", action.Label, action.Letter)
		case known:
			t.Errorf("%s and %s have the letter %s", action.Label, before, action.Letter)
		case action.Group == "" || action.Short == "":
			t.Errorf("%s stands in no group", action.Label)
		}
		taken[action.Letter] = action.Label
	}
	if len(taken) < 20 {
		t.Errorf("only %d can be done", len(taken))
	}
}

// TestEveryCallSaysWhatItLacks holds that nothing after a sign-in can be done before it,
// and says so.
func TestEveryCallSaysWhatItLacks(t *testing.T) {
	controller := flow.New(flow.Options{})
	for _, action := range controller.AfterSignIn(walk.Walk{}) {
		if action.Disabled != "sign in first" {
			t.Errorf("%s can be done before a sign-in: %q", action.Label, action.Disabled)
		}
	}
}
