package demouser

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/vault"
)

// Vault holds the devices and passkeys that pool files give the secret of, for pools
// that are served at an endpoint. It ends with the program.
func Vault(files []*poolfile.File, endpoint string) (*vault.Vault, error) {
	kept := vault.InMemory()
	for _, file := range files {
		for _, user := range file.Users {
			if err := keepDevices(kept, file, user, endpoint); err != nil {
				return nil, err
			}
			if err := keepPasskeys(kept, file, user, endpoint); err != nil {
				return nil, err
			}
		}
	}
	return kept, nil
}

func keepDevices(kept *vault.Vault, file *poolfile.File, user pool.User, endpoint string) error {
	for _, device := range user.Devices {
		if device.Password == "" {
			continue
		}
		err := kept.Keep(vault.Device{
			Endpoint: endpoint, UserPoolID: file.UserPool.ID, Username: user.Username,
			Key: device.DeviceKey, GroupKey: device.DeviceGroupKey, Password: device.Password,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func keepPasskeys(kept *vault.Vault, file *poolfile.File, user pool.User, endpoint string) error {
	for _, passkey := range user.Passkeys {
		if passkey.PrivateKey == "" {
			continue
		}
		id, badID := base64.RawURLEncoding.DecodeString(passkey.CredentialID)
		handle, badHandle := base64.RawURLEncoding.DecodeString(passkey.UserHandle)
		key, badKey := base64.RawURLEncoding.DecodeString(passkey.PrivateKey)
		if errors.Join(badID, badHandle, badKey) != nil {
			return fmt.Errorf("a passkey of %s is not written in Base64url", user.Username)
		}
		if len(handle) == 0 {
			handle = []byte(user.Sub())
		}
		err := kept.KeepPasskey(vault.Passkey{
			Endpoint: endpoint, UserPoolID: file.UserPool.ID, ID: id,
			RelyingParty: cmp.Or(passkey.RelyingPartyID, pool.RelyingPartyID(&file.UserPool, file.MfaConfig)),
			UserHandle:   handle, UserName: user.Username, Key: key, Counter: passkey.SignCount,
		})
		if err != nil {
			return err
		}
	}
	return nil
}
