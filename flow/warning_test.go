package flow_test

import (
	"slices"
	"testing"

	"authwalk/flow"
	"authwalk/flow/walk"
)

// TestAWarningIsExplained: beside its step and the next one, which is the first to be
// seen where a walk goes on by itself.
func TestAWarningIsExplained(t *testing.T) {
	w := walk.Walk{}.With(walk.Step{Warning: "kept in a file"}).With(walk.Step{}).With(walk.Step{})
	for number, want := range map[int]bool{1: true, 2: true, 3: false} {
		if got := slices.Contains(flow.New(flow.Options{}).Explain(w, number).Notes, "kept in a file"); got != want {
			t.Errorf("step %d: %v", number, got)
		}
	}
}
