package pool

import (
	"strings"

	"authwalk/flow/api"
)

// choiceFlow is USER_AUTH.
func (r *evaluation) choiceFlow(session string) *Decision {
	if session != "" {
		return r.afterSignUp(session)
	}
	return firstDecision(
		r.required(api.KeyUsername),
		r.secretHash,
		r.identify,
		r.isNotLocked,
		r.stepUp,
		r.beforeTheProof,
		r.isConfirmed,
		r.nameDevice,
		r.offer,
	)
}

// afterSignUp signs in with the session that ConfirmSignUp left.
func (r *evaluation) afterSignUp(session string) *Decision {
	return firstDecision(
		r.required(api.KeyUsername),
		r.secretHash,
		r.identify,
		func() *Decision {
			event, ask := r.ask(Need{Kind: CheckSignUpSession, Name: r.progress.Username, Given: session})
			if ask != nil {
				return ask
			}
			r.session = event.Session
			if r.user == nil {
				r.session.Known = false
			}
			return r.sessionFault("")
		},
		r.isConfirmed,
		r.nameDevice,
		r.spend,
		func() *Decision {
			r.progress.FirstFactor = "session of a sign-up"
			return r.afterFirstFactor()
		},
	)
}

// FirstFactors are the challenges the user can choose from in USER_AUTH: what
// the pool allows and the user can answer.
func (f Facts) FirstFactors(u *User) []string {
	var offered []string
	hasPassword := u.CurrentPassword() != "" || u.Tracked.Imported
	if contains(f.Pool.firstFactors(), api.FactorPassword) && hasPassword {
		offered = append(offered, api.ChallengePasswordSRP, api.ChallengePassword)
	}
	codes := f.takesCodesFirst(u)
	if codes && contains(f.Pool.firstFactors(), emailOTP) && u.UserAttributes.Get(email) != "" {
		offered = append(offered, emailOTP)
	}
	if codes && contains(f.Pool.firstFactors(), smsOTP) && u.UserAttributes.Get(phoneNumber) != "" {
		offered = append(offered, smsOTP)
	}
	if f.takesPasskeyFirst(u) {
		offered = append(offered, webAuthn)
	}
	return offered
}

// AllowsFirst reports whether the pool allows a factor as the first one.
func (p *UserPool) AllowsFirst(factor string) bool { return contains(p.firstFactors(), factor) }

// LacksFirst says why a user cannot begin with a factor that the pool allows, "" where
// nothing is missing.
func (f Facts) LacksFirst(u *User, factor string) string {
	bothFactors := factor == webAuthn && f.passkeyIsBothFactors(u)
	switch {
	case factor != api.FactorPassword && u.Status() == api.StatusForceChangePassword:
		return "the user has a temporary password, which must be replaced first"
	case factor != api.FactorPassword && !bothFactors && f.mfaConfiguration() == api.MFAOn:
		return "the pool requires a second factor, which follows only a password"
	case factor != api.FactorPassword && !bothFactors && !f.takesCodesFirst(u):
		return "the user has a second factor turned on, which follows only a password"
	case factor == api.FactorPassword && u.CurrentPassword() == "" && !u.Tracked.Imported:
		return "the user has no password"
	case factor == emailOTP && u.UserAttributes.Get(email) == "":
		return "the user has no email address"
	case factor == smsOTP && u.UserAttributes.Get(phoneNumber) == "":
		return "the user has no phone number"
	case factor == webAuthn && len(f.passkeys(u)) == 0:
		return "the user has registered no passkey"
	}
	return ""
}

// ConfiguredFactors are the factors that the user could give in the pool as it is
// set, first and second ones alike, as GetUserAuthFactors names them.
func (f Facts) ConfiguredFactors(u *User) []string {
	first, second := f.Pool.firstFactors(), f.activeFactors(u)
	has := func(address, firstFactor, secondFactor string) bool {
		return u.UserAttributes.Get(address) != "" && contains(first, firstFactor) || contains(second, secondFactor)
	}
	factors := []string{}
	for _, factor := range []struct {
		name string
		has  bool
	}{
		{api.FactorPassword, u.CurrentPassword() != "" && contains(first, api.FactorPassword)},
		{api.FactorEmailOTP, has(email, emailOTP, emailOTP)},
		{api.FactorSMSOTP, has(phoneNumber, smsOTP, smsMFA)},
		{api.FactorWebAuthn, contains(first, webAuthn) && len(f.passkeys(u)) > 0},
		{api.FactorSoftwareToken, u.TotpSecret != ""},
	} {
		if factor.has {
			factors = append(factors, factor.name)
		}
	}
	return factors
}

// takesCodesFirst: codes are no first factor where a second one is active or
// required, and not before a temporary password is replaced.
func (f Facts) takesCodesFirst(u *User) bool {
	switch f.mfaConfiguration() {
	case api.MFAOn:
		return false
	case api.MFAOptional:
		if len(f.activeFactors(u)) > 0 {
			return false
		}
	}
	return u.Status() != api.StatusForceChangePassword
}

func (p *UserPool) firstFactors() []string {
	if p.Policies == nil || p.Policies.SignInPolicy == nil {
		return []string{api.FactorPassword}
	}
	return p.Policies.SignInPolicy.AllowedFirstAuthFactors
}

// offer goes to the preferred challenge, or lets the user choose.
func (r *evaluation) offer() *Decision {
	preferred := r.parameters[api.KeyPreferredChallenge]
	if r.user == nil {
		return r.available(r.simulatedFactors(), r.simulatedChoice(preferred))
	}
	if r.progress.StepUp != nil {
		return r.offerTowards(preferred)
	}
	offered := r.facts.FirstFactors(r.user)
	r.reason("Policies.SignInPolicy.AllowedFirstAuthFactors", strings.Join(r.facts.Pool.firstFactors(), " "),
		"what the pool allows, as far as the user can answer it", Verified)
	if preferred != "" && !contains(offered, preferred) {
		r.reason(api.KeyPreferredChallenge, preferred, "this user cannot use it, so Cognito offers a choice", Verified)
		preferred = ""
	}
	return r.available(offered, preferred)
}

// available shows what there is to choose from beside a challenge that is part of the
// choice, and not beside one that comes after the first factor.
func (r *evaluation) available(offered []string, chosen string) *Decision {
	before := r.progress.FirstFactor
	r.progress.Offered = offered
	decision := r.firstChallenge(chosen)
	if decision.Challenge != nil && r.progress.FirstFactor == before {
		decision.Challenge.Available = offered
	}
	return decision
}

// firstChallenge begins with the chosen first factor; the proof may already be
// in the request.
func (r *evaluation) firstChallenge(chosen string) *Decision {
	switch {
	case chosen == api.ChallengePassword && r.parameters[api.KeyPassword] != "":
		return firstDecision(r.passwordIsRight, r.afterFirstFactor)
	case chosen == api.ChallengePasswordSRP && r.parameters[api.KeySRPA] != "":
		return firstDecision(r.srpA, r.passwordVerifier)
	case chosen == api.ChallengePassword || chosen == api.ChallengePasswordSRP:
		r.reason(api.KeyPreferredChallenge, chosen, "asked for, without its proof", Verified)
		return r.challenge(chosen, map[string]string{})
	case chosen == emailOTP:
		return r.sendCode(emailOTP, email, r.firstAddress(email), api.FirstFactorDigits)
	case chosen == smsOTP:
		return r.sendCode(smsOTP, phoneNumber, r.firstAddress(phoneNumber), api.FirstFactorDigits)
	case chosen == webAuthn && r.parameters[api.KeyCredential] != "":
		return firstDecision(r.assertionIsRight, r.afterFirstFactor)
	case chosen == webAuthn:
		return r.askPasskey()
	default:
		return r.challenge(api.ChallengeSelectChallenge, map[string]string{})
	}
}

// selectChallenge answers SELECT_CHALLENGE.
func (r *evaluation) selectChallenge() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyAnswer),
		r.proofOfChoice,
		r.secretHash,
		r.sessionFor(api.ChallengeSelectChallenge),
		r.answerIsOffered,
		r.isNotLocked,
		r.nameDevice,
		r.spend,
		func() *Decision { return r.available(r.progress.Offered, r.parameters[api.KeyAnswer]) },
	)
}

// proofOfChoice: some choices come with their proof.
func (r *evaluation) proofOfChoice() *Decision {
	switch r.parameters[api.KeyAnswer] {
	case api.ChallengePassword:
		return r.required(api.KeyPassword)()
	case api.ChallengePasswordSRP:
		return r.required(api.KeySRPA)()
	default:
		return nil
	}
}

// givePassword answers PASSWORD. A wrong one ends the attempt.
func (r *evaluation) givePassword() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyPassword),
		r.secretHash,
		r.sessionFor(api.ChallengePassword),
		r.isNotLocked,
		r.nameDevice,
		r.spend,
		r.passwordIsRight,
		r.afterFirstFactor,
	)
}

// giveSRP answers PASSWORD_SRP.
func (r *evaluation) giveSRP() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeySRPA),
		r.srpA,
		r.secretHash,
		r.sessionFor(api.ChallengePasswordSRP),
		r.nameDevice,
		r.spend,
		r.passwordVerifier,
	)
}
