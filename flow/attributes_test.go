package flow_test

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
)

// A user who sets the first password can set an attribute with it that nobody
// asked for.
func TestAFurtherAttributeIsSetWithTheNewPassword(t *testing.T) {
	b := newBench(t, "OFF", nil)
	w := b.Begin(t.Context(), b.start("newcomer", "USER_PASSWORD_AUTH"))
	asked := map[string]bool{}
	for _, field := range b.Prompt(w).Fields {
		asked[field.Key] = field.When == nil
	}
	if shown, there := asked["ATTRIBUTES"]; !there || shown || !asked["call:"] {
		t.Errorf("the form has %v", asked)
	}
	w = b.Answer(t.Context(), w, answer("NEW_PASSWORD", nextPassword, "call:", "true", "ATTRIBUTES", "nickname=Jane"))
	w = b.Perform(t.Context(), w, "GetUser", walk.Values{})
	if got := string(w.Last().Exchange.Answer.Reveal()); !strings.Contains(got, `{"Name":"nickname","Value":"Jane"}`) {
		t.Errorf("the user has %s", got)
	}
}
