package srp

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHandshakesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		identity := Identity{rapid.String().Draw(t, "scope"), rapid.String().Draw(t, "id")}
		password := rapid.String().Draw(t, "password")
		salt := rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "salt")
		secretBlock := rapid.SliceOf(rapid.Byte()).Draw(t, "secret block")
		timestamp := rapid.String().Draw(t, "timestamp")

		verifier := DeriveVerifier(identity, password, salt)
		if !verifier.Matches(identity, password) || verifier.Matches(identity, password+"x") {
			t.Fatal("Matches is wrong")
		}
		server, err := NewServer(verifier, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		client, err := NewClient(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		challenge := Challenge{verifier.SaltText(), server.B(), base64.StdEncoding.EncodeToString(secretBlock)}
		proof, err := client.Prove(identity, password, challenge, timestamp)
		if err != nil {
			t.Fatal(err)
		}
		remembered, err := ParseServer(server.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if remembered.B() != server.B() {
			t.Fatalf("B is %s, and was %s", remembered.B(), server.B())
		}
		accepted, err := remembered.Verify(identity, client.A(), secretBlock, timestamp, proof.Signature)
		if err != nil || !accepted {
			t.Fatalf("accepted %v, error %v", accepted, err)
		}
	})
}

// proven is a handshake that the server accepts as it is.
type proven struct {
	server      *Server
	identity    Identity
	a           string
	secretBlock []byte
	timestamp   string
	signature   string
}

func newProven(t *testing.T) proven {
	t.Helper()
	client, err := NewClient(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p := proven{
		server:      testServer(t),
		identity:    Identity{"pool", "user"},
		a:           client.A(),
		secretBlock: []byte("block"),
		timestamp:   "Wed Jan 10 13:15:09 UTC 2024",
	}
	challenge := Challenge{"42", p.server.B(), base64.StdEncoding.EncodeToString(p.secretBlock)}
	proof, err := client.Prove(p.identity, "password", challenge, p.timestamp)
	if err != nil {
		t.Fatal(err)
	}
	p.signature = proof.Signature
	return p
}

func (p proven) accepted(t *testing.T) bool {
	t.Helper()
	accepted, err := p.server.Verify(p.identity, p.a, p.secretBlock, p.timestamp, p.signature)
	if err != nil {
		t.Fatal(err)
	}
	return accepted
}

func TestVerifyRefusesWhatWasNotSigned(t *testing.T) {
	right := newProven(t)
	if !right.accepted(t) {
		t.Fatal("the right proof is refused")
	}
	other := newProven(t)
	raw := unbase64(t, right.signature)
	for name, alter := range map[string]func(*proven){
		"scope":            func(p *proven) { p.identity.Scope = "pool2" },
		"id":               func(p *proven) { p.identity.ID = "user2" },
		"another A":        func(p *proven) { p.a = other.a },
		"secret block":     func(p *proven) { p.secretBlock = []byte("blocK") },
		"timestamp":        func(p *proven) { p.timestamp = "Wed Jan 10 13:15:10 UTC 2024" },
		"empty":            func(p *proven) { p.signature = "" },
		"not base64":       func(p *proven) { p.signature = strings.Repeat("!", 44) },
		"31 bytes":         func(p *proven) { p.signature = base64.StdEncoding.EncodeToString(raw[:31]) },
		"33 bytes":         func(p *proven) { p.signature = base64.StdEncoding.EncodeToString(append(raw[:32:32], 0)) },
		"line break":       func(p *proven) { p.signature += "\n" },
		"another verifier": func(p *proven) { p.server, _ = newServer(Verifier{V: []byte{5}}, p.server.secret) },
		"another b":        func(p *proven) { p.server, _ = newServer(Verifier{V: []byte{5}}, exponent{7}) },
	} {
		wrong := right
		alter(&wrong)
		if wrong.accepted(t) {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Whoever sends a multiple of N as A knows S without the password: it is zero.
func TestVerifyRefusesMultiplesOfN(t *testing.T) {
	server := testServer(t)
	identity := Identity{"pool", "user"}
	for factor := range int64(4) {
		multiple := new(big.Int).Mul(bigN, big.NewInt(factor))
		for _, padding := range []string{"", "0", "00", strings.Repeat("0", 200)} {
			a := padding + multiple.Text(16)
			u := scrambler(multiple.Bytes(), server.public)
			key, err := signingKey(nil, u[:])
			if err != nil {
				t.Fatal(err)
			}
			forged := base64.StdEncoding.EncodeToString(sign(key, identity, nil, "now"))
			accepted, err := server.Verify(identity, a, nil, "now", forged)
			if accepted || !errors.Is(err, ErrBadClientValue) {
				t.Errorf("%d*N with %d zeros: accepted %v, error %v", factor, len(padding), accepted, err)
			}
			if err := CheckA(a); !errors.Is(err, ErrBadClientValue) {
				t.Errorf("%d*N with %d zeros: CheckA gives %v", factor, len(padding), err)
			}
		}
	}
}

var badNumbers = []string{
	"", "0", "00", "-1", "+1", "0x1", "1_0", " 1", "1 ", "1\n", "g", "é", "\x00",
	bigN.Text(16), new(big.Int).Add(bigN, big.NewInt(1)).Text(16), bigR.Text(16),
	strings.Repeat("f", 768), strings.Repeat("0", 1024) + "1",
}

func TestPublicValuesOutOfRange(t *testing.T) {
	client := newClient(exponent{1, 2, 3, 4})
	for _, bad := range badNumbers {
		if err := CheckA(bad); !errors.Is(err, ErrBadClientValue) {
			t.Errorf("A = %.20q: got %v", bad, err)
		}
		_, err := client.Prove(Identity{}, "", Challenge{Salt: "1", B: bad}, "")
		if !errors.Is(err, ErrBadServerValue) {
			t.Errorf("B = %.20q: got %v", bad, err)
		}
	}
	for _, good := range []string{"1", "0001", "aBcD", new(big.Int).Sub(bigN, big.NewInt(1)).Text(16), strings.Repeat("0", 1023) + "1"} {
		if err := CheckA(good); err != nil {
			t.Errorf("A = %.20q: %v", good, err)
		}
		if _, err := client.Prove(Identity{}, "", Challenge{Salt: "1", B: good}, ""); err != nil {
			t.Errorf("B = %.20q: %v", good, err)
		}
	}
}

func TestProveRefusesBadChallenges(t *testing.T) {
	client := newClient(exponent{1, 2, 3, 4})
	for _, salt := range []string{"", "-5", "0x5", "5 ", "xyz", strings.Repeat("1", 1025)} {
		if _, err := client.Prove(Identity{}, "", Challenge{Salt: salt, B: "1"}, ""); !errors.Is(err, ErrBadSalt) {
			t.Errorf("salt %.20q: got %v", salt, err)
		}
	}
	if _, err := client.Prove(Identity{}, "", Challenge{Salt: "0", B: "1"}, ""); err != nil {
		t.Errorf("salt zero: %v", err)
	}
	for _, block := range []string{"!", "YQ", "YQ=", "YQ==="} {
		if _, err := client.Prove(Identity{}, "", Challenge{Salt: "1", B: "1", SecretBlock: block}, ""); !errors.Is(err, ErrBadSecretBlock) {
			t.Errorf("secret block %q: got %v", block, err)
		}
	}
}

// No A and B are known whose hash is zero.
func TestZeroScrambler(t *testing.T) {
	if err := checkScrambler([32]byte{}); err == nil {
		t.Error("u = 0 passes")
	}
	if err := checkScrambler([32]byte{31: 1}); err != nil {
		t.Error(err)
	}
}

func TestBadVerifiers(t *testing.T) {
	for name, v := range map[string][]byte{"zero": nil, "N": bigN.Bytes(), "R": bigR.Bytes()} {
		if _, err := NewServer(Verifier{V: v}, rand.Reader); !errors.Is(err, ErrBadVerifier) {
			t.Errorf("%s: got %v", name, err)
		}
		if (Verifier{V: v}).Matches(Identity{}, "") {
			t.Errorf("%s: matches", name)
		}
	}
}

// With v = (N-1)/k, b = 0 gives B = 0; then another b is drawn.
func TestNewServerDrawsAnotherSecret(t *testing.T) {
	v := new(big.Int).ModInverse(multiplier.big(), bigN)
	v.Mul(v, new(big.Int).Sub(bigN, big.NewInt(1))).Mod(v, bigN)
	drawn := make([]byte, 2*exponentSize)
	drawn[len(drawn)-1] = 1
	server, err := NewServer(Verifier{V: v.Bytes()}, &fixedReader{drawn})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "B", server.B(), "1")
}

func TestRandomness(t *testing.T) {
	seen := map[string]bool{}
	for range 20 {
		client, err := NewClient(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if seen[client.A()] {
			t.Fatal("two handshakes share A")
		}
		seen[client.A()] = true
	}

	verifier, err := NewVerifier(Identity{"pool", "user"}, "password", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for first := range 256 {
		drawn := make([]byte, saltSize)
		drawn[0] = byte(first)
		v, err := NewVerifier(Identity{}, "", &fixedReader{drawn})
		if err != nil || v.Salt[0] < 0x10 || v.Salt[0] > 0x7f || len(v.Salt) != saltSize {
			t.Fatalf("salt %x, error %v", v.Salt, err)
		}
	}

	short := func() io.Reader { return &fixedReader{make([]byte, 15)} }
	for name, draw := range map[string]func() error{
		"NewClient":      func() error { _, err := NewClient(short()); return err },
		"NewServer":      func() error { _, err := NewServer(verifier, short()); return err },
		"NewVerifier":    func() error { _, err := NewVerifier(Identity{}, "", short()); return err },
		"RegisterDevice": func() error { _, err := RegisterDevice("", "", short()); return err },
	} {
		if err := draw(); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestParseDeviceVerifier(t *testing.T) {
	signed := func(number []byte) string { return base64.StdEncoding.EncodeToString(number) }
	top := append([]byte{0x80}, make([]byte, 15)...)
	for name, row := range map[string]struct {
		salt, verifier string
		want           error
	}{
		"right":                     {signed(encode(top)), signed(encode(top)), nil},
		"salt without sign byte":    {signed(top), signed(encode(top)), ErrBadSalt},
		"salt is not base64":        {"%", signed(encode(top)), ErrBadSalt},
		"salt is empty":             {"", signed(encode(top)), ErrBadSalt},
		"salt is long":              {strings.Repeat("AAAA", 300), signed(encode(top)), ErrBadSalt},
		"verifier without sign":     {signed(encode(top)), signed(top), ErrBadVerifier},
		"verifier is not base64":    {signed(encode(top)), "%", ErrBadVerifier},
		"verifier is empty":         {signed(encode(top)), "", ErrBadVerifier},
		"verifier is zero":          {signed(encode(top)), signed([]byte{0}), ErrBadVerifier},
		"verifier is N":             {signed(encode(top)), signed(encode(bigN.Bytes())), ErrBadVerifier},
		"verifier has 385 bytes":    {signed(encode(top)), signed(append([]byte{1}, make([]byte, 384)...)), ErrBadVerifier},
		"verifier with spare zeros": {signed(encode(top)), signed([]byte{0, 0, 0, 1}), nil},
	} {
		verifier, err := ParseDeviceVerifier(row.salt, row.verifier)
		if !errors.Is(err, row.want) || (err == nil) != (row.want == nil) {
			t.Errorf("%s: got %v", name, err)
		}
		if err == nil {
			same(t, name, verifier.SaltText(), "80000000000000000000000000000000")
		}
	}
}

func TestNothingSecretIsFormatted(t *testing.T) {
	client := newClient(exponent{1, 2, 3, 4})
	proof, err := client.Prove(Identity{"pool", "user"}, "password", Challenge{Salt: "1", B: "2"}, "now")
	if err != nil {
		t.Fatal(err)
	}
	server := testServer(t)
	verifier := DeriveVerifier(Identity{}, "", nil)
	registration, err := RegisterDevice("group", "key", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []any{proof.Derivation, &proof.Derivation, client, server, verifier, &verifier, registration} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%q", "%d"} {
			same(t, fmt.Sprintf("%T with %s", secret, verb), fmt.Sprintf(verb, secret), "[withheld]")
		}
	}
}
