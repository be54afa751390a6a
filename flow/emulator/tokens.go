package emulator

import (
	"encoding/json"
	"fmt"
	"sync/atomic"
	"time"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

// userScope is the scope of every token of an API sign-in.
const userScope = "aws.cognito.signin.user.admin"

// signIn is a sign-in that led to tokens. Refreshed tokens belong to it too.
type signIn struct {
	EventID   string `json:"event_id"`
	OriginJTI string `json:"origin_jti"`
	Sub       string `json:"sub"`
	Username  string `json:"username"`
	ClientID  string `json:"client_id"`
	// AuthTime and RefreshExpires are seconds since 1970.
	AuthTime       int64  `json:"auth_time"`
	RefreshExpires int64  `json:"exp"`
	DeviceKey      string `json:"device_key,omitempty"`

	revoked atomic.Bool
	// accessEnded is when the user was last disabled: access tokens issued until
	// then, in seconds since 1970, are revoked, the refresh token is not.
	accessEnded atomic.Int64
}

// expires is when the refresh token of the sign-in ends.
func (s *signIn) expires() time.Time { return time.Unix(s.RefreshExpires, 0) }

// authenticationResult is the API's AuthenticationResultType. ExpiresIn is in
// seconds.
type authenticationResult struct {
	AccessToken       string             `json:"AccessToken"`
	ExpiresIn         int                `json:"ExpiresIn"`
	TokenType         string             `json:"TokenType"`
	RefreshToken      string             `json:"RefreshToken,omitempty"`
	IDToken           string             `json:"IdToken"`
	NewDeviceMetadata *newDeviceMetadata `json:"NewDeviceMetadata,omitempty"`
}

type newDeviceMetadata struct {
	DeviceKey      string `json:"DeviceKey"`
	DeviceGroupKey string `json:"DeviceGroupKey"`
}

// signedIn makes the tokens of a sign-in that has just succeeded, with a
// refresh token. deviceKey is empty without device tracking.
func (c *call) signedIn(user *pool.User, deviceKey string) (*authenticationResult, error) {
	_, _, refresh := c.client.Validities()
	s := &signIn{
		EventID:        random.UUID(c.random()),
		OriginJTI:      random.UUID(c.random()),
		Sub:            user.Sub(),
		Username:       user.Username,
		ClientID:       c.client.ClientID,
		AuthTime:       c.now.Unix(),
		RefreshExpires: c.now.Add(refresh).Unix(),
		DeviceKey:      deviceKey,
	}
	c.pool.signIns.put(s.EventID, s, c.now, c.now.Add(refresh))
	result, err := c.tokens(user, s)
	if err != nil {
		return nil, err
	}
	access, _, err := c.pool.keys.ready()
	if err != nil {
		return nil, err
	}
	result.RefreshToken, err = sealRefreshToken(c.random(), access, s)
	return result, err
}

// refreshed makes tokens of an earlier sign-in, without a refresh token.
func (c *call) refreshed(user *pool.User, s *signIn) (*authenticationResult, error) {
	return c.tokens(user, s)
}

func (c *call) tokens(user *pool.User, s *signIn) (*authenticationResult, error) {
	accessKey, idKey, err := c.pool.keys.ready()
	if err != nil {
		return nil, err
	}
	accessValidity, idValidity, _ := c.client.Validities()
	access, err := accessKey.sign(c.accessClaims(user, s, c.now.Add(accessValidity)))
	if err != nil {
		return nil, err
	}
	id, err := idKey.sign(c.idClaims(user, s, c.now.Add(idValidity)))
	if err != nil {
		return nil, err
	}
	return &authenticationResult{
		AccessToken: access,
		ExpiresIn:   int(accessValidity.Seconds()),
		TokenType:   "Bearer",
		IDToken:     id,
	}, nil
}

// accessClaims are the claims of reference section 9.2.
func (c *call) accessClaims(user *pool.User, s *signIn, expires time.Time) map[string]any {
	claims := c.commonClaims(user, s, expires)
	claims["token_use"] = "access"
	claims["scope"] = userScope
	claims["client_id"] = c.client.ClientID
	claims["username"] = user.Username
	if s.DeviceKey != "" {
		claims["device_key"] = s.DeviceKey
	}
	return claims
}

// idClaims are the claims of reference section 9.3.
func (c *call) idClaims(user *pool.User, s *signIn, expires time.Time) map[string]any {
	claims := map[string]any{}
	for _, attribute := range readable(c.client, user.UserAttributes) {
		switch attribute.Name {
		case "email_verified", "phone_number_verified":
			claims[attribute.Name] = attribute.Value == "true"
		default:
			claims[attribute.Name] = attribute.Value
		}
	}
	for name, value := range c.commonClaims(user, s, expires) {
		claims[name] = value
	}
	claims["token_use"] = "id"
	claims["aud"] = c.client.ClientID
	claims["cognito:username"] = user.Username
	if roles, preferred := c.pool.roles(user); len(roles) > 0 {
		claims["cognito:roles"] = roles
		if preferred != "" {
			claims["cognito:preferred_role"] = preferred
		}
	}
	return claims
}

func (c *call) commonClaims(user *pool.User, s *signIn, expires time.Time) map[string]any {
	claims := map[string]any{
		"sub":       user.Sub(),
		"iss":       c.emulator.issuer(c.pool.id),
		"event_id":  s.EventID,
		"auth_time": s.AuthTime,
		"iat":       c.now.Unix(),
		"exp":       expires.Unix(),
		"jti":       random.UUID(c.random()),
	}
	if c.client.RevokesTokens() || c.client.Rotates() {
		claims["origin_jti"] = s.OriginJTI
	}
	if len(user.Groups) > 0 {
		claims["cognito:groups"] = c.pool.byPrecedence(user.Groups)
	}
	return claims
}

// issuer is the iss claim of a pool's tokens and the base of its key set.
func (e *Emulator) issuer(poolID string) string { return e.Endpoint() + "/" + poolID }

func (k *tokenKey) sign(claims map[string]any) (string, error) {
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
