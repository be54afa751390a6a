package vault

import (
	"cmp"
	"errors"
	"sync/atomic"
)

// ErrNoFolder is what keeping says where the user has no state folder.
var ErrNoFolder = errors.New("no state folder: set XDG_STATE_HOME or HOME")

// The names of its lists, and of their files.
const (
	devicesName        = "devices"
	authenticatorsName = "authenticators"
	passkeysName       = "passkeys"
	refreshTokensName  = "refresh-tokens"
)

// Vault is what is kept. It is safe for concurrent use.
type Vault struct {
	key            *Key
	devices        list[Device]
	authenticators list[Authenticator]
	passkeys       list[Passkey]
	refreshTokens  list[RefreshToken]
	// unusable is what is still to be said of a file that cannot be used.
	unusable atomic.Pointer[string]
}

// InMemory is a vault that ends with the program.
func InMemory() *Vault { return &Vault{} }

// Open reads the vault in a folder, which need not be there yet. The key is looked for
// where a file is sealed, and nil where none is to be. Where one of the files cannot be
// used, the error says why, and the vault holds nothing of that file and keeps nothing
// in it.
func Open(folder string, key *Key) (*Vault, error) { return openOn(realDisk{}, folder, key) }

func openOn(d disk, folder string, key *Key) (*Vault, error) {
	v := &Vault{
		key:            key,
		devices:        list[Device]{folder: folder, name: devicesName, key: key, disk: d},
		authenticators: list[Authenticator]{folder: folder, name: authenticatorsName, key: key, disk: d},
		passkeys:       list[Passkey]{folder: folder, name: passkeysName, key: key, disk: d},
		refreshTokens:  list[RefreshToken]{folder: folder, name: refreshTokensName, key: key, disk: d},
	}
	if folder == "" {
		v.devices.fault, v.authenticators.fault, v.passkeys.fault, v.refreshTokens.fault = ErrNoFolder, ErrNoFolder, ErrNoFolder, ErrNoFolder
		return v, nil
	}
	unusable := cmp.Or(v.devices.read(), v.authenticators.read(), v.passkeys.read(), v.refreshTokens.read())
	if unusable != nil {
		said := "The vault cannot be used: " + unusable.Error() + "."
		v.unusable.Store(&said)
	}
	return v, unusable
}

// Warning is what a person should know: that a file cannot be used, or how something
// has just been kept; "" for nothing. It is said once.
func (v *Vault) Warning() string {
	if unusable := v.unusable.Swap(nil); unusable != nil {
		return *unusable
	}
	return v.key.warning()
}
