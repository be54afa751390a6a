package screen

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
)

// TestAComparisonOpensAtWhatDiffers, where it is opened for no value of its own; what was
// sent is looked at without a text, of which nothing has to be hidden.
func TestAComparisonOpensAtWhatDiffers(t *testing.T) {
	found := walk.ProofCheck{Values: []walk.CheckedValue{
		{Derivation: walk.Derivation{Name: "type"}, Given: "webauthn.get", State: walk.ValueSame},
		{Derivation: walk.Derivation{Name: "challenge"}, Given: "AAAA", State: walk.ValueDiffers},
		{Derivation: walk.Derivation{Name: "signature", Secret: true}, Given: "00", State: walk.ValueUndecided},
	}}
	for lookedAt, want := range map[string]int{"": 1, "type": 0} {
		shown := NewProofCheck(CompareProof{LookedAt: lookedAt}, found, false)
		if shown.selected != want {
			t.Errorf("opened for %q it is at value %d, want %d", lookedAt, shown.selected, want)
		}
		if text := strings.Join(shown.View(context(), 80, 20).Lines, "\n"); strings.Contains(text, "(0)") {
			t.Errorf("an empty text is hidden:\n%s", text)
		}
	}
}
