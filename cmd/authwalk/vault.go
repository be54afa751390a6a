package main

import (
	"os"
	"path/filepath"

	"authwalk/flow/vault"

	"github.com/adrg/xdg"
)

// openVault opens the user's vault. The error says why it cannot be used; a walk is
// possible all the same.
func openVault() (*vault.Vault, error) { return vault.Open(vaultFolder()) }

// vaultFolder is where what must outlive a crash is kept, "" for a user without a
// home: the root directory, which xdg falls back to, is not theirs.
func vaultFolder() string {
	if xdg.Home == "/" && os.Getenv("XDG_STATE_HOME") == "" {
		return ""
	}
	return filepath.Join(xdg.StateHome, "authwalk", "vault")
}
