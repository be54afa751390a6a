package ui_test

import (
	"strings"
	"testing"

	"authwalk/ui/storybook"
)

// TestWhatIsDoneWithTheEventOfATrigger: a failure is said and changes nothing, and
// the event is saved.
func TestWhatIsDoneWithTheEventOfATrigger(t *testing.T) {
	model := find(t, "triggers").Model(100, 40)
	for _, test := range []struct{ keys, says string }{
		{"down enter", "Trigger DefineAuthChallenge"},
		{"enter", "Not sent: "}, // the recording has this call of another event only
		{"down enter", "Saved, secrets included: ~/tests/DefineAuthChallenge_Authentication-1.json"},
		{"ctrl+y", "DefineAuthChallenge_Authentication"},
		{"esc esc", "You are viewing earlier steps."},
		{"1", "InitiateAuth"},
		{"down down down", "CreateAuthChallenge_Authentication"},
	} {
		model = storybook.Press(model, strings.Fields(test.keys)...)
		if screen := screenText(model.View()); !strings.Contains(screen, test.says) {
			t.Fatalf("after %s there is no %q:\n%s", test.keys, test.says, screen)
		}
	}
}
