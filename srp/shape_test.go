package srp

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"testing"
)

// TestShapedHandshakesAgree makes numbers of every shape, and proves a password with
// them. Zeros at the front of the shared value are left to a longer test: they take a
// second.
func TestShapedHandshakesAgree(t *testing.T) {
	t.Parallel()
	identity := Identity{"Ab12Cd34E", "nadia"}
	for _, shapes := range [][3]Shape{
		{LeadingZeros, LeadingZeros, AnyShape},
		{HighBit, HighBit, AnyShape},
		{OddDigits, OddDigits, AnyShape},
		{AnyShape, AnyShape, HighBit},
		{AnyShape, AnyShape, OddDigits},
	} {
		t.Run(fmt.Sprint(shapes), func(t *testing.T) {
			t.Parallel()
			salt, public, shared := shapes[0], shapes[1], shapes[2]
			client, err := NewClient(rand.Reader)
			if err != nil {
				t.Fatal(err)
			}
			verifier := DeriveVerifier(identity, "password", salt.Salt([]byte{0xab, 0xcd, 0xef, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}))
			server, err := NewShapedServer(verifier, client.A(), public, shared, rand.Reader)
			if err != nil {
				t.Fatal(err)
			}
			if !salt.fits(verifier.Salt) || !public.fits(padded(server.public)) {
				t.Errorf("salt %x, B %s", verifier.Salt, server.B())
			}
			a, err := parseClientValue(client.A())
			if err != nil {
				t.Fatal(err)
			}
			u := scrambler(a.bytes(), server.public)
			if !shared.fits(server.shared(a, u[:])) {
				t.Error("the shared value has another shape")
			}
			block := []byte("block")
			proof, err := client.Prove(identity, "password", Challenge{verifier.SaltText(), server.B(), base64.StdEncoding.EncodeToString(block)}, "now")
			if err != nil {
				t.Fatal(err)
			}
			if accepted, err := server.Verify(identity, client.A(), block, "now", proof.Signature); err != nil || !accepted {
				t.Errorf("accepted %v, %v", accepted, err)
			}
		})
	}
}

func TestShapesAreToldApart(t *testing.T) {
	t.Parallel()
	for first, want := range map[byte]Shape{0: LeadingZeros, 0x0f: OddDigits, 1: OddDigits, 0x80: HighBit, 0xff: HighBit, 0x10: AnyShape, 0x7f: AnyShape} {
		for _, shape := range []Shape{LeadingZeros, HighBit, OddDigits} {
			if got := shape.fits([]byte{first, 1}); got != (shape == want) {
				t.Errorf("%x, shape %d: %v", first, shape, got)
			}
		}
	}
}

func TestNoServerForABadClientValue(t *testing.T) {
	t.Parallel()
	if _, err := NewShapedServer(Verifier{}, "0", AnyShape, AnyShape, rand.Reader); err == nil {
		t.Error("made a server for an A of 0")
	}
}
