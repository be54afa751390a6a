package main

import (
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"authwalk/flow/vault"

	"github.com/zalando/go-keyring"
)

// The name that the vault's key has in the system keyring.
const (
	keyringService = "authwalk"
	keyringAccount = "vault"
)

// systemKeyring keeps the vault's key in the Keychain, the Credential Manager or the
// Secret Service.
type systemKeyring struct{}

func (systemKeyring) Get() ([]byte, error) {
	if !hasSession() {
		return nil, errNoSession
	}
	text, err := keyring.Get(keyringService, keyringAccount)
	if errors.Is(err, keyring.ErrNotFound) {
		return nil, vault.ErrNoKey
	}
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(text)
}

func (systemKeyring) Set(key []byte) error {
	return keyring.Set(keyringService, keyringAccount, base64.StdEncoding.EncodeToString(key))
}

var errNoSession = errors.New("there is no system keyring: no D-Bus session is open")

// hasSession reports whether the Secret Service can be reached. Without a session of
// D-Bus, asking for it would start one, which outlives the program.
func hasSession() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" && address != "autolaunch:" {
		return true
	}
	_, err := os.Stat(filepath.Join("/run/user", strconv.Itoa(os.Getuid()), "bus"))
	return err == nil
}
