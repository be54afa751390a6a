package webauthn

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"math/big"
	"testing"

	"authwalk/flow/pool"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

func cose(t testing.TB, key map[int]any) []byte {
	t.Helper()
	raw, err := webauthncbor.Marshal(key)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// point are the coordinates of a new key.
func point(t testing.TB) (key *ecdsa.PrivateKey, x, y []byte) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return key, raw[1:33], raw[33:]
}

// TestCoordinatesMayBeginWithZeros: of many keys every one is taken and verifies, and
// none whose zeros are left out.
func TestCoordinatesMayBeginWithZeros(t *testing.T) {
	zeros := 0
	for range 600 {
		private, x, y := point(t)
		read, err := readCOSEKey(cose(t, map[int]any{1: 2, 3: -7, -1: 1, -2: x, -3: y}))
		if err != nil || read == nil {
			t.Fatalf("%x %x: %v", x, y, err)
		}
		text, err := read.text()
		if err != nil {
			t.Fatal(err)
		}
		again := keyOf(&pool.Passkey{PublicKey: text})
		hash := sha256.Sum256([]byte("client"))
		digest := sha256.Sum256(append([]byte("data"), hash[:]...))
		signature, err := ecdsa.SignASN1(rand.Reader, private, digest[:])
		if err != nil || !again.signed([]byte("data"), []byte("client"), signature) {
			t.Fatalf("%x %x does not verify", x, y)
		}
		if x[0] != 0 && y[0] != 0 {
			continue
		}
		zeros++
		short := map[int]any{1: 2, 3: -7, -1: 1, -2: new(big.Int).SetBytes(x).Bytes(), -3: new(big.Int).SetBytes(y).Bytes()}
		if read, err := readCOSEKey(cose(t, short)); err == nil {
			t.Errorf("%v was taken without its zeros", read)
		}
	}
	t.Logf("%d keys with a zero in front", zeros)
}

// TestKeysOfOtherKinds: what is no key is malformed; a good key of another kind is
// not supported.
func TestKeysOfOtherKinds(t *testing.T) {
	_, x, y := point(t)
	modulus := new(big.Int).Lsh(big.NewInt(1), 2047).Bytes()
	exponent := []byte{1, 0, 1}
	for name, test := range map[string]struct {
		key       map[int]any
		supported bool
		malformed bool
	}{
		"ES256":                  {map[int]any{1: 2, 3: -7, -1: 1, -2: x, -3: y}, true, false},
		"RS256":                  {map[int]any{1: 3, 3: -257, -1: modulus, -2: exponent}, true, false},
		"EdDSA":                  {map[int]any{1: 1, 3: -8, -1: 6, -2: x}, false, false},
		"PS256":                  {map[int]any{1: 3, 3: -37, -1: modulus, -2: exponent}, false, false},
		"a short modulus":        {map[int]any{1: 3, 3: -257, -1: modulus[:128], -2: exponent}, false, false},
		"a long modulus":         {map[int]any{1: 3, 3: -257, -1: append(modulus, make([]byte, 1024)...), -2: exponent}, false, false},
		"another curve":          {map[int]any{1: 2, 3: -7, -1: 2, -2: x, -3: y}, false, true},
		"a point off the curve":  {map[int]any{1: 2, 3: -7, -1: 1, -2: x, -3: x}, false, true},
		"a point without y":      {map[int]any{1: 2, 3: -7, -1: 1, -2: x}, false, true},
		"the type of the other":  {map[int]any{1: 3, 3: -7, -1: 1, -2: x, -3: y}, false, true},
		"no exponent":            {map[int]any{1: 3, 3: -257, -1: modulus}, false, true},
		"no members":             {map[int]any{}, false, true},
		"a text for a modulus":   {map[int]any{1: 3, 3: -257, -1: "modulus", -2: exponent}, false, true},
		"the point at infinity":  {map[int]any{1: 2, 3: -7, -1: 1, -2: make([]byte, 32), -3: make([]byte, 32)}, false, true},
		"an algorithm not known": {map[int]any{1: 2, 3: -9999, -1: 1, -2: x, -3: y}, false, true},
	} {
		key, err := readCOSEKey(cose(t, test.key))
		if (key != nil) != test.supported || (err != nil) != test.malformed {
			t.Errorf("%s: %v, %v", name, key, err)
		}
	}
}

// TestPrivateKeysTellThePublicOnes, as pool files may have them alone.
func TestPrivateKeysTellThePublicOnes(t *testing.T) {
	elliptic, _, _ := point(t)
	numbers, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range []any{elliptic, numbers} {
		der, err := x509.MarshalPKCS8PrivateKey(private)
		if err != nil {
			t.Fatal(err)
		}
		if keyOf(&pool.Passkey{PrivateKey: base64.RawURLEncoding.EncodeToString(der)}) == nil {
			t.Errorf("%T", private)
		}
	}
	for _, broken := range []pool.Passkey{{}, {PublicKey: "AAAA"}, {PublicKey: "?"}, {PrivateKey: "AAAA"}, {PrivateKey: "?"}} {
		if keyOf(&broken) != nil {
			t.Errorf("%+v", broken)
		}
	}
}
