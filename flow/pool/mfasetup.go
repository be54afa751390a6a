package pool

import (
	"strings"

	"authwalk/flow/api"
)

// mfaSetup asks the user to register a second factor.
func (r *evaluation) mfaSetup() *Decision {
	factors := r.facts.OfferedFactors()
	if factors == nil {
		factors = []string{}
	}
	r.progress.Offered = factors
	r.reason("factors", strings.Join(factors, " "), "the user has none of the factors that the pool offers", Verified)
	return r.challenge(api.ChallengeMFASetup, map[string]string{
		api.KeyMFAsCanSetUp: string(mustJSON(factors)), api.KeyUserIDForSRP: r.user.Username,
	})
}

// setUpFactor answers MFA_SETUP: with EMAIL, or after VerifySoftwareToken.
func (r *evaluation) setUpFactor() *Decision {
	return firstDecision(
		r.required(api.KeyUsername),
		r.secretHash,
		r.sessionFor(api.ChallengeMFASetup),
		r.nameDevice,
		r.setUpEmail,
		r.authenticatorVerified,
		r.spend,
		r.afterSecondFactor,
	)
}

// setUpEmail sends a code to the address, which becomes the user's when the
// code comes back.
func (r *evaluation) setUpEmail() *Decision {
	address := r.parameters[api.KeyEmail]
	if address == "" || r.progress.TotpVerified {
		return nil
	}
	if !contains(r.progress.Offered, emailOTP) {
		return r.invalidParameter("Email MFA has not been enabled by the userPool", Reason{
			"EmailMfaConfiguration", "", "the pool does not offer email as a second factor", Inferred,
		})
	}
	if refusal := validEmail(address); refusal != nil {
		return r.refuseWith(refusal, Reason{api.KeyEmail, "", "this is not an email address", Verified})
	}
	decision := r.sendCode(emailOTP, email, address, api.CodeDigits)
	if decision.Challenge != nil {
		_ = r.spend()
		r.progress.NewEmail = address
	}
	return decision
}

func (r *evaluation) authenticatorVerified() *Decision {
	if r.progress.TotpVerified {
		return nil
	}
	return r.invalidParameter("User has not verified software token mfa", Reason{
		api.VerifySoftwareToken, "", "the session is not the one that VerifySoftwareToken gave back", Reported,
	})
}
