package pool

import (
	"slices"

	"authwalk/flow/api"
)

// FactorSetting is one structure of SetUserMFAPreference.
type FactorSetting struct {
	Enabled      bool `json:"Enabled"`
	PreferredMfa bool `json:"PreferredMfa"`
}

// MfaPreference is what SetUserMFAPreference and AdminSetUserMFAPreference are
// asked for. An absent structure leaves the factor alone.
type MfaPreference struct {
	SMS           *FactorSetting `json:"SMSMfaSettings"`
	SoftwareToken *FactorSetting `json:"SoftwareTokenMfaSettings"`
	Email         *FactorSetting `json:"EmailMfaSettings"`
	// WebAuthn has no preference: a passkey is both factors or is not asked for.
	WebAuthn *WebAuthnMfaSettings `json:"WebAuthnMfaSettings"`
}

// SetPreference decides on a change of the user's second factors and returns
// the changed user. Where the pool requires a second
// factor, users can set the preference only.
func SetPreference(f Facts, u *User, wanted MfaPreference, admin bool) (*User, *Refusal) {
	settings := []struct {
		factor  string
		setting *FactorSetting
	}{{smsMFA, wanted.SMS}, {softwareTokenMFA, wanted.SoftwareToken}, {emailOTP, wanted.Email}}
	changed, preferred := u.Clone(), 0
	for _, s := range settings {
		if s.setting == nil {
			continue
		}
		if refusal := f.checkFactor(u, s.factor, *s.setting, admin); refusal != nil {
			return nil, refusal
		}
		if s.setting.PreferredMfa {
			preferred++
		}
		f.switchFactor(changed, s.factor, *s.setting, admin)
	}
	if preferred > 1 {
		return nil, &Refusal{api.InvalidParameterException, "Only one MFA method can be preferred"}
	}
	if wanted.WebAuthn != nil {
		changed.WebAuthnMfaSettings = wanted.WebAuthn
	}
	if refusal := f.checkPasskeyMFA(changed, wanted.WebAuthn); refusal != nil {
		return nil, refusal
	}
	return changed, nil
}

func (f Facts) checkFactor(u *User, factor string, s FactorSetting, admin bool) *Refusal {
	invalid := func(message string) *Refusal { return &Refusal{api.InvalidParameterException, message} }
	attribute := map[string]string{smsMFA: phoneNumber, emailOTP: email}[factor]
	switch {
	case s.PreferredMfa && !s.Enabled:
		return invalid("Preferred MFA method must be enabled")
	case factor == softwareTokenMFA && !admin && u.TotpSecret == "" && u.Tracked.PendingTotpSecret == "":
		return invalid("User has not set up software token mfa")
	case factor == softwareTokenMFA && !admin && s.Enabled && u.TotpSecret == "":
		return invalid("User has not verified software token mfa")
	case factor == softwareTokenMFA && s.Enabled && u.TotpSecret == "",
		attribute != "" && s.Enabled && u.UserAttributes.Get(attribute) == "":
		return invalid("User does not have delivery config set to turn on " + factor)
	default:
		return nil
	}
}

func (f Facts) switchFactor(u *User, factor string, s FactorSetting, admin bool) {
	locked := f.mfaConfiguration() == api.MFAOn && !admin
	if !locked {
		u.UserMFASettingList = slices.DeleteFunc(u.UserMFASettingList, func(other string) bool { return other == factor })
		if s.Enabled {
			u.UserMFASettingList = append(u.UserMFASettingList, factor)
		}
	}
	switch {
	case s.PreferredMfa:
		u.PreferredMfaSetting = factor
	case u.PreferredMfaSetting == factor:
		u.PreferredMfaSetting = ""
	}
}
