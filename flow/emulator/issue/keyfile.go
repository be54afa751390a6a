package issue

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
)

// ParseKeys reads the signing keys of a PEM file, for access and for ID tokens: two
// RSA keys, or one for both. Errors say nothing of what is in the file but its kinds.
func ParseKeys(text []byte) ([]*rsa.PrivateKey, error) {
	var keys []*rsa.PrivateKey
	public := false
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if isPublic(block) { // beside a private key, such as its certificate, it does no harm
			public = true
			continue
		}
		key, err := parseKey(block)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	switch len(keys) {
	case 0:
		if public {
			return nil, errors.New("has a public key only: the private one is needed to sign")
		}
		return nil, errors.New("has no private key in PEM: make one with openssl genpkey -algorithm RSA")
	case 1:
		return append(keys, keys[0]), nil
	case 2:
		return keys, nil
	default:
		return nil, fmt.Errorf("has %d keys: expected one, or one for access and one for ID tokens", len(keys))
	}
}

func isPublic(block *pem.Block) bool {
	return block.Type == "PUBLIC KEY" || block.Type == "RSA PUBLIC KEY" || block.Type == "CERTIFICATE"
}

func parseKey(block *pem.Block) (*rsa.PrivateKey, error) {
	var parsed any
	var err error
	switch block.Type {
	case "RSA PRIVATE KEY":
		if block.Headers["DEK-Info"] != "" {
			return nil, errors.New("is encrypted: decrypt it with openssl pkey")
		}
		parsed, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	case "PRIVATE KEY":
		parsed, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	case "ENCRYPTED PRIVATE KEY":
		return nil, errors.New("is encrypted: decrypt it with openssl pkey")
	case "EC PRIVATE KEY", "EC PARAMETERS":
		return nil, errors.New("has a key of an elliptic curve: tokens are signed with RSA")
	default:
		return nil, errors.New("has something that is not a private key")
	}
	if err != nil {
		return nil, errors.New("has a damaged key")
	}
	key, isRSA := parsed.(*rsa.PrivateKey)
	switch {
	case !isRSA:
		return nil, errors.New("has a key that is not of RSA: tokens are signed with RSA")
	case key.N.BitLen() < keyBits:
		return nil, fmt.Errorf("has a key of %d bits: %d are needed", key.N.BitLen(), keyBits)
	}
	return key, nil
}
