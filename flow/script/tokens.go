package script

import (
	"encoding/base64"
	"encoding/json"
	"strings"

	"authwalk/flow/walk"
)

// Tokens are the claims of the tokens, decoded and not verified, and whether
// there is a refresh token, which is opaque.
type Tokens struct {
	Access  json.RawMessage `json:"access,omitempty"`
	ID      json.RawMessage `json:"id,omitempty"`
	Refresh bool            `json:"refresh"`
	// Raw is there only when it was asked for: with these texts anybody is
	// the user.
	Raw *RawTokens `json:"raw,omitempty"`
}

// RawTokens are the tokens as they came.
type RawTokens struct {
	Access  string `json:"access,omitempty"`
	ID      string `json:"id,omitempty"`
	Refresh string `json:"refresh,omitempty"`
}

// Device is NewDeviceMetadata.
type Device struct {
	Key      string `json:"key"`
	GroupKey string `json:"group_key"`
}

// Reveal adds the raw tokens to the result.
func (r *Result) Reveal() {
	if r.raw == nil {
		return
	}
	r.Tokens.Raw = &RawTokens{Access: r.raw.Access.Reveal(), ID: r.raw.ID.Reveal(), Refresh: r.raw.Refresh.Reveal()}
}

func describeTokens(tokens walk.Tokens) *Tokens {
	return &Tokens{
		Access:  claims(tokens.Access.Reveal()),
		ID:      claims(tokens.ID.Reveal()),
		Refresh: !tokens.Refresh.IsZero(),
	}
}

func describeDevice(device *walk.Device) *Device {
	if device == nil {
		return nil
	}
	return &Device{Key: device.Key, GroupKey: device.GroupKey}
}

// claims are a JWT's claims as they were written, nil when there are none that
// can be read.
func claims(token string) json.RawMessage {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil
	}
	decoded, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil || !json.Valid(decoded) {
		return nil
	}
	return decoded
}
