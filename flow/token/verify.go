package token

import (
	"context"
	"errors"
	"fmt"
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

// VerifySignature checks the algorithm, and the signature with a key of the
// issuer's own set. Whether the claims are as expected, Checks tells.
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
