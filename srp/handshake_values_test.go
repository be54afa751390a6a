package srp

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// What a handshake has to compute is what the client of this package computes, and
// without its secret all of it but S and what follows from that.
func TestAHandshakeIsComputedAsTheClientDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		identity := Identity{rapid.String().Draw(t, "scope"), rapid.String().Draw(t, "id")}
		password := rapid.String().Draw(t, "password")
		verifier := DeriveVerifier(identity, password, rapid.SliceOfN(rapid.Byte(), 1, 20).Draw(t, "salt"))
		server, err := NewServer(verifier, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		client, err := NewClient(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		challenge := Challenge{verifier.SaltText(), server.B(), base64.StdEncoding.EncodeToString([]byte("block"))}
		proof, err := client.Prove(identity, password, challenge, "now")
		if err != nil {
			t.Fatal(err)
		}
		want := proof.Derivation
		whole, err := Handshake{Secret: hex.EncodeToString(want.ClientA), Identity: identity, Password: password, Challenge: challenge}.Derivation()
		if err != nil || whole.Sign("now") != proof.Signature || !bytes.Equal(whole.S, want.S) || !bytes.Equal(whole.V, want.V) || !bytes.Equal(whole.A, want.A) {
			t.Fatalf("%v: S, v, A or the signature is another", err)
		}
		part, err := Handshake{A: client.A(), Identity: identity, Password: password, Challenge: challenge}.Derivation()
		if err != nil || !bytes.Equal(part.U, want.U) || !bytes.Equal(part.X, want.X) || part.S != nil || part.Key != nil {
			t.Fatalf("%v: u or x is another, or S is known", err)
		}
		shared, err := part.WithShared(want.S)
		if err != nil || !bytes.Equal(shared.Key, want.Key) || !bytes.Equal(shared.HKDFSalt, want.HKDFSalt) || !bytes.Equal(shared.HKDFInput, want.HKDFInput) {
			t.Fatalf("%v: the key is another", err)
		}
	})
}

// A secret of more than 256 bits, as the library for browsers draws it, proves as well.
func TestAHandshakeTakesALongSecret(t *testing.T) {
	identity := Identity{"pool", "user"}
	verifier := DeriveVerifier(identity, "password", []byte{0x42})
	server, err := NewServer(verifier, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block := []byte("block")
	handshake := Handshake{
		Secret: hex.EncodeToString(bytes.Repeat([]byte{0xa7}, 128)), Identity: identity, Password: "password",
		Challenge: Challenge{verifier.SaltText(), server.B(), base64.StdEncoding.EncodeToString(block)},
	}
	d, err := handshake.Derivation()
	if err != nil {
		t.Fatal(err)
	}
	const timestamp = "Wed Jan 7 08:05:09 UTC 2026"
	if accepted, err := server.Verify(identity, text(d.A), block, timestamp, d.Sign(timestamp)); err != nil || !accepted {
		t.Errorf("accepted %v, %v", accepted, err)
	}
}

func TestAHandshakeRefusesWhatAClientRefuses(t *testing.T) {
	good := Handshake{A: "2", Challenge: Challenge{"42", "5", "YQ=="}}
	for want, spoil := range map[error]func(*Handshake){
		ErrBadSalt:        func(h *Handshake) { h.Challenge.Salt = "x" },
		ErrBadServerValue: func(h *Handshake) { h.Challenge.B = "0" },
		ErrBadSecretBlock: func(h *Handshake) { h.Challenge.SecretBlock = "?" },
		ErrBadClientValue: func(h *Handshake) { h.A = "0" },
	} {
		spoilt := good
		spoil(&spoilt)
		if _, err := spoilt.Derivation(); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	good.Secret = "no number"
	if _, err := good.Derivation(); !errors.Is(err, ErrBadClientValue) {
		t.Errorf("a secret that is no number: %v", err)
	}
}
