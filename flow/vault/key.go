package vault

import (
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Keyring keeps one secret outside the vault's folder: the key that its files are
// sealed with.
type Keyring interface {
	// Get returns the key, and ErrNoKey where the keyring answers but has none.
	Get() ([]byte, error)
	// Set keeps the key, in the place of one that is there.
	Set(key []byte) error
}

// ErrNoKey is what a keyring without the vault's key says.
var ErrNoKey = errors.New("the system keyring does not have its key")

// errPlainFiles is why nothing is unsealed where no keyring is to be asked.
var errPlainFiles = errors.New("no system keyring is asked here")

// keySize is that of AES-256.
const keySize = 32

// Key is the key of a vault's files, from a keyring that is asked when the key is
// first needed. Nil stands for files that are not sealed. It is safe for concurrent use.
type Key struct {
	keyring Keyring
	limit   time.Duration

	mutex  sync.Mutex
	secret []byte
	// fault is why the keyring is not asked again.
	fault error
	// plain tells that something was kept unsealed, said that this was said.
	plain, said bool
}

// NewKey is the key in a keyring that has a limited time for an answer.
func NewKey(keyring Keyring, limit time.Duration) *Key { return &Key{keyring: keyring, limit: limit} }

// find returns the key that the keyring has. A keyring that fails is not asked again;
// in one without the key, another program may put it.
func (k *Key) find() ([]byte, error) {
	if k == nil {
		return nil, errPlainFiles
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.ask(k.keyring.Get)
}

// IsThere reports whether the keyring has a key.
func (k *Key) IsThere() bool {
	secret, err := k.find()
	return err == nil && len(secret) > 0
}

// create puts a new key into a keyring that has none. What counts is the key that the
// keyring has afterwards. The lock of the folder is held, so that no other program does
// the same.
func (k *Key) create() ([]byte, error) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	secret, err := k.ask(k.keyring.Get)
	if !errors.Is(err, ErrNoKey) {
		return secret, err
	}
	secret, err = k.ask(func() ([]byte, error) {
		fresh := make([]byte, keySize)
		_, _ = rand.Read(fresh) // it never fails
		if err := k.keyring.Set(fresh); err != nil {
			return nil, err
		}
		return k.keyring.Get()
	})
	if errors.Is(err, ErrNoKey) {
		k.fault = errors.New("the system keyring does not keep what it is given")
		err = k.fault
	}
	return secret, err
}

// ask waits for the keyring's answer until the limit. What comes later is not looked at.
func (k *Key) ask(question func() ([]byte, error)) ([]byte, error) {
	if k.secret != nil || k.fault != nil {
		return k.secret, k.fault
	}
	type answer struct {
		secret []byte
		err    error
	}
	answered := make(chan answer, 1)
	go func() {
		secret, err := question()
		answered <- answer{secret, err}
	}()
	limit := time.NewTimer(k.limit)
	defer limit.Stop()
	var got answer
	select {
	case got = <-answered:
	case <-limit.C:
		got.err = fmt.Errorf("the system keyring did not answer within %s", k.limit)
	}
	switch {
	case errors.Is(got.err, ErrNoKey):
		return nil, ErrNoKey
	case got.err != nil:
		k.fault = got.err
	case len(got.secret) != keySize:
		k.fault = errors.New("what the system keyring holds is not a key")
	default:
		k.secret = got.secret
	}
	return k.secret, k.fault
}

// keepsPlain notes that something was kept unsealed.
func (k *Key) keepsPlain() {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.plain = true
}

// warning is what is to be said now, "" for nothing. It is said once.
func (k *Key) warning() string {
	if k == nil {
		return ""
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if !k.plain || k.said {
		return ""
	}
	k.said = true
	return "Kept in a file that only you can read: no system keyring answered."
}
