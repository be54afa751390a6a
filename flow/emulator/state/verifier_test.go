package state

import (
	"fmt"
	"testing"

	"authwalk/flow/pool"
)

// TestVerifiersAreKeptAlike: what the second request of a known user need not
// compute, that of an unknown name need not either, or the time would tell them
// apart.
func TestVerifiersAreKeptAlike(t *testing.T) {
	nadia := &pool.User{Username: "nadia", Password: "Winter-2026!"}
	_, p := newTestPool(t, *nadia)
	known := func() *byte {
		verifier, err := p.Verifier(nadia)
		if err != nil {
			t.Fatal(err)
		}
		return &verifier.V[0]
	}
	unknown := func(name string) *byte {
		verifier, err := p.SimulatedVerifier(p.SimulatedID(name), name)
		if err != nil {
			t.Fatal(err)
		}
		return &verifier.V[0]
	}
	if known() != known() || unknown("nobody") != unknown("nobody") {
		t.Error("a verifier is made twice")
	}
	if unknown("nobody") == unknown("somebody") || unknown("nadia") == known() {
		t.Error("one verifier for two names")
	}
	first := known()
	for i := range verifiersKept {
		p.verifiers.entry(fmt.Sprint(i), "")
	}
	if held := len(p.verifiers.byName); held != verifiersKept || len(p.verifiers.order) != held {
		t.Errorf("%d verifiers are held", held)
	}
	if known() == first {
		t.Error("the oldest verifier has not made room")
	}
}

// TestVerifierOfANewPassword: the one of the old password is of no use.
func TestVerifierOfANewPassword(t *testing.T) {
	_, p := newTestPool(t)
	identity, err := p.Identity("nadia")
	if err != nil {
		t.Fatal(err)
	}
	for _, password := range []string{"Winter-2026!", "Spring-2026!", "Winter-2026!"} {
		verifier, err := p.Verifier(&pool.User{Username: "nadia", Password: password})
		if err != nil || !verifier.Matches(identity, password) {
			t.Errorf("%s: %v", password, err)
		}
	}
}
