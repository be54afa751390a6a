package issue

import (
	"io"
	"strings"
	"time"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

// ClientGrant is what the token of a client is made from. No user signs in.
type ClientGrant struct {
	Issuer string
	Now    time.Time
	Random io.Reader
	Client *pool.Client
	Scopes []string
}

// ClientToken is the API's ClientAuthenticationResultType.
type ClientToken struct {
	AccessToken string `json:"AccessToken"`
	ExpiresIn   int    `json:"ExpiresIn"`
	TokenType   string `json:"TokenType"`
}

// Client makes the access token of a client, with the claims of a token that the
// service's token endpoint makes for a client's credentials.
func (k *Keys) Client(g ClientGrant) (*ClientToken, error) {
	key, err := k.access()
	if err != nil {
		return nil, err
	}
	validity, _, _ := g.Client.Validities()
	token, err := key.sign(map[string]any{
		"sub":       g.Client.ClientID,
		"client_id": g.Client.ClientID,
		"token_use": "access",
		"scope":     strings.Join(g.Scopes, " "),
		"iss":       g.Issuer,
		"auth_time": g.Now.Unix(),
		"iat":       g.Now.Unix(),
		"exp":       g.Now.Add(validity).Unix(),
		"version":   2,
		"jti":       random.UUID(g.Random),
	})
	if err != nil {
		return nil, err
	}
	return &ClientToken{AccessToken: token, ExpiresIn: int(validity.Seconds()), TokenType: "Bearer"}, nil
}
