package ui

import (
	"testing"

	"authwalk/flow/walk"
)

// TestSignatureChecksOfAnOlderWalkAreDropped holds that what was checked for
// tokens that are no longer the newest is not shown.
func TestSignatureChecksOfAnOlderWalkAreDropped(t *testing.T) {
	w := walk.Walk{}.With(walk.Step{}).With(walk.Step{})
	m := Model{current: startScreen, walks: []walkView{{walk: w}}}
	checked := []walk.TokenView{{Kind: "id", Verified: walk.Met}}
	if got := m.handleVerified(verifiedMsg{0, 1, checked}); got.walks[0].tokens != nil {
		t.Error("the check of an older walk is shown")
	}
	if got := m.handleVerified(verifiedMsg{0, 2, checked}); len(got.walks[0].tokens) != 1 || got.walks[0].verifiedAt != 2 {
		t.Error("the check of the walk on screen is not shown")
	}
}
