package issue

import (
	"bytes"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"fmt"
	"sync"
	"testing"

	"github.com/go-jose/go-jose/v4"
)

func TestKeysOfManyPrimesSignAsCryptoRSADoes(t *testing.T) {
	t.Parallel()
	private, err := generateKey()
	if err != nil {
		t.Fatal(err)
	}
	if len(private.Primes) != keyPrimes || private.N.BitLen() != keyBits {
		t.Fatalf("%d primes, %d bits", len(private.Primes), private.N.BitLen())
	}
	signer := newMultiPrimeSigner(private, jose.JSONWebKey{Key: &private.PublicKey})
	for i := range 20 {
		payload := fmt.Appendf(nil, "claims %d", i)
		digest := sha256.Sum256(payload)
		want, err := rsa.SignPKCS1v15(nil, private, crypto.SHA256, digest[:])
		if err != nil {
			t.Fatal(err)
		}
		got, err := signer.SignPayload(payload, jose.RS256)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("payload %d: %x, %v, expected %x", i, got, err, want)
		}
	}
	if _, err := signer.SignPayload(nil, jose.PS256); err == nil {
		t.Error("signed with another algorithm")
	}
}

func TestAKeyOfManyPrimesIsRestored(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	made := map[string][]byte{}
	keys := NewKeys(nil)
	keys.Record(func(use string, private []byte) {
		mu.Lock()
		defer mu.Unlock()
		made[use] = private
	})
	before, err := keys.Public()
	if err != nil || len(made) != 2 {
		t.Fatalf("%d keys told of, %v", len(made), err)
	}
	for use, der := range made {
		if private, err := x509.ParsePKCS1PrivateKey(der); err != nil || len(private.Primes) != keyPrimes {
			t.Errorf("%s: %v", use, err)
		}
	}
	restored, err := RestoreKeys(made)
	if err != nil {
		t.Fatal(err)
	}
	after, err := restored.Public()
	if err != nil || before.Keys[0].KeyID != after.Keys[0].KeyID || before.Keys[1].KeyID != after.Keys[1].KeyID {
		t.Errorf("other keys after restoring: %v", err)
	}
}

func BenchmarkGenerateKey(b *testing.B) {
	for b.Loop() {
		if _, err := generateKey(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSign(b *testing.B) {
	for _, make := range []func() (*rsa.PrivateKey, error){generateKey, func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(nil, keyBits) }} {
		private, err := make()
		if err != nil {
			b.Fatal(err)
		}
		key, err := newKey(private)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("primes=%d", len(private.Primes)), func(b *testing.B) {
			for b.Loop() {
				if _, err := key.sign(map[string]any{"sub": "nadia"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
