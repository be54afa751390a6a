package flow_test

import (
	"crypto/rand"
	"crypto/rsa"
	"sync"
	"testing"
)

var makeKeys = sync.OnceValues(func() ([]*rsa.PrivateKey, error) {
	keys := make([]*rsa.PrivateKey, 2)
	for i := range keys {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			return nil, err
		}
		keys[i] = key
	}
	return keys, nil
})

// testKeys are the emulator's signing keys, made once for all tests.
func testKeys(t *testing.T) []*rsa.PrivateKey {
	t.Helper()
	keys, err := makeKeys()
	if err != nil {
		t.Fatal(err)
	}
	return keys
}
