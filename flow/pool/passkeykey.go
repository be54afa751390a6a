package pool

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"strings"
)

// The sizes of RS256 keys that are taken, in bits.
const (
	smallestModulus = 2048
	largestModulus  = 8192
)

// errPasskeyKey says that a key cannot be a passkey's.
var errPasskeyKey = errors.New("not a key of ES256 (P-256) or RS256 (RSA, 2048 to 8192 bits) in DER, Base64url")

// CheckPasskeyKey refuses keys of other kinds than ES256 and RS256.
func CheckPasskeyKey(public crypto.PublicKey) error {
	switch key := public.(type) {
	case *ecdsa.PublicKey:
		if key.Curve == elliptic.P256() {
			return nil
		}
	case *rsa.PublicKey:
		if size := key.N.BitLen(); size >= smallestModulus && size <= largestModulus {
			return nil
		}
	}
	return errPasskeyKey
}

// Key is the passkey's public key, from its private one where it has no other.
func (p *Passkey) Key() (crypto.PublicKey, error) {
	if p.PublicKey == "" {
		private, err := p.privateKey()
		if err != nil {
			return nil, err
		}
		return private.Public(), nil
	}
	der, err := decodeBase64URL(p.PublicKey)
	if err != nil {
		return nil, errPasskeyKey
	}
	public, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, errPasskeyKey
	}
	return public, CheckPasskeyKey(public)
}

func (p *Passkey) privateKey() (crypto.Signer, error) {
	der, err := decodeBase64URL(p.PrivateKey)
	if err != nil {
		return nil, errPasskeyKey
	}
	private, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, errPasskeyKey
	}
	signer, ok := private.(crypto.Signer)
	if !ok {
		return nil, errPasskeyKey
	}
	return signer, CheckPasskeyKey(signer.Public())
}

// Check refuses a passkey of a pool file that cannot sign in, with the name of the
// member that is wrong.
func (p *Passkey) Check() (member string, err error) {
	id, err := decodeBase64URL(p.CredentialID)
	if err != nil || len(id) == 0 {
		return "CredentialId", errors.New("not Base64url")
	}
	if _, err := decodeBase64URL(p.UserHandle); err != nil {
		return "UserHandle", errors.New("not Base64url")
	}
	if p.PublicKey == "" && p.PrivateKey == "" {
		return "CredentialId", errors.New("not enough without a PublicKey or a PrivateKey")
	}
	public, err := p.Key()
	switch {
	case err != nil && p.PublicKey == "":
		return "PrivateKey", err
	case err != nil:
		return "PublicKey", err
	case p.PrivateKey == "":
		return "", nil
	}
	private, err := p.privateKey()
	if err != nil {
		return "PrivateKey", err
	}
	if equal, ok := public.(interface{ Equal(crypto.PublicKey) bool }); !ok || !equal.Equal(private.Public()) {
		return "PrivateKey", errors.New("not the one of the PublicKey")
	}
	return "", nil
}

func decodeBase64URL(text string) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
}
