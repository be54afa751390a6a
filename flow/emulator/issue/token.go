package issue

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"strings"
	"time"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

// Grant is what the tokens of a sign-in are made from.
type Grant struct {
	// Issuer is the iss claim.
	Issuer string
	Now    time.Time
	Random io.Reader
	Client *pool.Client
	User   *pool.User
	// Groups are all groups of the pool.
	Groups []pool.Group
	SignIn *SignIn
	// Changes are what PreTokenGeneration wants, nil for nothing.
	Changes *pool.TokenChanges
}

// Tokens are the API's AuthenticationResultType. ExpiresIn is in seconds.
type Tokens struct {
	AccessToken  string `json:"AccessToken"`
	ExpiresIn    int    `json:"ExpiresIn"`
	TokenType    string `json:"TokenType"`
	RefreshToken string `json:"RefreshToken,omitempty"`
	IDToken      string `json:"IdToken"`
	// NewDeviceMetadata is the device that is offered to be confirmed.
	NewDeviceMetadata *NewDeviceMetadata `json:"NewDeviceMetadata,omitempty"`
}

// NewDeviceMetadata is the API's NewDeviceMetadataType.
type NewDeviceMetadata struct {
	DeviceKey      string `json:"DeviceKey"`
	DeviceGroupKey string `json:"DeviceGroupKey"`
}

// SignedIn makes the tokens of a sign-in that has just succeeded, with a refresh
// token.
func (k *Keys) SignedIn(g Grant) (*Tokens, error) {
	tokens, err := k.Refreshed(g)
	if err != nil {
		return nil, err
	}
	tokens.RefreshToken, err = k.sealRefreshToken(g.Random, sealedSignIn{SignIn: g.SignIn})
	return tokens, err
}

// Rotated makes tokens of an earlier sign-in, with the refresh token of this number.
func (k *Keys) Rotated(g Grant, number int) (*Tokens, error) {
	tokens, err := k.Refreshed(g)
	if err != nil {
		return nil, err
	}
	tokens.RefreshToken, err = k.sealRefreshToken(g.Random, sealedSignIn{g.SignIn, number})
	return tokens, err
}

// Refreshed makes tokens of an earlier sign-in, without a refresh token.
func (k *Keys) Refreshed(g Grant) (*Tokens, error) {
	accessKey, idKey, err := k.both()
	if err != nil {
		return nil, err
	}
	accessValidity, idValidity, _ := g.Client.Validities()
	access, err := accessKey.sign(g.changed(g.accessClaims(g.Now.Add(accessValidity)), func(c *pool.TokenChanges) pool.ClaimChanges { return c.Access }))
	if err != nil {
		return nil, err
	}
	id, err := idKey.sign(g.changed(g.idClaims(g.Now.Add(idValidity)), func(c *pool.TokenChanges) pool.ClaimChanges { return c.ID }))
	if err != nil {
		return nil, err
	}
	return &Tokens{
		AccessToken: access,
		ExpiresIn:   int(accessValidity.Seconds()),
		TokenType:   "Bearer",
		IDToken:     id,
	}, nil
}

// accessClaims are the claims of an access token.
func (g Grant) accessClaims(expires time.Time) map[string]any {
	claims := g.commonClaims(expires)
	claims["token_use"] = "access"
	claims["scope"] = g.scope()
	claims["client_id"] = g.Client.ClientID
	claims["username"] = g.User.Username
	if g.SignIn.DeviceKey != "" {
		claims["device_key"] = g.SignIn.DeviceKey
	}
	return claims
}

// idClaims are the claims of an ID token. An address is the object of
// OpenID Connect there, and a mark a boolean.
func (g Grant) idClaims(expires time.Time) map[string]any {
	claims := map[string]any{}
	for _, attribute := range g.Client.Readable(g.User.UserAttributes) {
		switch attribute.Name {
		case "email_verified", "phone_number_verified":
			claims[attribute.Name] = g.User.UserAttributes.Verified(strings.TrimSuffix(attribute.Name, "_verified"))
		case "address":
			claims[attribute.Name] = map[string]string{"formatted": attribute.Value}
		default:
			claims[attribute.Name] = attribute.Value
		}
	}
	maps.Copy(claims, g.commonClaims(expires))
	claims["token_use"] = "id"
	claims["aud"] = g.Client.ClientID
	claims["cognito:username"] = g.User.Username
	if roles, preferred := pool.Roles(g.Groups, g.User.Groups); len(roles) > 0 {
		claims["cognito:roles"] = roles
		if preferred != "" {
			claims["cognito:preferred_role"] = preferred
		}
	}
	return claims
}

func (g Grant) commonClaims(expires time.Time) map[string]any {
	claims := map[string]any{
		"sub":       g.User.Sub(),
		"iss":       g.Issuer,
		"event_id":  g.SignIn.EventID,
		"auth_time": g.SignIn.AuthTime,
		"iat":       g.Now.Unix(),
		"exp":       expires.Unix(),
		"jti":       random.UUID(g.Random),
	}
	if g.Client.RevokesTokens() || g.Client.Rotates() {
		claims["origin_jti"] = g.SignIn.OriginJTI
	}
	if g.SignIn.Level != "" {
		claims["acr"] = g.SignIn.Level
	}
	if len(g.SignIn.Methods) > 0 {
		claims["amr"] = g.SignIn.Methods
	}
	if len(g.User.Groups) > 0 {
		claims["cognito:groups"] = pool.ByPrecedence(g.Groups, g.User.Groups)
	}
	return claims
}

func (k *key) sign(claims map[string]any) (string, error) {
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", fmt.Errorf("encode claims: %w", err)
	}
	signature, err := k.signer.Sign(payload)
	if err != nil {
		return "", fmt.Errorf("sign a token: %w", err)
	}
	return signature.CompactSerialize()
}
