package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
)

// mostPasskeys bounds the file. Unlike a device, a passkey makes no room for
// another: who has lost it may have no other way in.
const mostPasskeys = 1000

// What is wrong with a passkey that is to be kept or used.
var (
	ErrFull      = fmt.Errorf("the vault has %d passkeys already, which are the most: delete some", mostPasskeys)
	ErrNoPasskey = errors.New("the passkey is not in the vault any more")
)

// Passkey is a passkey that signs in a user of a pool. It is never used anywhere
// else.
type Passkey struct {
	// Endpoint is where the pool is, empty for AWS.
	Endpoint     string `json:"endpoint,omitempty"`
	UserPoolID   string `json:"userPoolId"`
	ID           []byte `json:"id"`
	RelyingParty string `json:"relyingParty"`
	UserHandle   []byte `json:"userHandle,omitempty"`
	UserName     string `json:"userName,omitempty"`
	DisplayName  string `json:"displayName,omitempty"`
	// Key is the private key in PKCS #8.
	Key []byte `json:"key"`
	// Counter is how often the passkey has signed; Uncounted ones always say 0.
	Counter        uint32 `json:"counter,omitempty"`
	Uncounted      bool   `json:"uncounted,omitempty"`
	BackupEligible bool   `json:"backupEligible,omitempty"`
	BackedUp       bool   `json:"backedUp,omitempty"`
}

// Format implements fmt.Formatter for every verb: the key is never printed.
func (p Passkey) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "passkey of "+p.UserName+" for "+p.RelyingParty)
}

// same reports whether one passkey takes the place of the other.
func (p Passkey) same(other Passkey) bool {
	return p.Endpoint == other.Endpoint && p.UserPoolID == other.UserPoolID && bytes.Equal(p.ID, other.ID)
}

// Passkeys are the passkeys for a pool, the oldest first.
func (v *Vault) Passkeys(endpoint, userPoolID string) []Passkey {
	return slices.DeleteFunc(v.passkeys.all(), func(p Passkey) bool { return p.Endpoint != endpoint || p.UserPoolID != userPoolID })
}

// PasskeysFault is why no passkey can be kept here or found, nil where they can.
func (v *Vault) PasskeysFault() error { return v.passkeys.why() }

// KeepPasskey stores the passkey. When it returns without an error, the passkey is
// on the disk.
func (v *Vault) KeepPasskey(kept Passkey) error {
	return v.passkeys.change(func(passkeys []Passkey) ([]Passkey, error) {
		passkeys = slices.DeleteFunc(passkeys, kept.same)
		if len(passkeys) >= mostPasskeys {
			return nil, ErrFull
		}
		return append(passkeys, kept), nil
	})
}

// ChangePasskey stores what an edit makes of the passkey as it is kept now, which
// another program may have changed. When it returns without an error, the change is
// on the disk.
func (v *Vault) ChangePasskey(changed Passkey, edit func(Passkey) (Passkey, error)) (Passkey, error) {
	var edited Passkey
	err := v.passkeys.change(func(passkeys []Passkey) ([]Passkey, error) {
		at := slices.IndexFunc(passkeys, changed.same)
		if at < 0 {
			return nil, ErrNoPasskey
		}
		var err error
		edited, err = edit(passkeys[at])
		passkeys[at] = edited
		return passkeys, err
	})
	return edited, err
}

// ForgetPasskey removes the passkey, which the service no longer knows.
func (v *Vault) ForgetPasskey(forgotten Passkey) error {
	return v.passkeys.change(func(passkeys []Passkey) ([]Passkey, error) {
		return slices.DeleteFunc(passkeys, forgotten.same), nil
	})
}
