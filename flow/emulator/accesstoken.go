package emulator

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"

	"github.com/go-jose/go-jose/v4"
)

// accessToken are the claims of an access token that matter to its check.
type accessToken struct {
	Issuer   string `json:"iss"`
	Sub      string `json:"sub"`
	Username string `json:"username"`
	ClientID string `json:"client_id"`
	EventID  string `json:"event_id"`
	TokenUse string `json:"token_use"`
	Scope    string `json:"scope"`
	IssuedAt int64  `json:"iat"`
	Expires  int64  `json:"exp"`
	AuthTime int64  `json:"auth_time"`
}

// authorize checks an access token and makes the call its holder's. The
// messages are those of reference section 8.4.
func (c *call) authorize(token string) error {
	claims, err := c.readAccessToken(token)
	if err != nil {
		return err
	}
	switch {
	case claims.TokenUse != "access":
		return wire.NotAuthorized("Invalid Access Token")
	case c.now.Unix() >= claims.Expires:
		return wire.NotAuthorized("Access Token has expired")
	case !slices.Contains(strings.Fields(claims.Scope), userScope):
		return wire.NotAuthorized("Access Token does not have required scopes")
	}
	user := c.pool.user(claims.Username)
	if user == nil || user.Sub() != claims.Sub {
		return wire.Refuse("UserNotFoundException", "User does not exist.")
	}
	s, known := c.pool.signIns.get(claims.EventID)
	if !user.IsEnabled() {
		return wire.NotAuthorized("User is disabled.")
	}
	if known && (s.revoked.Load() || claims.IssuedAt <= s.accessEnded.Load()) || !known && signedOutSince(user, claims.IssuedAt) {
		return wire.NotAuthorized("Access Token has been revoked")
	}
	if c.client = c.pool.client(claims.ClientID); c.client == nil {
		return wire.NotAuthorized("Invalid Access Token")
	}
	c.caller = &caller{user: user, signIn: s}
	return nil
}

// signedOutSince tells for tokens whose sign-in is no longer remembered.
func signedOutSince(user *pool.User, issuedAt int64) bool {
	out := user.Tracked.SignedOut
	return !out.IsZero() && issuedAt <= out.Unix()
}

// readAccessToken finds the pool whose key signed the token and verifies the
// signature.
func (c *call) readAccessToken(token string) (*accessToken, error) {
	signature, err := jose.ParseSignedCompact(token, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return nil, wire.NotAuthorized("Invalid Access Token")
	}
	var claims accessToken
	if json.Unmarshal(signature.UnsafePayloadWithoutVerification(), &claims) != nil {
		return nil, wire.NotAuthorized("Invalid Access Token")
	}
	if c.pool = c.emulator.data().pool(path.Base(claims.Issuer)); c.pool == nil {
		return nil, wire.NotAuthorized("Could not verify signature for Access Token")
	}
	access, id, err := c.pool.keys.ready()
	if err != nil {
		return nil, err
	}
	key := access
	if claims.TokenUse == "id" {
		key = id
	}
	if _, err := signature.Verify(&key.private.PublicKey); err != nil {
		return nil, wire.NotAuthorized("Could not verify signature for Access Token")
	}
	return &claims, nil
}
