package pool

import (
	"cmp"

	"authwalk/flow/api"
)

// SetDefaults fills in what the service sets when a request does not. What the
// settings point to may be somebody else's and is not changed in place.
func (p *UserPool) SetDefaults() {
	p.Policies = defaultPolicies(p.Policies)
	if p.AdminCreateUserConfig == nil {
		p.AdminCreateUserConfig = &AdminCreateUserConfig{UnusedAccountValidityDays: 7}
	}
	if p.EmailConfiguration == nil {
		p.EmailConfiguration = &EmailConfiguration{EmailSendingAccount: "COGNITO_DEFAULT"}
	}
	p.MfaConfiguration = cmp.Or(p.MfaConfiguration, "OFF")
	p.UserPoolTier = cmp.Or(p.UserPoolTier, "ESSENTIALS")
	p.DeletionProtection = cmp.Or(p.DeletionProtection, "INACTIVE")
}

func defaultPolicies(given *Policies) *Policies {
	policies := Policies{}
	if given != nil {
		policies = *given
	}
	password := DefaultPasswordPolicy()
	if policies.PasswordPolicy != nil {
		password = *policies.PasswordPolicy
	}
	password.MinimumLength = cmp.Or(password.MinimumLength, 8)
	if password.TemporaryPasswordValidityDays == nil {
		days := defaultTemporaryDays
		password.TemporaryPasswordValidityDays = &days
	}
	policies.PasswordPolicy = &password
	if policies.SignInPolicy == nil {
		policies.SignInPolicy = &SignInPolicy{AllowedFirstAuthFactors: []string{api.FactorPassword}}
	}
	return &policies
}

// SetDefaults fills in what the service sets when a request does not.
func (c *Client) SetDefaults() {
	if c.RefreshTokenValidity == 0 {
		c.RefreshTokenValidity = 30
		if c.TokenValidityUnits != nil {
			units := *c.TokenValidityUnits
			units.RefreshToken = "days"
			c.TokenValidityUnits = &units
		}
	}
	c.AuthSessionValidity = cmp.Or(c.AuthSessionValidity, 3)
	if c.EnableTokenRevocation == nil {
		yes := true
		c.EnableTokenRevocation = &yes
	}
}
