package pool

import "authwalk/flow/api"

// sessionFor looks at the session of an answer to the challenge, in the order
// missing, unknown, used, expired, wrong challenge or user.
func (r *evaluation) sessionFor(challenge string) rule {
	return func() *Decision {
		if r.givenSession() == "" {
			return r.missing("Session")
		}
		return r.sessionFault(challenge)
	}
}

func (r *evaluation) givenSession() string {
	if len(r.events) == 0 || r.events[0].Answer == nil {
		return ""
	}
	return r.events[0].Answer.Session
}

// sessionFault is what is wrong with the session, whether it was named by
// Session or by a SECRET_BLOCK.
func (r *evaluation) sessionFault(challenge string) *Decision {
	p := r.progress
	switch {
	case !r.session.Known:
		return r.invalidSession("", "the session is not one of this pool, or was cut or altered", Verified)
	case p.ClientID != r.facts.Client.ClientID:
		return r.invalidSession("", "the session belongs to another client", Inferred)
	case p.admin() && r.operation == api.RespondToAuthChallenge:
		return r.invalidSession("", "AdminInitiateAuth is answered with AdminRespondToAuthChallenge", Inferred)
	case r.session.Used:
		return r.invalidSession(", session can only be used once.", "this session was answered before", Verified)
	case r.facts.Now.After(r.session.Expires):
		return r.invalidSession(", session is expired.", "AuthSessionValidity is over", Verified)
	case p.Challenge != challenge:
		return r.wrongChallenge(challenge)
	case !r.isSessionsUser(r.parameters[api.KeyUsername]):
		return r.invalidSession("", "the session belongs to another user", Verified)
	default:
		return nil
	}
}

func (r *evaluation) invalidSession(detail, text, evidence string) *Decision {
	message := "Invalid session for the user."
	if detail != "" {
		message = "Invalid session for the user" + detail
	}
	return r.notAuthorized(message, Reason{"Session", "", text, evidence})
}

// wrongChallenge: a code answered under another name is a wrong code, and a
// TOTP code needs an authenticator.
func (r *evaluation) wrongChallenge(answered string) *Decision {
	codes := []string{smsMFA, softwareTokenMFA, emailOTP, smsOTP}
	why := Reason{"ChallengeName", answered, "the session waits for " + r.progress.Challenge, Reported}
	switch {
	case !contains(codes, answered) || !contains(codes, r.progress.Challenge):
		return r.notAuthorized("Invalid session for the user.", why)
	case answered == softwareTokenMFA && (r.user == nil || r.user.TotpSecret == ""):
		why.Evidence = Verified
		return r.refuse(api.SoftwareTokenMFANotFoundException, "Software Token MFA does not exist for the user.", why)
	default:
		return r.refuse(api.CodeMismatchException, "Invalid code or auth state for the user.", why)
	}
}

// isSessionsUser reports whether the name in an answer means who the session
// is for. The alias that was typed is taken as well.
func (r *evaluation) isSessionsUser(name string) bool {
	p, settings := r.progress, r.facts.Pool
	if settings.SameName(name, p.Username) || settings.SameName(name, p.Typed) {
		return p.Simulated || r.user != nil
	}
	return r.user != nil && Identify(settings, r.facts.Users, name) == r.user
}

// SetUpSession checks the session given to AssociateSoftwareToken or
// VerifySoftwareToken: it has to wait for MFA_SETUP. The words are those of
// other sessions.
func SetUpSession(f Facts, p Progress, state SessionState) *Refusal {
	invalid := func(detail string) *Refusal {
		return &Refusal{api.NotAuthorizedException, "Invalid session for the user" + detail}
	}
	switch {
	case !state.Known || p.Challenge != api.ChallengeMFASetup:
		return invalid(".")
	case state.Used:
		return invalid(", session can only be used once.")
	case f.Now.After(state.Expires):
		return invalid(", session is expired.")
	default:
		return nil
	}
}
