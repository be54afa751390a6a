package vault

import (
	"fmt"
	"io"
	"slices"
)

// RefreshToken is a refresh token that was kept on request, and what it is good for.
// It is never used anywhere else.
type RefreshToken struct {
	// Endpoint is where the client is, empty for AWS in Region.
	Endpoint string `json:"endpoint,omitempty"`
	Region   string `json:"region,omitempty"`
	ClientID string `json:"clientId"`
	// Username is the name that was typed.
	Username string `json:"username"`
	Token    string `json:"token"`
}

// Format implements fmt.Formatter for every verb: the token is never printed.
func (t RefreshToken) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "refresh token of "+t.Username)
}

// same reports whether one token takes the place of the other.
func (t RefreshToken) same(other RefreshToken) bool {
	t.Token, other.Token = "", ""
	return t == other
}

// mostRefreshTokens bounds the file; the oldest tokens make room.
const mostRefreshTokens = 100

// RefreshToken finds the token that is kept for the same client and user.
func (v *Vault) RefreshToken(of RefreshToken) (RefreshToken, bool) {
	kept := v.refreshTokens.all()
	place := slices.IndexFunc(kept, of.same)
	if place < 0 {
		return RefreshToken{}, false
	}
	return kept[place], true
}

// KeepRefreshToken stores a token in place of an older one. When it returns without
// an error, the token is on the disk.
func (v *Vault) KeepRefreshToken(token RefreshToken) error {
	return v.refreshTokens.change(func(kept []RefreshToken) ([]RefreshToken, error) {
		kept = slices.DeleteFunc(kept, token.same)
		return append(kept[max(0, len(kept)-mostRefreshTokens+1):], token), nil
	})
}

// ForgetRefreshToken removes a token, which the service takes no longer.
func (v *Vault) ForgetRefreshToken(token RefreshToken) error {
	return v.refreshTokens.change(func(kept []RefreshToken) ([]RefreshToken, error) {
		return slices.DeleteFunc(kept, token.same), nil
	})
}
