package pool

import (
	"cmp"
	"math"
	"slices"
	"time"

	"authwalk/flow/api"
)

// Client is an app client as DescribeUserPoolClient shows it
// (API_UserPoolClientType). AuthSessionValidity is in minutes, 3 when absent;
// the token validities are in TokenValidityUnits, hours for the access and ID
// token and days for the refresh token when absent. ClientType tells clients that
// registered themselves from those of administrators, which it is REGULAR for and when absent.
type Client struct {
	UserPoolID                      string                `json:"UserPoolId,omitempty"`
	ClientName                      string                `json:"ClientName,omitempty"`
	ClientID                        string                `json:"ClientId" required:"true" pattern:"true"`
	ClientType                      string                `json:"ClientType,omitempty"`
	ClientSecret                    string                `json:"ClientSecret,omitempty"`
	ClientSecrets                   []ClientSecret        `json:"ClientSecrets,omitempty"`
	CreationDate                    Time                  `json:"CreationDate,omitzero"`
	LastModifiedDate                Time                  `json:"LastModifiedDate,omitzero"`
	ExplicitAuthFlows               []string              `json:"ExplicitAuthFlows,omitempty"`
	AuthSessionValidity             int                   `json:"AuthSessionValidity,omitempty"`
	AccessTokenValidity             int                   `json:"AccessTokenValidity,omitempty"`
	IDTokenValidity                 int                   `json:"IdTokenValidity,omitempty"`
	RefreshTokenValidity            int                   `json:"RefreshTokenValidity,omitempty"`
	TokenValidityUnits              *TokenValidityUnits   `json:"TokenValidityUnits,omitempty"`
	RefreshTokenRotation            *RefreshTokenRotation `json:"RefreshTokenRotation,omitempty"`
	EnableTokenRevocation           *bool                 `json:"EnableTokenRevocation,omitempty"`
	PreventUserExistenceErrors      string                `json:"PreventUserExistenceErrors,omitempty"`
	ReadAttributes                  []string              `json:"ReadAttributes,omitempty"`
	WriteAttributes                 []string              `json:"WriteAttributes,omitempty"`
	AllowedOAuthFlowsUserPoolClient *bool                 `json:"AllowedOAuthFlowsUserPoolClient,omitempty"`
	AllowedOAuthScopes              []string              `json:"AllowedOAuthScopes,omitempty"`
	PropagateUserContext            *bool                 `json:"EnablePropagateAdditionalUserContextData,omitempty"`
	// SSOSession is a setting of its own (SetUserPoolClientSessionConfiguration): the
	// description of a client does not have it.
	SSOSession *SSOSession `json:"SSOSession,omitempty"`
	Other      Members     `json:"-"`
}

// ClientSecret is a further secret of a client (API_ClientSecretDescriptorType).
// A client has two at most, ClientSecret of the client included.
type ClientSecret struct {
	ClientSecretID         string  `json:"ClientSecretId,omitempty"`
	ClientSecretValue      string  `json:"ClientSecretValue,omitempty"`
	ClientSecretCreateDate Time    `json:"ClientSecretCreateDate,omitzero"`
	Other                  Members `json:"-"`
}

// TokenValidityUnits are seconds, minutes, hours or days for each token.
type TokenValidityUnits struct {
	AccessToken  string  `json:"AccessToken,omitempty"`
	IDToken      string  `json:"IdToken,omitempty"`
	RefreshToken string  `json:"RefreshToken,omitempty"`
	Other        Members `json:"-"`
}

// RefreshTokenRotation is Feature ENABLED or DISABLED with its grace period in
// seconds.
type RefreshTokenRotation struct {
	Feature                 string  `json:"Feature,omitempty"`
	RetryGracePeriodSeconds int     `json:"RetryGracePeriodSeconds"`
	Other                   Members `json:"-"`
}

// Secrets are the texts any of which a SECRET_HASH may be made with; none for a
// public client.
func (c *Client) Secrets() []string {
	var secrets []string
	for _, more := range c.ClientSecrets {
		secrets = append(secrets, more.ClientSecretValue)
	}
	if c.ClientSecret != "" && !slices.Contains(secrets, c.ClientSecret) {
		secrets = append(secrets, c.ClientSecret)
	}
	return secrets
}

// Type is the ClientType.
func (c *Client) Type() string { return cmp.Or(c.ClientType, api.ClientRegular) }

// HidesUsers reports whether PreventUserExistenceErrors is ENABLED.
func (c *Client) HidesUsers() bool { return c.PreventUserExistenceErrors == api.ExistenceErrorsEnabled }

// Rotates reports whether refresh tokens are rotated.
func (c *Client) Rotates() bool {
	return c.RefreshTokenRotation != nil && c.RefreshTokenRotation.Feature == api.FeatureEnabled
}

// RevokesTokens reports whether token revocation is on, as it is by default.
func (c *Client) RevokesTokens() bool {
	return c.EnableTokenRevocation == nil || *c.EnableTokenRevocation
}

// UsesManagedLogin reports whether the client may use the OAuth flows.
func (c *Client) UsesManagedLogin() bool {
	return c.AllowedOAuthFlowsUserPoolClient != nil && *c.AllowedOAuthFlowsUserPoolClient
}

// TakesUserContext reports whether the client may say in UserContextData where a user is.
func (c *Client) TakesUserContext() bool {
	return c.PropagateUserContext != nil && *c.PropagateUserContext
}

// SessionValidity is how long a session can be answered.
func (c *Client) SessionValidity() time.Duration {
	return time.Duration(cmp.Or(c.AuthSessionValidity, api.SessionMinutes)) * time.Minute
}

// Validities are how long the access, ID and refresh token live.
func (c *Client) Validities() (access, id, refresh time.Duration) {
	units := TokenValidityUnits{}
	if c.TokenValidityUnits != nil {
		units = *c.TokenValidityUnits
	}
	access = validity(c.AccessTokenValidity, units.AccessToken, time.Hour, AccessTokenValidity)
	id = validity(c.IDTokenValidity, units.IDToken, time.Hour, AccessTokenValidity)
	refresh = validity(c.RefreshTokenValidity, units.RefreshToken, day, RefreshTokenDays*day)
	return access, id, refresh
}

func validity(number int, unit string, without, absent time.Duration) time.Duration {
	if number == 0 {
		return absent
	}
	units := map[string]time.Duration{
		api.UnitSeconds: time.Second, api.UnitMinutes: time.Minute, api.UnitHours: time.Hour, api.UnitDays: day, "": without,
	}
	if one := units[unit]; one > 0 && number > int(math.MaxInt64/one) {
		return math.MaxInt64
	}
	return time.Duration(number) * units[unit]
}
