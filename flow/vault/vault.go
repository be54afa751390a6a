package vault

import (
	"cmp"
	"errors"
)

// ErrNoFolder is what keeping says where the user has no state folder.
var ErrNoFolder = errors.New("no state folder: set XDG_STATE_HOME or HOME")

// Vault is what is kept. It is safe for concurrent use.
type Vault struct {
	devices        list[Device]
	authenticators list[Authenticator]
	passkeys       list[Passkey]
}

// InMemory is a vault that ends with the program.
func InMemory() *Vault { return &Vault{} }

// Open reads the vault in a folder, which need not be there yet. Where one of its
// files cannot be used, the error says why, and the vault holds nothing of that
// file and keeps nothing in it.
func Open(folder string) (*Vault, error) {
	v := &Vault{
		devices:        list[Device]{folder: folder, name: "devices"},
		authenticators: list[Authenticator]{folder: folder, name: "authenticators"},
		passkeys:       list[Passkey]{folder: folder, name: "passkeys"},
	}
	if folder == "" {
		v.devices.fault, v.authenticators.fault, v.passkeys.fault = ErrNoFolder, ErrNoFolder, ErrNoFolder
		return v, nil
	}
	return v, cmp.Or(v.devices.read(), v.authenticators.read(), v.passkeys.read())
}
