package webauthn

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"math/big"

	"authwalk/flow/pool"

	"github.com/go-webauthn/webauthn/protocol/webauthncose"
)

// key is a public key of one of the algorithms that the service asks for.
type key struct {
	public    crypto.PublicKey
	algorithm int
}

// readCOSEKey reads the key of a new credential; nil for one of another algorithm.
func readCOSEKey(raw []byte) (*key, error) {
	parsed, err := webauthncose.ParsePublicKey(raw)
	if err != nil {
		return nil, errMalformed
	}
	switch k := parsed.(type) {
	case webauthncose.EC2PublicKeyData:
		public, err := k.ToECDSA()
		if err != nil || k.Algorithm != pool.AlgorithmES256 {
			return nil, err
		}
		return newKey(public), nil
	case webauthncose.RSAPublicKeyData:
		exponent, err := webauthncose.ParseRSAPublicKeyDataExponent(&k)
		if err != nil || k.Algorithm != pool.AlgorithmRS256 {
			return nil, err
		}
		return newKey(&rsa.PublicKey{N: new(big.Int).SetBytes(k.Modulus), E: exponent}), nil
	default:
		return nil, nil
	}
}

// newKey is nil for keys that are not taken.
func newKey(public crypto.PublicKey) *key {
	if pool.CheckPasskeyKey(public) != nil {
		return nil
	}
	if _, ok := public.(*rsa.PublicKey); ok {
		return &key{public, pool.AlgorithmRS256}
	}
	return &key{public, pool.AlgorithmES256}
}

// keyOf is the key of a passkey that is registered; nil where it cannot be read.
func keyOf(p *pool.Passkey) *key {
	public, err := p.Key()
	if err != nil {
		return nil
	}
	return newKey(public)
}

// text is the key as pool files have it.
func (k *key) text() (string, error) {
	der, err := x509.MarshalPKIXPublicKey(k.public)
	return base64.RawURLEncoding.EncodeToString(der), err
}

// signed reports whether the signature is over the authenticator data and the hash
// of the client data.
func (k *key) signed(authenticatorData, clientData, signature []byte) bool {
	hash := sha256.Sum256(clientData)
	digest := sha256.Sum256(append(authenticatorData[:len(authenticatorData):len(authenticatorData)], hash[:]...))
	switch public := k.public.(type) {
	case *ecdsa.PublicKey:
		return ecdsa.VerifyASN1(public, digest[:], signature)
	case *rsa.PublicKey:
		return rsa.VerifyPKCS1v15(public, crypto.SHA256, digest[:], signature) == nil
	default:
		return false
	}
}
