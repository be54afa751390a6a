package issue

import (
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/go-jose/go-jose/v4"
)

// keyBits is the size of a pool's keys.
const keyBits = 2048

// Keys are the two keys of a pool, each made when it is first needed: one signs access
// tokens, the other ID tokens.
type Keys struct {
	access, id func() (*key, error)
	// record is told of keys that are made, where there is one.
	record atomic.Pointer[func(use string, private []byte)]
}

// The uses of keys.
const (
	accessUse = "access"
	idUse     = "id"
)

// key is one key with its public name.
type key struct {
	private *rsa.PrivateKey
	name    string
	signer  jose.Signer
}

// NewKeys takes the keys given, for access and for ID tokens, or makes fresh
// ones where there are not two.
func NewKeys(given []*rsa.PrivateKey) *Keys {
	k := &Keys{}
	if len(given) < 2 {
		given = []*rsa.PrivateKey{nil, nil}
	}
	k.access, k.id = k.take(accessUse, given[0]), k.take(idUse, given[1])
	return k
}

// RestoreKeys takes the keys that Record was told of, and makes those that are missing.
func RestoreKeys(recorded map[string][]byte) (*Keys, error) {
	k := &Keys{}
	for use, into := range map[string]*func() (*key, error){accessUse: &k.access, idUse: &k.id} {
		var private *rsa.PrivateKey
		if der := recorded[use]; der != nil {
			var err error
			if private, err = x509.ParsePKCS1PrivateKey(der); err != nil {
				return nil, fmt.Errorf("read a signing key: %w", err)
			}
		}
		*into = k.take(use, private)
	}
	return k, nil
}

// take is the key given, or one that is made when it is first needed.
func (k *Keys) take(use string, given *rsa.PrivateKey) func() (*key, error) {
	return sync.OnceValues(func() (*key, error) {
		if given != nil {
			return newKey(given)
		}
		return k.fresh(use)
	})
}

// Record has record told of every key that is made from now on, before it is used.
func (k *Keys) Record(record func(use string, private []byte)) { k.record.Store(&record) }

// both waits for the keys, and makes them side by side if nobody has yet.
func (k *Keys) both() (access, id *key, err error) {
	var wait sync.WaitGroup
	var accessErr, idErr error
	wait.Go(func() { access, accessErr = k.access() })
	id, idErr = k.id()
	wait.Wait()
	return access, id, errors.Join(accessErr, idErr)
}

// Public is the key set that clients verify tokens with.
func (k *Keys) Public() (jose.JSONWebKeySet, error) {
	access, id, err := k.both()
	if err != nil {
		return jose.JSONWebKeySet{}, err
	}
	keys := []jose.JSONWebKey{id.public()}
	if access.name != id.name {
		keys = append(keys, access.public())
	}
	return jose.JSONWebKeySet{Keys: keys}, nil
}

func (k *Keys) fresh(use string) (*key, error) {
	private, err := generateKey()
	if err != nil {
		return nil, fmt.Errorf("make a signing key: %w", err)
	}
	if record := k.record.Load(); record != nil {
		(*record)(use, x509.MarshalPKCS1PrivateKey(private))
	}
	return newKey(private)
}

func newKey(private *rsa.PrivateKey) (*key, error) {
	// The service's key names are the Base64 of 32 bytes; a hash of the key
	// gives a name that stays with it.
	hash := sha256.Sum256(x509.MarshalPKCS1PublicKey(&private.PublicKey))
	name := base64.StdEncoding.EncodeToString(hash[:])
	k := &key{private: private, name: name}
	signing := jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: private, KeyID: name}}
	if len(private.Primes) > 2 {
		signing.Key = newMultiPrimeSigner(private, k.public())
	}
	var err error
	if k.signer, err = jose.NewSigner(signing, nil); err != nil {
		return nil, fmt.Errorf("make a signer: %w", err)
	}
	return k, nil
}

func (k *key) public() jose.JSONWebKey {
	return jose.JSONWebKey{Key: &k.private.PublicKey, KeyID: k.name, Algorithm: string(jose.RS256), Use: "sig"}
}
