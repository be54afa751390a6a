package state

import (
	"cmp"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// fillSettings takes the settings of a file, with what the service would have set for
// what it leaves out.
func (p *Pool) fillSettings(file *poolfile.File, now time.Time) {
	settings := file.UserPool
	settings.ID = p.ID
	if settings.CreationDate.IsZero() {
		settings.CreationDate, settings.LastModifiedDate = pool.At(now), pool.At(now)
	}
	settings.Arn = cmp.Or(settings.Arn, poolARN(p.ID))
	settings.SchemaAttributes = schemaOf(settings.SchemaAttributes)
	mfa := pool.MfaConfig{}
	if file.MfaConfig != nil {
		mfa = *file.MfaConfig
	}
	mfa.MfaConfiguration = cmp.Or(mfa.MfaConfiguration, settings.MfaConfiguration, "OFF")
	settings.MfaConfiguration = mfa.MfaConfiguration
	DefaultSettings(&settings)
	p.userPool, p.mfaConfig = &settings, &mfa
}

// DefaultSettings fills in what the service sets when a request does not. What
// settings point to may be somebody else's and is not changed in place.
func DefaultSettings(settings *pool.UserPool) {
	settings.Policies = defaultPolicies(settings.Policies)
	if settings.AdminCreateUserConfig == nil {
		settings.AdminCreateUserConfig = &pool.AdminCreateUserConfig{UnusedAccountValidityDays: 7}
	}
	if settings.EmailConfiguration == nil {
		settings.EmailConfiguration = &pool.EmailConfiguration{EmailSendingAccount: "COGNITO_DEFAULT"}
	}
	settings.MfaConfiguration = cmp.Or(settings.MfaConfiguration, "OFF")
	settings.UserPoolTier = cmp.Or(settings.UserPoolTier, "ESSENTIALS")
	settings.DeletionProtection = cmp.Or(settings.DeletionProtection, "INACTIVE")
}

func defaultPolicies(given *pool.Policies) *pool.Policies {
	policies := pool.Policies{}
	if given != nil {
		policies = *given
	}
	password := pool.DefaultPasswordPolicy()
	if policies.PasswordPolicy != nil {
		password = *policies.PasswordPolicy
	}
	password.MinimumLength = cmp.Or(password.MinimumLength, 8)
	if password.TemporaryPasswordValidityDays == nil {
		password.TemporaryPasswordValidityDays = pointer(7)
	}
	policies.PasswordPolicy = &password
	if policies.SignInPolicy == nil {
		policies.SignInPolicy = &pool.SignInPolicy{AllowedFirstAuthFactors: []string{api.FactorPassword}}
	}
	return &policies
}
