package vault

import "errors"

// ErrNoFolder is what keeping says where the user has no state folder.
var ErrNoFolder = errors.New("no state folder: set XDG_STATE_HOME or HOME")

// Vault is what is kept. It is safe for concurrent use.
type Vault struct {
	devices  list[Device]
	passkeys list[Passkey]
}

// InMemory is a vault that ends with the program.
func InMemory() *Vault { return &Vault{} }

// Open reads the vault in a folder, which need not be there yet. Where one of its
// files cannot be used, the error says why, and the vault holds nothing of that
// file and keeps nothing in it.
func Open(folder string) (*Vault, error) {
	v := &Vault{devices: list[Device]{folder: folder, name: "devices"}, passkeys: list[Passkey]{folder: folder, name: "passkeys"}}
	if folder == "" {
		v.devices.fault, v.passkeys.fault = ErrNoFolder, ErrNoFolder
		return v, nil
	}
	if err := v.devices.read(); err != nil {
		_ = v.passkeys.read()
		return v, err
	}
	return v, v.passkeys.read()
}
