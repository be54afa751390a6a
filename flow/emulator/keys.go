package emulator

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"sync"

	"github.com/go-jose/go-jose/v4"
)

// keyBits is the size of a pool's keys.
const keyBits = 2048

// keys are the two keys of a pool, made when first needed or in the background
// before that: one signs access tokens, the other ID tokens.
type keys struct {
	once   sync.Once
	given  []*rsa.PrivateKey
	access *tokenKey
	id     *tokenKey
	err    error
}

// tokenKey is one key with its public name.
type tokenKey struct {
	private *rsa.PrivateKey
	name    string
	signer  jose.Signer
}

func newKeys(given []*rsa.PrivateKey) *keys { return &keys{given: given} }

// ready waits for the keys and makes them if nobody has yet.
func (k *keys) ready() (access, id *tokenKey, err error) {
	k.once.Do(k.make)
	return k.access, k.id, k.err
}

func (k *keys) make() {
	if len(k.given) >= 2 {
		k.access, k.err = newTokenKey(k.given[0])
		if k.err == nil {
			k.id, k.err = newTokenKey(k.given[1])
		}
		return
	}
	var wait sync.WaitGroup
	var accessErr, idErr error
	wait.Go(func() { k.access, accessErr = freshTokenKey() })
	wait.Go(func() { k.id, idErr = freshTokenKey() })
	wait.Wait()
	if k.err = accessErr; k.err == nil {
		k.err = idErr
	}
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

// makeKeys makes the keys of all pools, one pool after the other, so that a
// sign-in seldom has to wait for them.
func (s *store) makeKeys(ctx context.Context) {
	for _, p := range s.all() {
		if ctx.Err() != nil {
			return
		}
		_, _, _ = p.keys.ready()
	}
}
