package passkey

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math"
)

// Passkey is a key pair for a user of a relying party. It prints without its
// private key.
type Passkey struct {
	// ID is the credential ID.
	ID []byte
	// RelyingParty is the domain that the passkey is for.
	RelyingParty string
	// UserHandle is how the relying party knows the user; UserName and
	// UserDisplayName are for people.
	UserHandle                []byte
	UserName, UserDisplayName string
	Key                       *ecdsa.PrivateKey
	// Counter is how often the passkey has signed, as its newest signature said.
	// Uncounted passkeys say 0 each time.
	Counter   uint32
	Uncounted bool
	// BackupEligible and BackedUp are what the authenticator that made the passkey
	// said of it; signatures go on saying it.
	BackupEligible, BackedUp bool
}

// Format implements fmt.Formatter for every verb: the key is never printed.
func (p Passkey) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "passkey of "+p.UserName+" for "+p.RelyingParty)
}

// errCounterEnd is what a passkey says that has signed as often as can be counted.
var errCounterEnd = errors.New("the counter of this passkey is at its end: register another one")

// Counted is the passkey as it is after one more signature. It is to be kept before
// the signature is used.
func (p Passkey) Counted() (Passkey, error) {
	switch {
	case p.Uncounted:
	case p.Counter == math.MaxUint32:
		return p, errCounterEnd
	default:
		p.Counter++
	}
	return p, nil
}

// Name is the ID as the documents of Web Authentication write it.
func (p Passkey) Name() string { return base64URL(p.ID) }

// IsName reports whether a text can be the Name of a passkey.
func IsName(text string) bool {
	id, err := base64.RawURLEncoding.DecodeString(text)
	return err == nil && len(id) > 0
}

// idLength is how many bytes the IDs of new passkeys have.
const idLength = 32

// mostDraws bounds how often a source of randomness may give no key; one in 2^32
// draws is none.
const mostDraws = 16

// newKey draws a key pair. The key depends on nothing but the randomness.
func newKey(random io.Reader) (*ecdsa.PrivateKey, error) {
	var err error
	for range mostDraws {
		drawn := make([]byte, 32)
		if _, err := io.ReadFull(random, drawn); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNoRandomness, err)
		}
		var key *ecdsa.PrivateKey
		if key, err = ecdsa.ParseRawPrivateKey(elliptic.P256(), drawn); err == nil {
			return key, nil
		}
	}
	return nil, fmt.Errorf("%w: %w", ErrNoRandomness, err)
}

// ParseKey reads a private key in PKCS #8.
func ParseKey(der []byte) (*ecdsa.PrivateKey, error) {
	parsed, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, errors.New("it is not a private key in PKCS #8")
	}
	key, elliptical := parsed.(*ecdsa.PrivateKey)
	if !elliptical || key.Curve != elliptic.P256() {
		return nil, errors.New("it is not a P-256 key (ES256), which are the only ones that authwalk signs with")
	}
	return key, nil
}

// MarshalKey is the private key in PKCS #8.
func (p Passkey) MarshalKey() []byte {
	der, err := x509.MarshalPKCS8PrivateKey(p.Key)
	if err != nil {
		panic("a P-256 key cannot be written: " + err.Error())
	}
	return der
}

// PublicKey is the public key as a SubjectPublicKeyInfo.
func (p Passkey) PublicKey() []byte {
	der, err := x509.MarshalPKIXPublicKey(&p.Key.PublicKey)
	if err != nil {
		panic("a P-256 key cannot be written: " + err.Error())
	}
	return der
}

func digest(parts ...[]byte) []byte {
	hash := sha256.New()
	for _, part := range parts {
		hash.Write(part)
	}
	return hash.Sum(nil)
}
