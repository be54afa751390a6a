package emulator

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/go-jose/go-jose/v4"
)

// keyBits is the size of a pool's keys.
const keyBits = 2048

// keys are the two keys of a pool, each made when first needed or in the
// background before that: one signs access tokens, the other ID tokens.
type keys struct {
	access, id func() (*tokenKey, error)
}

// tokenKey is one key with its public name.
type tokenKey struct {
	private *rsa.PrivateKey
	name    string
	signer  jose.Signer
}

// newKeys takes the keys given, or makes fresh ones where there are not two.
func newKeys(given []*rsa.PrivateKey) *keys {
	if len(given) < 2 {
		return &keys{sync.OnceValues(freshTokenKey), sync.OnceValues(freshTokenKey)}
	}
	take := func(key *rsa.PrivateKey) func() (*tokenKey, error) {
		return sync.OnceValues(func() (*tokenKey, error) { return newTokenKey(key) })
	}
	return &keys{take(given[0]), take(given[1])}
}

// ready waits for both keys, and makes them side by side if nobody has yet.
func (k *keys) ready() (access, id *tokenKey, err error) {
	var wait sync.WaitGroup
	var accessErr, idErr error
	wait.Go(func() { access, accessErr = k.access() })
	id, idErr = k.id()
	wait.Wait()
	return access, id, errors.Join(accessErr, idErr)
}

func freshTokenKey() (*tokenKey, error) {
	private, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return nil, fmt.Errorf("make a signing key: %w", err)
	}
	return newTokenKey(private)
}

func newTokenKey(private *rsa.PrivateKey) (*tokenKey, error) {
	// The service's key names are the Base64 of 32 bytes; a hash of the key
	// gives a name that stays with it.
	hash := sha256.Sum256(x509.MarshalPKCS1PublicKey(&private.PublicKey))
	name := base64.StdEncoding.EncodeToString(hash[:])
	signer, err := jose.NewSigner(jose.SigningKey{
		Algorithm: jose.RS256,
		Key:       jose.JSONWebKey{Key: private, KeyID: name},
	}, nil)
	if err != nil {
		return nil, fmt.Errorf("make a signer: %w", err)
	}
	return &tokenKey{private: private, name: name, signer: signer}, nil
}

func (k *tokenKey) public() jose.JSONWebKey {
	return jose.JSONWebKey{Key: &k.private.PublicKey, KeyID: k.name, Algorithm: string(jose.RS256), Use: "sig"}
}

// makeKeys makes the keys of all pools, so that a sign-in seldom has to wait
// for them: one after the other, which leaves the other cores to requests.
func (s *store) makeKeys(ctx context.Context) {
	for _, p := range s.all() {
		for _, ready := range []func() (*tokenKey, error){p.keys.access, p.keys.id} {
			if ctx.Err() != nil {
				return
			}
			_, _ = ready()
		}
	}
	// Looking for primes leaves more garbage than all pools together hold.
	debug.FreeOSMemory()
}
