package pool

import (
	"cmp"
	"time"

	"authwalk/flow/api"
)

// What the service sets when a request does not.
const (
	defaultPasswordLength = 8
	defaultUnusedDays     = 7
	// TemporaryPasswordDays is TemporaryPasswordValidityDays of a pool.
	TemporaryPasswordDays = 7
	// RefreshTokenDays is RefreshTokenValidity of a client.
	RefreshTokenDays = 30
	// AccessTokenValidity is how long the access token lives, and the ID token.
	AccessTokenValidity = time.Hour
)

// SetDefaults fills in what the service sets when a request does not. What the
// settings point to can be another's and is not changed in place.
func (p *UserPool) SetDefaults() {
	p.Policies = defaultPolicies(p.Policies)
	creation := AdminCreateUserConfig{}
	if p.AdminCreateUserConfig != nil {
		creation = *p.AdminCreateUserConfig
	}
	creation.UnusedAccountValidityDays = cmp.Or(creation.UnusedAccountValidityDays, defaultUnusedDays)
	p.AdminCreateUserConfig = &creation
	if p.EmailConfiguration == nil {
		p.EmailConfiguration = &EmailConfiguration{EmailSendingAccount: api.SenderCognito}
	}
	p.VerificationMessages = p.verificationMessages()
	p.EmailVerificationMessage = p.VerificationMessages.EmailMessage
	p.EmailVerificationSubject = p.VerificationMessages.EmailSubject
	p.SmsVerificationMessage = p.VerificationMessages.SmsMessage
	p.AcrConfiguration = p.AcrConfiguration.withDefaults()
	p.MfaConfiguration = cmp.Or(p.MfaConfiguration, api.MFAOff)
	p.UserPoolTier = cmp.Or(p.UserPoolTier, api.TierEssentials)
	p.DeletionProtection = cmp.Or(p.DeletionProtection, api.ProtectionInactive)
}

// verificationMessages are one value with two names: the template's members, and
// members of the pool itself. Where both are given the template's count.
func (p *UserPool) verificationMessages() *VerificationMessageTemplate {
	template := VerificationMessageTemplate{}
	if p.VerificationMessages != nil {
		template = *p.VerificationMessages
	}
	template.EmailMessage = cmp.Or(template.EmailMessage, p.EmailVerificationMessage)
	template.EmailSubject = cmp.Or(template.EmailSubject, p.EmailVerificationSubject)
	template.SmsMessage = cmp.Or(template.SmsMessage, p.SmsVerificationMessage)
	template.DefaultEmailOption = cmp.Or(template.DefaultEmailOption, api.ConfirmWithCode)
	return &template
}

// KeepFrom takes over what an update of the settings leaves as it is now: what
// can never change, and of what it does not name the second factors and both
// halves of the policies. That the feature plan and the tags stay too is
// INFERRED: Terraform sets the tags by themselves.
func (p *UserPool) KeepFrom(now *UserPool) {
	p.ID, p.Arn, p.CreationDate = now.ID, now.Arn, now.CreationDate
	p.Name = cmp.Or(p.Name, now.Name)
	p.SchemaAttributes = now.SchemaAttributes
	p.AliasAttributes, p.UsernameAttributes = now.AliasAttributes, now.UsernameAttributes
	p.UsernameConfiguration = now.UsernameConfiguration
	p.Domain, p.CustomDomain = now.Domain, now.CustomDomain
	p.UserPoolTier = cmp.Or(p.UserPoolTier, now.UserPoolTier)
	if p.UserPoolTags == nil {
		p.UserPoolTags = now.UserPoolTags
	}
	p.MfaConfiguration = cmp.Or(p.MfaConfiguration, now.MfaConfiguration)
	if now.Policies == nil {
		return
	}
	policies := *now.Policies
	if p.Policies != nil {
		policies.PasswordPolicy = cmp.Or(p.Policies.PasswordPolicy, policies.PasswordPolicy)
		policies.SignInPolicy = cmp.Or(p.Policies.SignInPolicy, policies.SignInPolicy)
	}
	p.Policies = &policies
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
	password.MinimumLength = cmp.Or(password.MinimumLength, defaultPasswordLength)
	days := password.temporaryDays()
	password.TemporaryPasswordValidityDays = &days
	policies.PasswordPolicy = &password
	if policies.SignInPolicy == nil {
		policies.SignInPolicy = &SignInPolicy{AllowedFirstAuthFactors: []string{api.FactorPassword}}
	}
	return &policies
}

// SetDefaults fills in what the service sets when a request does not.
func (c *Client) SetDefaults() {
	if c.RefreshTokenValidity == 0 {
		c.RefreshTokenValidity = RefreshTokenDays
		if c.TokenValidityUnits != nil {
			units := *c.TokenValidityUnits
			units.RefreshToken = api.UnitDays
			c.TokenValidityUnits = &units
		}
	}
	c.AuthSessionValidity = cmp.Or(c.AuthSessionValidity, api.SessionMinutes)
	c.ClientType = c.Type()
	yes, no, units := true, false, TokenValidityUnits{}
	c.TokenValidityUnits = cmp.Or(c.TokenValidityUnits, &units)
	c.EnableTokenRevocation = cmp.Or(c.EnableTokenRevocation, &yes)
	c.AllowedOAuthFlowsUserPoolClient = cmp.Or(c.AllowedOAuthFlowsUserPoolClient, &no)
	c.PropagateUserContext = cmp.Or(c.PropagateUserContext, &no)
}
