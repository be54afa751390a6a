package check

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// ofPool is a finding about the pool, where there is one.
func ofPool(is bool, finding Finding) []Finding {
	finding.Subject = "pool"
	return one(is, finding)
}

// mfaRefusal is what the service says of the second factors together, nil for nothing.
func (f Facts) mfaRefusal() *pool.Refusal {
	if f.mfa() == nil {
		return nil
	}
	wanted := *f.mfa()
	wanted.MfaConfiguration = f.mfaConfiguration()
	return pool.CheckMfaConfig(&f.File.UserPool, nil, &wanted)
}

// secondFactorsExist: MFA that is asked for needs a factor, and one setting that says so.
func secondFactorsExist(f Facts) []Finding {
	if f.unread(api.GetUserPoolMfaConfig) != "" {
		return nil
	}
	configuration := f.mfaConfiguration()
	none := pool.AsksForMFA(configuration) && len(f.secondFactors()) == 0
	finding := Finding{
		ID: "mfa-without-factor", Severity: Warning,
		Description: "MFA is " + configuration + ", and the pool offers no second factor that works.",
		Fix:         "Turn on authenticator apps (SetUserPoolMfaConfig), or set MFA to OFF.",
		Evidence:    "MfaConfiguration: " + configuration + ", factors: none",
		Command: f.poolCommand(api.SetUserPoolMfaConfig, "--mfa-configuration", configuration,
			"--software-token-mfa-configuration", "Enabled=true"),
	}
	if configuration == api.MFAOn {
		finding.Severity = Error
		finding.Description += " Users who have none cannot sign in."
		finding.Customer = "We have to set up second factors first."
	}
	findings := ofPool(none, finding)
	settings, mfa := f.File.UserPool.MfaConfiguration, f.mfa()
	contradicts := mfa != nil && settings != "" && mfa.MfaConfiguration != "" && mfa.MfaConfiguration != settings
	findings = append(findings, ofPool(contradicts, Finding{
		ID: "mfa-contradiction", Severity: Warning,
		Description: "The pool's settings and its second-factor settings say different things about MFA.",
		Fix:         "Set MfaConfiguration with SetUserPoolMfaConfig.",
		Evidence:    "DescribeUserPool: " + settings + ", GetUserPoolMfaConfig: " + configuration,
	})...)
	off := configuration == api.MFAOff && mfa != nil && mfa.HasFactor()
	return append(findings, ofPool(off, Finding{
		ID: "mfa-off", Severity: Warning,
		Description: "Second factors are configured, and MFA is OFF: no user is asked for one.",
		Fix:         "Set MfaConfiguration to OPTIONAL or ON, or remove the factors.",
		Evidence:    "MfaConfiguration: OFF",
	})...)
}

// refusedSettings are settings that are in force and would be refused today.
func refusedSettings(f Facts) []Finding {
	var findings []Finding
	add := func(subject string, refusal *pool.Refusal) {
		said := func(finding Finding) bool {
			return refusal != nil && strings.HasSuffix(finding.Description, refusal.Message)
		}
		if refusal == nil || slices.ContainsFunc(findings, said) {
			return
		}
		findings = append(findings, Finding{
			ID: "refused-settings", Severity: Warning, Subject: subject,
			Description: "Cognito would refuse these settings today: " + refusal.Message,
			Fix:         "Fix the settings before the next update: it fails until then.",
			Evidence:    refusal.Exception,
		})
	}
	settings := f.File.UserPool
	add("pool", pool.CheckPool(&settings, "", f.mfa()))
	add("pool", f.mfaRefusal())
	for _, client := range f.clients() {
		add("client "+nameOf(client), pool.CheckClient(&settings, client))
	}
	return findings
}

// names: who signs in by which name.
func names(f Facts) []Finding {
	settings := f.File.UserPool
	var unverified []string
	for _, alias := range settings.AliasAttributes {
		isAddress := alias == api.AttributeEmail || alias == api.AttributePhoneNumber
		if isAddress && !slices.Contains(settings.AutoVerifiedAttributes, alias) {
			unverified = append(unverified, alias)
		}
	}
	findings := ofPool(len(unverified) > 0, Finding{
		ID: "alias-not-verified", Severity: Warning,
		Description: "Users sign in by " + listed(unverified) + " only once it is verified, and the pool does not verify it at sign-up.",
		Fix:         "Add it to AutoVerifiedAttributes, or tell users to sign in with the user name.",
		Evidence:    "AliasAttributes: " + listed(settings.AliasAttributes) + ", AutoVerifiedAttributes: " + listed(settings.AutoVerifiedAttributes),
	})
	return append(findings, ofPool(settings.CaseSensitive(), Finding{
		ID: "case-sensitive", Severity: Info,
		Description: "The pool tells upper and lower case apart: Nadia and nadia are two users.",
		Fix:         "Only a new pool can have another setting. Change names to lower case in the app.",
		Evidence:    "UsernameConfiguration.CaseSensitive: true",
	})...)
}

func passkeys(f Facts) []Finding {
	allowed := slices.Contains(f.firstFactors(), api.FactorWebAuthn)
	return ofPool(allowed && f.unread(api.GetUserPoolMfaConfig) == "" && pool.RelyingPartyID(&f.File.UserPool, f.mfa()) == "", Finding{
		ID: "passkeys-off", Severity: Warning,
		Description: "Passkeys are allowed as a first factor, and the pool has no domain that they could be for.",
		Fix:         "Set RelyingPartyId in the pool's WebAuthnConfiguration, or give the pool a domain.",
		Evidence:    "AllowedFirstAuthFactors: " + strings.Join(f.firstFactors(), " ") + ", RelyingPartyId: none",
	})
}

// recovery: can users set a new password alone?
func recovery(f Facts) []Finding {
	setting := f.File.UserPool.AccountRecoverySetting
	if setting == nil {
		return nil
	}
	var ways []string
	for _, mechanism := range setting.RecoveryMechanisms {
		ways = append(ways, mechanism.Name)
	}
	if slices.Equal(ways, []string{api.RecoverByAdmin}) {
		return ofPool(true, Finding{
			ID: "recovery-by-admin", Severity: Info,
			Description: "\"Forgot password\" is off: only an administrator can set a new password.",
			Fix:         "Allow verified_email or verified_phone_number in AccountRecoverySetting.",
			Evidence:    "AccountRecoverySetting: " + listed(ways),
		})
	}
	byPhone := slices.Equal(ways, []string{api.RecoverByPhoneNumber})
	return ofPool(byPhone && f.File.UserPool.SmsConfiguration == nil, Finding{
		ID: "recovery-without-sender", Severity: Warning,
		Description: "\"Forgot password\" sends its code by text message, and the pool cannot send text messages.",
		Fix:         "Set SmsConfiguration, or allow verified_email in AccountRecoverySetting.",
		Evidence:    "AccountRecoverySetting: " + listed(ways) + ", SmsConfiguration: none",
	})
}

// unreadSettings are what the service refused to tell.
func unreadSettings(f Facts) []Finding {
	var findings []Finding
	for _, unread := range f.Unread {
		if unread.Operation == api.AdminGetUser {
			continue
		}
		finding := Finding{
			ID: "unread", Severity: Unknown, Subject: "pool",
			Description: unread.Operation + " was refused with " + unread.Exception + ", so what it tells is not known.",
			Fix:         "Try again later.",
			Evidence:    unread.Operation + ": " + unread.Exception,
		}
		if unread.Exception == api.AccessDeniedException {
			finding.Description = "The credentials may not call " + unread.Operation + ", so what it tells is not known."
			finding.Fix = "Ask for " + unread.Permission() + ": authwalk check --policy prints what is needed."
		}
		findings = append(findings, finding)
	}
	return findings
}
