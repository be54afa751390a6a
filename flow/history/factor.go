package history

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// passwordless are the challenges that prove who somebody is without a password.
var passwordless = []string{api.ChallengeWebAuthn, api.ChallengeEmailOTP, api.ChallengeSMSOTP}

// secondFactors are those that come after a password.
var secondFactors = append(api.SecondFactors(), api.ChallengeMFASetup)

// withoutFactor says why a sign-in asked for no second factor: the setting, where it is
// known. It is "" where one was asked.
func withoutFactor(a Attempt, known Known) string {
	path := a.Path()
	firstIsCode := a.Flow() == api.FlowUserAuth && !passwordFirst(path) && slices.ContainsFunc(path, func(name string) bool { return slices.Contains(passwordless, name) })
	factors := path
	if firstIsCode {
		factors = nil
	}
	if slices.ContainsFunc(factors, func(name string) bool { return slices.Contains(secondFactors, name) }) {
		return ""
	}
	user, mfa := known.user(), known.mfa()
	switch {
	case api.Refreshes(a.Flow()) || a.Operation() == api.GetTokensFromRefreshToken:
		return "tokens renewed with a refresh token, which asks for no factor"
	case slices.Contains(path, api.ChallengeDeviceSRPAuth) || slices.Contains(path, api.ChallengeDevicePasswordVerifier):
		return "the device is remembered: DEVICE_SRP_AUTH took the place of the second factor (DeviceConfiguration)"
	case a.Flow() == api.FlowCustomAuth:
		return "the custom flow decides itself what it asks (CUSTOM_AUTH)"
	case firstIsCode && slices.Contains(path, api.ChallengeWebAuthn):
		return "a passkey signed in (WEB_AUTHN), which counts as two factors where the pool says so (FactorConfiguration)"
	case firstIsCode:
		return "a code signed in instead of a password, and no second factor follows one"
	case mfa == api.MFAOff:
		return "MFA is off for the pool (MfaConfiguration: OFF)"
	case mfa == api.MFAOptional && user != nil && len(user.UserMFASettingList) == 0:
		return "MFA is optional and the user has turned no factor on (MfaConfiguration: OPTIONAL, UserMFASettingList is empty)"
	case mfa == api.MFAOptional && user != nil:
		return "no second factor was asked then: the user has " + strings.Join(user.UserMFASettingList, ", ") + " now, or threat protection asks only where it sees a risk"
	case mfa == api.MFAOn && a.Walk.Last() != nil && a.Walk.Last().Tokens == nil:
		return ""
	case mfa == api.MFAOn:
		return "MFA is required now (MfaConfiguration: ON): it was not then, or the device is remembered"
	default:
		return "MFA is off or optional, the device is remembered, or the flow asks for none: authwalk check tells which"
	}
}

// passwordFirst reports whether a choice-based sign-in went on with a password.
func passwordFirst(path []string) bool {
	return slices.ContainsFunc(path, func(name string) bool {
		return name == api.ChallengePassword || name == api.ChallengePasswordSRP || name == api.ChallengePasswordVerifier
	})
}

// user is the user in question, nil where nothing is known of them.
func (k Known) user() *pool.User {
	if k.File == nil || len(k.File.Users) != 1 {
		return nil
	}
	return &k.File.Users[0]
}

// mfa is the pool's MfaConfiguration, "" where it is not known.
func (k Known) mfa() string {
	switch {
	case k.File == nil:
		return ""
	case k.File.MfaConfig != nil && k.File.MfaConfig.MfaConfiguration != "":
		return k.File.MfaConfig.MfaConfiguration
	case k.File.UserPool.MfaConfiguration != "":
		return k.File.UserPool.MfaConfiguration
	default:
		return api.MFAOff
	}
}
