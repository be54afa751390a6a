package token

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxLength is the longest text that Decode looks at, in bytes. Tokens of
// Cognito have a few kilobytes.
const MaxLength = 256 << 10

// Errors of Decode that have an answer of their own on screen.
var (
	// ErrTooLong is returned for texts longer than MaxLength.
	ErrTooLong = errors.New("the token is longer than 256 KiB")
	// ErrOpaque is returned for encrypted tokens: five parts (JWE, RFC 7516),
	// as refresh tokens have.
	ErrOpaque = errors.New("the token is encrypted: only Cognito can read it")
	// ErrNotToken is returned for texts that are not three parts joined by dots.
	ErrNotToken = errors.New("a token is three parts joined by dots")
)

// Unverified is what a token says of itself. Anybody could have written it.
// It never changes, and prints as a mask.
type Unverified struct{ content *content }

type content struct {
	text           string
	header, claims []Claim
}

// Decode reads a compact JWS strictly: at most MaxLength bytes, three parts of
// base64url without padding, header and claims JSON objects in UTF-8 in which
// no name comes twice. It checks no signature and no claim.
func Decode(text string) (Unverified, error) {
	if len(text) > MaxLength {
		return Unverified{}, ErrTooLong
	}
	if IsOpaque(text) {
		return Unverified{}, ErrOpaque
	}
	parts := strings.SplitN(text, ".", 4)
	if len(parts) != 3 {
		return Unverified{}, ErrNotToken
	}
	header, err := decodePart(parts[0], "header")
	if err != nil {
		return Unverified{}, err
	}
	claims, err := decodePart(parts[1], "claims")
	if err != nil {
		return Unverified{}, err
	}
	if _, err := decodeBase64(parts[2]); err != nil {
		return Unverified{}, errors.New("the token's signature is not base64url")
	}
	return Unverified{&content{text, header, claims}}, nil
}

// IsOpaque reports whether text has the form of an encrypted token: five parts
// with a header that names its encryption. Refresh tokens are of this form;
// they are for the pool alone.
func IsOpaque(text string) bool {
	if len(text) > MaxLength || strings.Count(text, ".") != 4 {
		return false
	}
	head, _, _ := strings.Cut(text, ".")
	header, err := decodePart(head, "header")
	return err == nil && find(header, "enc") != nil
}

func decodePart(part, name string) ([]Claim, error) {
	raw, err := decodeBase64(part)
	if err != nil {
		return nil, fmt.Errorf("the token's %s is not base64url", name)
	}
	if !utf8.Valid(raw) {
		return nil, fmt.Errorf("the token's %s is not UTF-8", name)
	}
	claims, err := members(raw)
	if err != nil {
		return nil, fmt.Errorf("the token's %s %w", name, err)
	}
	return claims, nil
}

// decodeBase64 also refuses line breaks, which the standard library skips.
func decodeBase64(part string) ([]byte, error) {
	if strings.ContainsAny(part, "\r\n") {
		return nil, errors.New("line break in base64url")
	}
	return base64.RawURLEncoding.Strict().DecodeString(part)
}

// Format implements fmt.Formatter for every verb.
func (u Unverified) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "token, not verified") }

// Header returns the header's members in their own order.
func (u Unverified) Header() []Claim {
	if u.content == nil {
		return nil
	}
	return u.content.header
}

// Claims returns the claims in their own order.
func (u Unverified) Claims() []Claim {
	if u.content == nil {
		return nil
	}
	return u.content.claims
}

// Claim returns the claim of that name, nil when the token has none.
func (u Unverified) Claim(name string) *Claim { return find(u.Claims(), name) }

// Use is what the token says it is for: ID, Access, or whatever it says.
func (u Unverified) Use() Use { return Use(u.stringClaim("token_use")) }

// Issued is the claim iat, zero when there is none.
func (u Unverified) Issued() time.Time { return u.timeClaim("iat") }

// Expires is the claim exp, zero when there is none.
func (u Unverified) Expires() time.Time { return u.timeClaim("exp") }

func (u Unverified) stringClaim(name string) string {
	value, _ := u.Claim(name).StringValue()
	return value
}

func (u Unverified) timeClaim(name string) time.Time {
	value, _ := u.Claim(name).Time()
	return value
}

// Use is the claim token_use.
type Use string

// The tokens that can be decoded.
const (
	ID     Use = "id"
	Access Use = "access"
)
