package main

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"authwalk/flow/vault"

	"github.com/adrg/xdg"
)

// vaultVariable says how what must outlive a crash is kept: "file" for files that are
// not sealed, without asking the system keyring.
const vaultVariable = "AUTHWALK_VAULT"

// keyringLimit is how long the system keyring has for an answer.
const keyringLimit = 2 * time.Second

// vaultKey is the key that the user's vault is sealed with. The system keyring is asked
// when the key is needed.
func vaultKey() (*vault.Key, error) {
	switch os.Getenv(vaultVariable) {
	case "":
		return vault.NewKey(systemKeyring{}, keyringLimit), nil
	case "file":
		return nil, nil
	default:
		return nil, errors.New(vaultVariable + ` takes only "file", which keeps secrets in files and leaves the system keyring alone`)
	}
}

// openVault opens the user's vault. What makes it unusable is for the person to know; a
// walk is possible all the same.
func openVault() (opened *vault.Vault, unusable, err error) {
	key, err := vaultKey()
	if err != nil {
		return nil, nil, err
	}
	opened, unusable = vault.Open(vaultFolder(), key)
	return opened, unusable, nil
}

// vaultFolder is where what must outlive a crash is kept, "" for a user without a
// home.
func vaultFolder() string {
	state := stateFolder()
	if state == "" {
		return ""
	}
	return filepath.Join(state, "authwalk", "vault")
}

// stateFolder is the user's folder of the desktop specification, "" for a user
// without a home: the root directory, which xdg falls back to, is not theirs.
func stateFolder() string {
	if xdg.Home == "/" && os.Getenv("XDG_STATE_HOME") == "" {
		return ""
	}
	return xdg.StateHome
}
