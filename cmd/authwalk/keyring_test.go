package main

import (
	"bytes"
	"errors"
	"testing"

	"authwalk/flow/vault"

	"github.com/zalando/go-keyring"
)

// TestTheSystemKeyring asks one that is in memory: whoever runs the tests keeps theirs.
func TestTheSystemKeyring(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	keyring.MockInit()
	if _, err := (systemKeyring{}).Get(); !errors.Is(err, vault.ErrNoKey) {
		t.Errorf("without a key: %v", err)
	}
	key := []byte{0, 1, 255}
	if err := (systemKeyring{}).Set(key); err != nil {
		t.Fatal(err)
	}
	if got, err := (systemKeyring{}).Get(); err != nil || !bytes.Equal(got, key) {
		t.Errorf("%v, %v", got, err)
	}
	locked := errors.New("locked")
	keyring.MockInitWithError(locked)
	if _, err := (systemKeyring{}).Get(); !errors.Is(err, locked) {
		t.Errorf("a locked one: %v", err)
	}
}
