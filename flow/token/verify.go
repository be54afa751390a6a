package token

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Expect is what a server expects of a token, beside the issuer.
type Expect struct {
	// ClientID is the app client: aud of an ID token, client_id of an access token.
	ClientID string
	Use      Use
	Now      time.Time
	// Leeway is how far clocks may be apart.
	Leeway time.Duration
}

// Verified is a token that the issuer signed and whose claims are as expected.
// Only Keys.Verify makes one; the zero Verified holds no token.
type Verified struct{ token Unverified }

// Format implements fmt.Formatter for every verb.
func (v Verified) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "verified token") }

// Token returns what was verified.
func (v Verified) Token() Unverified { return v.token }

// Subject is the user's sub.
func (v Verified) Subject() string { return v.token.stringClaim("sub") }

// Verify checks everything a server has to: the algorithm, the signature with
// a key of the issuer's own set, and the claims (see Checks).
func (k *Keys) Verify(ctx context.Context, token Unverified, expect Expect) (Verified, error) {
	if token.content == nil {
		return Verified{}, errors.New("there is no token")
	}
	for _, check := range Checks(token, k.issuer, expect) {
		if !check.OK {
			return Verified{}, fmt.Errorf("%s: %s", check.Claim, check.Found)
		}
	}
	if err := k.VerifySignature(ctx, token, expect.Now); err != nil {
		return Verified{}, err
	}
	return Verified{token}, nil
}

// VerifySignature checks the signature alone, for showing it beside claims that
// are not as expected. It says nothing about whether the token may be used.
func (k *Keys) VerifySignature(ctx context.Context, token Unverified, now time.Time) error {
	if token.content == nil {
		return errors.New("there is no token")
	}
	for _, check := range headerChecks(token) {
		if !check.OK {
			return fmt.Errorf("%s: %s", check.Claim, check.Found)
		}
	}
	signed, err := jose.ParseSignedCompact(token.content.text, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return errors.New("the signature cannot be read")
	}
	id, _ := find(token.Header(), "kid").StringValue()
	key, err := k.find(ctx, id, now)
	if err != nil {
		return err
	}
	if _, err := signed.Verify(key); err != nil {
		return errors.New("the signature was not made with the pool's key")
	}
	return nil
}
