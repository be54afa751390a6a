package state

import (
	"bytes"
	"testing"

	"authwalk/flow/pool"
	"authwalk/srp"
)

// TestTheWorkForAVerifierDoesNotTellWhoExists counts derivations, which are nearly
// all of the work: one for every request, whether a user has the name, has asked
// before, or neither.
func TestTheWorkForAVerifierDoesNotTellWhoExists(t *testing.T) {
	nadia := &pool.User{Username: "nadia", Password: "Winter-2026!"}
	_, p := newTestPool(t, *nadia)
	derivations := 0
	p.derive = func(identity srp.Identity, password string, salt []byte) srp.Verifier {
		derivations++
		return srp.DeriveVerifier(identity, password, salt)
	}
	ask := func(user *pool.User, username, typed string) srp.Verifier {
		t.Helper()
		before := derivations
		verifier, err := p.Verifier(user, username, typed)
		if err != nil || derivations != before+1 {
			t.Errorf("%s: %d derivations, %v", typed, derivations-before, err)
		}
		return verifier
	}
	unknown := func(name string) srp.Verifier { return ask(nil, p.SimulatedID(name), name) }
	known := ask(nadia, "nadia", "nadia")
	if again := ask(nadia, "nadia", "nadia"); !sameVerifier(known, again) {
		t.Error("the user has another salt now")
	}
	if !sameVerifier(unknown("nobody"), unknown("nobody")) || sameVerifier(unknown("nobody"), unknown("somebody")) || sameVerifier(unknown("nadia"), known) {
		t.Error("a simulated verifier is not that of its name")
	}
	bare := ask(&pool.User{Username: "nadia"}, "nadia", "nadia")
	if sameVerifier(bare, known) {
		t.Error("a user without a password has the verifier of one with it")
	}
	before := derivations
	for _, user := range []*pool.User{nadia, nil} {
		if p.PasswordIs(user, "nadia", "wrong") {
			t.Error("a wrong password is right")
		}
	}
	if derivations != before {
		t.Error("comparing a password derives a verifier")
	}
}

func sameVerifier(a, b srp.Verifier) bool {
	return bytes.Equal(a.V, b.V) && a.SaltText() == b.SaltText()
}

// TestVerifierOfANewPassword: the one of the old password is of no use.
func TestVerifierOfANewPassword(t *testing.T) {
	_, p := newTestPool(t)
	identity, err := p.Identity("nadia")
	if err != nil {
		t.Fatal(err)
	}
	salts := map[string]bool{}
	for _, password := range []string{"Winter-2026!", "Spring-2026!", "Winter-2026!"} {
		user := &pool.User{Username: "nadia", Password: password}
		verifier, err := p.Verifier(user, "nadia", "nadia")
		if err != nil || !verifier.Matches(identity, password) || !p.PasswordIs(user, "nadia", password) {
			t.Errorf("%s: %v", password, err)
		}
		salts[verifier.SaltText()] = true
	}
	if len(salts) != 2 {
		t.Errorf("%d salts for two passwords", len(salts))
	}
}
