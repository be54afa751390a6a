package issue

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"authwalk/flow/api"

	"github.com/go-jose/go-jose/v4"
)

// AccessToken is a text in the form of a signed token. Its claims are only what
// it says of itself until Signed has been asked.
type AccessToken struct {
	Issuer   string `json:"iss"`
	Sub      string `json:"sub"`
	Username string `json:"username"`
	ClientID string `json:"client_id"`
	EventID  string `json:"event_id"`
	// DeviceKey is the device of the sign-in, empty without device tracking.
	DeviceKey string `json:"device_key"`
	TokenUse  string `json:"token_use"`
	Scope     string `json:"scope"`
	IssuedAt  int64  `json:"iat"`
	Expires   int64  `json:"exp"`
	// AuthTime and Methods are of the sign-in; there are no methods without levels
	// of assurance.
	AuthTime int64    `json:"auth_time"`
	Methods  []string `json:"amr"`

	signature *jose.JSONWebSignature
}

// ParseAccessToken reads a token; ok is false for anything else.
func ParseAccessToken(text string) (token *AccessToken, ok bool) {
	signature, err := jose.ParseSignedCompact(text, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return nil, false
	}
	token = &AccessToken{signature: signature}
	return token, json.Unmarshal(signature.UnsafePayloadWithoutVerification(), token) == nil
}

// PoolID is the pool that the token says it is of.
func (t *AccessToken) PoolID() string { return path.Base(t.Issuer) }

// InScope tells whether the token may be used with the operations of a user.
func (t *AccessToken) InScope() bool { return slices.Contains(strings.Fields(t.Scope), api.UserScope) }

// Signed tells whether the token carries a signature of these keys: of the one
// for tokens of its use.
func (k *Keys) Signed(t *AccessToken) (bool, error) {
	access, id, err := k.both()
	if err != nil {
		return false, err
	}
	by := access
	if t.TokenUse == "id" {
		by = id
	}
	_, err = t.signature.Verify(&by.private.PublicKey)
	return err == nil, nil
}
