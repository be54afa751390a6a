package main

import (
	"os"
	"path/filepath"

	"authwalk/flow/poolfile"
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

// demoVault holds the devices that pool files give the secret of, and ends with the
// program.
func demoVault(files []*poolfile.File, endpoint string) (*vault.Vault, error) {
	kept := vault.InMemory()
	for _, file := range files {
		for _, user := range file.Users {
			for _, device := range user.Devices {
				if device.Password == "" {
					continue
				}
				err := kept.Keep(vault.Device{
					Endpoint: endpoint, UserPoolID: file.UserPool.ID, Username: user.Username,
					Key: device.DeviceKey, GroupKey: device.DeviceGroupKey, Password: device.Password,
				})
				if err != nil {
					return nil, err
				}
			}
		}
	}
	return kept, nil
}
