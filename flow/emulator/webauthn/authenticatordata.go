package webauthn

import (
	"encoding/binary"

	"authwalk/flow/pool"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

// The flags of authenticator data.
const (
	flagUserPresent    = 1 << 0
	flagUserVerified   = 1 << 2
	flagBackupEligible = 1 << 3
	flagBackedUp       = 1 << 4
	flagAttested       = 1 << 6
	flagExtensions     = 1 << 7
)

const (
	// headSize is the hash of the relying party, the flags and the count.
	headSize = 32 + 1 + 4
	// attestedSize is the AAGUID and the length of the id.
	attestedSize = 16 + 2
	// longestID is how long the id of a credential may be.
	longestID = 1023
)

// authenticatorData is authData with the new credential, where it has one.
type authenticatorData struct {
	pool.AuthenticatorData
	credentialID, publicKey []byte
}

// readAuthenticatorData reads authData to its last byte.
func readAuthenticatorData(raw []byte) (*authenticatorData, error) {
	if len(raw) < headSize {
		return nil, errMalformed
	}
	flags, d := raw[32], &authenticatorData{}
	copy(d.RelyingPartyHash[:], raw)
	d.UserPresent, d.UserVerified = flags&flagUserPresent != 0, flags&flagUserVerified != 0
	d.SignCount = binary.BigEndian.Uint32(raw[33:])
	rest := raw[headSize:]
	if flags&flagBackedUp != 0 && flags&flagBackupEligible == 0 {
		return nil, errMalformed
	}
	var err error
	if flags&flagAttested != 0 {
		if rest, err = d.readAttested(rest); err != nil {
			return nil, err
		}
	}
	if flags&flagExtensions != 0 {
		var extensions map[string]any
		if rest, err = readItem(rest, &extensions); err != nil {
			return nil, err
		}
	}
	if len(rest) > 0 {
		return nil, errMalformed
	}
	return d, nil
}

// readAttested reads the attested credential data and returns what follows it.
func (d *authenticatorData) readAttested(raw []byte) (rest []byte, err error) {
	if len(raw) < attestedSize {
		return nil, errMalformed
	}
	size := int(binary.BigEndian.Uint16(raw[16:]))
	raw = raw[attestedSize:]
	if size == 0 || size > longestID || size > len(raw) {
		return nil, errMalformed
	}
	d.credentialID, raw = raw[:size], raw[size:]
	var key webauthncbor.RawMessage
	rest, err = readItem(raw, &key)
	d.publicKey = key
	return rest, err
}

// readItem reads one CBOR item and returns what follows it.
func readItem(raw []byte, into any) (rest []byte, err error) {
	size, err := webauthncbor.UnmarshalFirst(raw, into)
	if err != nil {
		return nil, errMalformed
	}
	return raw[size:], nil
}
