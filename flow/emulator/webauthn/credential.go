package webauthn

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"

	"authwalk/flow/pool"
)

// errMalformed says that something is not what a browser makes of an
// authenticator's answer.
var errMalformed = errors.New("malformed credential")

// credential are the members that RegistrationResponseJSON and
// AuthenticationResponseJSON have in common.
type credential[R any] struct {
	ID                      string
	RawID                   base64URL
	Type                    string
	AuthenticatorAttachment string
	Response                *R
}

// readCredential reads a credential whose id is told twice, the same both times.
// A raw id may be missing.
func readCredential[R any](raw []byte) (*credential[R], error) {
	var c credential[R]
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, errMalformed
	}
	id, err := decodeBase64URL(c.ID)
	switch {
	case err != nil || len(id) == 0 || c.Type != "public-key" || c.Response == nil:
		return nil, errMalformed
	case c.RawID != nil && string(c.RawID) != string(id):
		return nil, errMalformed
	}
	c.ID, c.RawID = base64.RawURLEncoding.EncodeToString(id), id
	return &c, nil
}

func readClientData(raw []byte) (pool.ClientData, error) {
	var data pool.ClientData
	if json.Unmarshal(raw, &data) != nil {
		return data, errMalformed
	}
	return data, nil
}

// base64URL are bytes that JSON has as Base64url, with or without padding.
type base64URL []byte

// UnmarshalJSON decodes a text.
func (b *base64URL) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	decoded, err := decodeBase64URL(text)
	*b = decoded
	return err
}

var strictBase64URL = base64.RawURLEncoding.Strict()

func decodeBase64URL(text string) ([]byte, error) {
	return strictBase64URL.DecodeString(strings.TrimRight(text, "="))
}
