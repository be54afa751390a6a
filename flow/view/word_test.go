package view

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestWhatWaitsIsDescribed: every operation and every challenge that can wait for an answer
// is explained as what it is, and none as an unknown challenge.
func TestWhatWaitsIsDescribed(t *testing.T) {
	described := map[string]string{}
	for _, operation := range api.Operations() {
		described[operation.Name] = operation.Description
	}
	for _, challenge := range api.Challenges() {
		described[challenge.Name] = challenge.Description
	}
	for name, description := range described {
		var words wordList
		words.addAsked(name)
		if description == "" {
			continue
		}
		if len(words) == 0 || words[0].Name != name || words[0].Text != Line(description) {
			t.Errorf("%s: %v", name, words)
		}
	}
	w := walk.Walk{Steps: []walk.Step{{Number: 1, FollowUp: &walk.FollowUp{Operation: api.ConfirmForgotPassword}}}}
	if words := Words(w); len(words) == 0 || strings.Contains(words[0].Text, "does not know") {
		t.Errorf("%v", words)
	}
}
