package pool

import (
	"strings"

	"authwalk/flow/api"
)

// The names of second factors, in settings and as challenges.
const (
	smsMFA           = api.ChallengeSMSMFA
	softwareTokenMFA = api.ChallengeSoftwareTokenMFA
	emailOTP         = api.ChallengeEmailOTP
)

// The names of first factors that are not second factors as well.
const (
	smsOTP   = api.ChallengeSMSOTP
	webAuthn = api.ChallengeWebAuthn
)

// OfferedFactors are the second factors that the pool offers.
func (f Facts) OfferedFactors() []string {
	var factors []string
	if f.offersSMS() {
		factors = append(factors, smsMFA)
	}
	if f.Mfa != nil && f.Mfa.SoftwareTokenMfaConfiguration != nil && f.Mfa.SoftwareTokenMfaConfiguration.Enabled {
		factors = append(factors, softwareTokenMFA)
	}
	if f.offersEmail() {
		factors = append(factors, emailOTP)
	}
	return factors
}

func (f Facts) offersSMS() bool {
	return f.Mfa != nil && f.Mfa.SmsMfaConfiguration != nil || f.Pool.SmsConfiguration != nil
}

// offersEmail: an own sender, a tier above LITE, and accounts that are not
// recovered by email first.
func (f Facts) offersEmail() bool {
	sender := f.Pool.EmailConfiguration
	return f.Mfa != nil && f.Mfa.EmailMfaConfiguration != nil &&
		sender != nil && sender.EmailSendingAccount == api.SenderDeveloper &&
		f.Pool.UserPoolTier != api.TierLite && !f.Pool.recoversByEmailFirst()
}

// factorUsable reports whether the user could be asked for the factor now. A
// registered authenticator goes on working after the pool has stopped to offer
// it.
func (f Facts) factorUsable(u *User, factor string) bool {
	switch factor {
	case smsMFA:
		return f.offersSMS() && u.UserAttributes.Get(phoneNumber) != ""
	case softwareTokenMFA:
		return u.TotpSecret != ""
	case emailOTP:
		return f.offersEmail() && u.UserAttributes.Get(email) != ""
	default:
		return false
	}
}

// activeFactors are those the user has switched on and can be asked for.
func (f Facts) activeFactors(u *User) []string {
	var active []string
	for _, factor := range []string{smsMFA, softwareTokenMFA, emailOTP} {
		switchedOn := contains(u.UserMFASettingList, factor) || u.PreferredMfaSetting == factor
		if switchedOn && f.factorUsable(u, factor) {
			active = append(active, factor)
		}
	}
	return active
}

// requiredFactors are those a user with none switched on is asked for when the
// pool requires one: whatever would work.
func (f Facts) requiredFactors(u *User) []string {
	var usable []string
	for _, factor := range []string{smsMFA, softwareTokenMFA, emailOTP} {
		if f.factorUsable(u, factor) {
			usable = append(usable, factor)
		}
	}
	return usable
}

// asksFor says by MfaConfiguration whom Cognito asks for a second factor that is
// turned on.
var asksFor = map[string]string{
	api.MFAOn:       "the pool requires a second factor of every user",
	api.MFAOptional: "Cognito asks users who have a second factor turned on",
}

// secondFactor decides what is asked after the first factor.
func (r *evaluation) secondFactor() *Decision {
	if decision := r.towardsLevel(); decision != nil || r.vouched() {
		return decision
	}
	setting := r.facts.mfaConfiguration()
	if setting == api.MFAOff {
		r.reason("MfaConfiguration", api.MFAOff, "the pool asks for no second factor", Verified)
		return nil
	}
	if r.passkeyWasBothFactors() {
		r.reason("WebAuthnConfiguration.FactorConfiguration", api.PasskeyMultiFactor,
			"the passkey verified the user, and so counts as both factors", Verified)
		return nil
	}
	factors := r.facts.activeFactors(r.user)
	switch {
	case len(factors) > 0:
	case r.progress.Risky:
		return r.riskyFactor()
	case setting == api.MFAOptional:
		r.reason("MfaConfiguration", api.MFAOptional, "the user has no second factor turned on", Verified)
		if preferred := r.user.PreferredMfaSetting; preferred != "" {
			r.reason("PreferredMfaSetting", preferred, "the user prefers this factor, but it is not set up", "")
		}
		return nil
	}
	if len(factors) > 0 {
		r.reason("MfaConfiguration", setting, asksFor[setting], Verified)
		r.reason("UserMFASettingList", strings.Join(factors, " "), "the second factors that the user has turned on and can use", "")
	} else {
		factors = r.facts.requiredFactors(r.user)
		r.reason("MfaConfiguration", api.MFAOn, "the pool requires a second factor of every user, also of those who have turned none on", Verified)
		r.whyRequired(factors)
	}
	switch {
	case len(factors) == 0 && r.progress.StepUp != nil:
		return r.noFactor()
	case len(factors) == 0:
		return r.mfaSetup()
	default:
		return r.askOneOf(factors)
	}
}

// askOneOf asks for the factor that the user prefers, or lets the user choose.
func (r *evaluation) askOneOf(factors []string) *Decision {
	switch preferred := r.user.PreferredMfaSetting; {
	case contains(factors, preferred):
		r.reason("PreferredMfaSetting", preferred, "the user prefers this factor", Verified)
		return r.askFactor(preferred)
	case len(factors) == 1:
		return r.askFactor(factors[0])
	default:
		return r.selectMFAType(factors)
	}
}

// riskyFactor asks for whatever factor the user could give, as threat protection
// wants one that the pool would not ask for; without any, the sign-in is blocked.
func (r *evaluation) riskyFactor() *Decision {
	const setting, action = "AccountTakeoverRiskConfiguration", api.ActionMFARequired
	factors := r.facts.requiredFactors(r.user)
	if len(factors) == 0 {
		return r.notAuthorized("Unable to login because of security reasons.", Reason{
			setting, "BLOCK or MFA_REQUIRED", "threat protection blocks risky sign-ins, or wants a second factor that this user does not have", Inferred,
		})
	}
	r.reason(setting, action, "threat protection considers this sign-in risky, and wants a second factor", Inferred)
	return r.askOneOf(factors)
}

// afterSecondFactor is what follows once the second factor is given or set up.
func (r *evaluation) afterSecondFactor() *Decision {
	r.progress.SecondFactor = r.progress.Challenge
	return firstDecision(r.isEnabled, r.device, r.tokens)
}

// whyRequired notes what makes factors usable that nobody switched on.
func (r *evaluation) whyRequired(factors []string) {
	if contains(factors, softwareTokenMFA) {
		r.reason("TotpSecret", "", "the user has registered an authenticator app", "")
	}
	addresses := map[string]string{smsMFA: phoneNumber, emailOTP: email}
	for _, factor := range factors {
		if attribute := addresses[factor]; attribute != "" {
			r.reason("UserAttributes", attribute, "the user has one; it need not be verified, the right code verifies it", Verified)
		}
	}
}

// askFactor asks for one second factor, after sending its code.
func (r *evaluation) askFactor(factor string) *Decision {
	switch factor {
	case smsMFA:
		return r.sendCode(smsMFA, phoneNumber, r.user.UserAttributes.Get(phoneNumber), api.CodeDigits)
	case emailOTP:
		return r.sendCode(emailOTP, email, r.user.UserAttributes.Get(email), api.CodeDigits)
	default:
		parameters := map[string]string{api.KeyUserIDForSRP: r.user.Username}
		if r.user.TotpName != "" {
			parameters[api.KeyFriendlyDeviceName] = r.user.TotpName
		}
		return r.challenge(softwareTokenMFA, parameters)
	}
}

func (r *evaluation) selectMFAType(factors []string) *Decision {
	r.progress.Offered = factors
	r.reason("PreferredMfaSetting", "", "several second factors are possible and none is preferred", Verified)
	return r.challenge(api.ChallengeSelectMFAType, map[string]string{
		api.KeyMFAsCanChoose: string(mustJSON(factors)), api.KeyUserIDForSRP: r.user.Username,
	})
}

// selectFactor answers SELECT_MFA_TYPE.
func (r *evaluation) selectFactor() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyAnswer),
		r.secretHash,
		r.sessionFor(api.ChallengeSelectMFAType),
		r.answerIsOffered,
		r.nameDevice,
		r.spend,
		func() *Decision { return r.askFactor(r.parameters[api.KeyAnswer]) },
	)
}

// answerIsOffered refuses a choice that was not among those to choose from. The
// service's words are not known.
func (r *evaluation) answerIsOffered() *Decision {
	if contains(r.progress.Offered, r.parameters[api.KeyAnswer]) {
		return nil
	}
	return r.invalidParameter("ANSWER must be one of "+strings.Join(r.progress.Offered, ", "), Reason{
		api.KeyAnswer, "", "this was not offered", Inferred,
	})
}
