package pool

import (
	"cmp"
	"strings"
	"time"

	"authwalk/flow/api"
)

// CheckPool refuses settings that a pool cannot have. The settings and the second
// factors are those that would be in force after the request; mfa is
// MfaConfiguration as the request itself gives it, "" where it does not.
func CheckPool(p *UserPool, mfa string, factors *MfaConfig) *Refusal {
	phone := contains(p.AutoVerifiedAttributes, phoneNumber)
	switch {
	case len(p.AliasAttributes) > 0 && len(p.UsernameAttributes) > 0:
		return invalid("Only one of the aliasAttributes or usernameAttributes can be set in a User pool.")
	case AsksForMFA(mfa) && p.SmsConfiguration == nil:
		return invalid("SMS configuration and Auto verification for phone_number are required when MFA is required/optional")
	case phone && p.SmsConfiguration == nil:
		return invalid("SMS configuration is required when phone_number is selected for auto verification")
	}
	if refusal := checkRecovery(p.AccountRecoverySetting); refusal != nil {
		return refusal
	}
	if refusal := checkSignInPolicy(p, mfa, factors); refusal != nil {
		return refusal
	}
	if refusal := checkSender(p, p.SmsConfiguration); refusal != nil {
		return refusal
	}
	if refusal := checkLevels(p); refusal != nil {
		return refusal
	}
	if refusal := checkTriggers(p.LambdaConfig); refusal != nil {
		return refusal
	}
	return checkTier(p)
}

// checkSender: text messages go by SNS or by AWS End User Messaging, which has to
// be in the pool's region. The service's words are not known.
func checkSender(p *UserPool, sms *SmsConfiguration) *Refusal {
	switch {
	case sms == nil:
		return nil
	case (sms.SnsCallerArn == "") == (sms.EumsSms == nil):
		return invalid("Exactly one of SnsCallerArn and EumsSms must be specified in the SMS configuration.")
	case sms.EumsSms != nil && sms.EumsSms.Region != "" && p.ID != "" && sms.EumsSms.Region != p.region():
		return invalid("The Region of EumsSms must be the region of the user pool.")
	}
	return nil
}

// checkTriggers refuses functions that cannot be called.
func checkTriggers(l LambdaConfig) *Refusal {
	switch versioned := l.PreTokenGenerationConfig; {
	case (l.CustomSMSSender != nil || l.CustomEmailSender != nil) && l.KMSKeyID == "":
		return invalid("KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.")
	case versioned != nil && l.PreTokenGeneration != "" && versioned.LambdaArn != l.PreTokenGeneration:
		return invalid("Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's")
	default:
		return nil
	}
}

func checkRecovery(setting *AccountRecovery) *Refusal {
	if setting == nil {
		return nil
	}
	names, priorities, adminOnly := map[string]bool{}, map[int]bool{}, false
	for _, mechanism := range setting.RecoveryMechanisms {
		if names[mechanism.Name] || priorities[mechanism.Priority] {
			return invalid("Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.")
		}
		names[mechanism.Name], priorities[mechanism.Priority] = true, true
		adminOnly = adminOnly || mechanism.Name == api.RecoverByAdmin
	}
	if adminOnly && len(names) > 1 {
		return invalid("Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.")
	}
	return nil
}

func checkSignInPolicy(p *UserPool, mfa string, second *MfaConfig) *Refusal {
	factors := p.firstFactors()
	switch {
	case !contains(factors, api.FactorPassword):
		return invalid("Password should be configured as one of the allowed first auth factors.")
	case contains(factors, smsOTP) && p.SmsConfiguration == nil:
		return invalid("SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration")
	case mfa == api.MFAOn || p.MfaConfiguration == api.MFAOn:
		return checkFirstFactorsUnderMFA(factors, second)
	default:
		return nil
	}
}

// checkFirstFactorsUnderMFA: codes are no first factor where a second one is
// required, and passkeys only as both.
func checkFirstFactorsUnderMFA(factors []string, second *MfaConfig) *Refusal {
	if contains(factors, emailOTP) || contains(factors, smsOTP) {
		return invalid("Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled")
	}
	single := second.passkeys().FactorConfiguration != api.PasskeyMultiFactor
	if contains(factors, webAuthn) && single {
		return invalid("Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor")
	}
	return nil
}

// checkTier refuses features that the pool's feature plan does not have. A pool
// that names none has ESSENTIALS.
func checkTier(p *UserPool) *Refusal {
	if p.ProtectsFromThreats() && p.UserPoolTier != api.TierPlus {
		return notInTier(p, "Threat Protection")
	}
	if p.UserPoolTier != api.TierLite {
		return nil
	}
	if len(p.firstFactors()) > 1 {
		return notInTier(p, "Passwordless Sign-In")
	}
	if p.hasLevels() {
		return notInTier(p, "Step-Up Authentication")
	}
	if trigger := p.LambdaConfig.PreTokenGenerationConfig; trigger != nil && trigger.LambdaVersion != api.EventV1 && trigger.LambdaVersion != "" {
		return notInTier(p, "Token Customization with Pre-Token Generation Lambda V2_0")
	}
	return nil
}

func notInTier(p *UserPool, feature string) *Refusal {
	return &Refusal{
		api.FeatureUnavailableInTierException,
		"The following features need to be disabled for the " + cmp.Or(p.UserPoolTier, api.TierEssentials) + " pricing tier configured: " + feature,
	}
}

// CheckMfaConfig refuses second-factor settings that the pool cannot have. Before is what was in force.
func CheckMfaConfig(p *UserPool, before, wanted *MfaConfig) *Refusal {
	on := AsksForMFA(wanted.MfaConfiguration)
	if sms := wanted.SmsMfaConfiguration; sms != nil {
		if refusal := checkSender(p, sms.SmsConfiguration); refusal != nil {
			return refusal
		}
	}
	if id := wanted.passkeys().RelyingPartyID; id != "" && !isDomain(id) {
		return invalid("The relying party ID must be a domain, without scheme, port or path.")
	}
	switch {
	case on && !wanted.HasFactor() && before != nil && before.HasFactor():
		return invalid("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.")
	case on && !wanted.HasFactor():
		return invalid("Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.")
	case !on && wanted.namesFactor():
		return invalid("Invalid MFA configuration given, can't turn off MFA and configure an MFA together")
	case wanted.EmailMfaConfiguration != nil && !p.sendsOwnEmail():
		return invalid("Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.")
	case wanted.MfaConfiguration != api.MFAOn:
		return nil
	}
	return checkFirstFactorsUnderMFA(p.firstFactors(), wanted)
}

// AsksForMFA reports whether MfaConfiguration lets a second factor be asked for.
func AsksForMFA(configuration string) bool {
	return configuration == api.MFAOn || configuration == api.MFAOptional
}

// HasFactor reports whether there is a second factor that users can have.
func (m *MfaConfig) HasFactor() bool {
	authenticator := m.SoftwareTokenMfaConfiguration != nil && m.SoftwareTokenMfaConfiguration.Enabled
	return m.SmsMfaConfiguration != nil || m.EmailMfaConfiguration != nil || authenticator
}

func (m *MfaConfig) namesFactor() bool {
	return m.SmsMfaConfiguration != nil || m.EmailMfaConfiguration != nil || m.SoftwareTokenMfaConfiguration != nil
}

func (p *UserPool) sendsOwnEmail() bool {
	return p.EmailConfiguration != nil && p.EmailConfiguration.EmailSendingAccount == api.SenderDeveloper
}

// CheckClient refuses settings that a client of the pool cannot have.
func CheckClient(p *UserPool, c *Client) *Refusal {
	if mixesFlows(c.ExplicitAuthFlows) {
		return invalid("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.")
	}
	if refusal := checkClientFlow(c); refusal != nil {
		return refusal
	}
	if c.Rotates() && contains(c.ExplicitAuthFlows, api.AllowRefreshTokenAuth) {
		return invalid("ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.")
	}
	if c.Rotates() && p.UserPoolTier == api.TierLite {
		return notInTier(p, "Refresh Token Rotation")
	}
	if refusal := CheckValidities(c); refusal != nil {
		return refusal
	}
	return checkClientAttributes(p, c)
}

func mixesFlows(explicit []string) bool {
	current := 0
	for _, flow := range explicit {
		if strings.HasPrefix(flow, "ALLOW_") {
			current++
		}
	}
	return current > 0 && current < len(explicit)
}

// CheckValidities refuses tokens that live too short, too long, or longer than
// what renews them.
func CheckValidities(c *Client) *Refusal {
	access, id, refresh := c.Validities()
	switch {
	case !between(access, 5*time.Minute, day), !between(id, 5*time.Minute, day), !between(refresh, time.Hour, 3650*day):
		return invalid("Invalid range for token validity.")
	case access > refresh || id > refresh:
		return invalid("Access and Id Token expiration times must be less than or equal to refresh token expiration times.")
	default:
		return nil
	}
}

const day = 24 * time.Hour

func between(d, least, most time.Duration) bool { return least <= d && d <= most }

// checkClientAttributes: a client that lists what it writes lists every required
// attribute, and none that only the service writes.
func checkClientAttributes(p *UserPool, c *Client) *Refusal {
	if len(c.WriteAttributes) > 0 {
		for _, name := range p.required() {
			if !contains(c.WriteAttributes, name) {
				return invalid("Invalid write attributes specified while creating a client")
			}
		}
	}
	for _, name := range c.WriteAttributes {
		if _, known := p.schema(name); !known || name == "sub" || isMark(name) {
			return invalid("Invalid write attributes specified while creating a client")
		}
	}
	for _, name := range c.ReadAttributes {
		if _, known := p.schema(name); !known {
			return invalid("Invalid read attributes specified while creating a client")
		}
	}
	return nil
}
