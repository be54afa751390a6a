package pool

import (
	"cmp"
	"time"

	"authwalk/flow/api"
)

// passwordFlow is USER_PASSWORD_AUTH and its admin twins.
func (r *evaluation) passwordFlow() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyPassword),
		r.secretHash,
		r.identify,
		r.isNotLocked,
		r.beforeTheProof,
		r.migrateAtSignIn,
		r.isKnownOrHidden,
		r.isConfirmed,
		r.passwordIsRight,
		r.nameDevice,
		r.afterFirstFactor,
	)
}

// srpFlow is USER_SRP_AUTH up to its PASSWORD_VERIFIER, which has no session.
func (r *evaluation) srpFlow() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeySRPA),
		r.srpA,
		r.secretHash,
		r.identify,
		r.isNotLocked,
		r.beforeTheProof,
		r.isKnownOrHidden,
		r.isConfirmed,
		r.nameDevice,
		func() *Decision {
			decision := r.passwordVerifier()
			decision.Challenge.Session = false
			return decision
		},
	)
}

// passwordVerifier asks for the proof that belongs to SRP_A. Unknown users get
// one that looks the same.
func (r *evaluation) passwordVerifier() *Decision {
	r.reason("AuthFlow", r.progress.AuthFlow, "the password is proved without being sent", Verified)
	return r.challenge(api.ChallengePasswordVerifier, map[string]string{
		api.KeyUsername: r.progress.Username, api.KeyUserIDForSRP: r.progress.Username,
	})
}

// proveWithSRP answers PASSWORD_VERIFIER. What the proof stands on is found by
// the SECRET_BLOCK, which is good for one try.
func (r *evaluation) proveWithSRP() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyClaimSecretBlock, api.KeyClaimSignature, api.KeyTimestamp),
		r.timestamp,
		r.secretHash,
		r.secretBlockOf(api.ChallengePasswordVerifier),
		r.nameDevice,
		r.spend,
		r.isNotLocked,
		r.isConfirmed,
		r.proofIsRight,
		r.passed,
		r.afterFirstFactor,
	)
}

func (r *evaluation) timestamp() *Decision {
	event, ask := r.ask(Need{Kind: CheckTimestamp, Given: r.parameters[api.KeyTimestamp]})
	if ask != nil || event.OK {
		return ask
	}
	return r.invalidParameter("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.", Reason{
		api.KeyTimestamp, "", "the time must look like Wed Jan 7 08:05:09 UTC 2026", Verified,
	})
}

// secretBlockOf: the block must be of this challenge, ours, unused, in time, and
// of this user and client. All of these look like a wrong password.
func (r *evaluation) secretBlockOf(challenge string) rule {
	return func() *Decision {
		if r.sessionFault(challenge) != nil {
			return r.incorrect(Reason{
				api.KeyClaimSecretBlock, "", "the block was altered, used before, too old or not for this user", Verified,
			})
		}
		return nil
	}
}

func (r *evaluation) proofIsRight() *Decision {
	event, ask := r.ask(Need{
		Kind: VerifyProof, Name: r.progress.Username, Given: r.parameters[api.KeyClaimSignature],
	})
	return r.firstFactorIs(event.OK, ask)
}

// passwordIsRight takes the word of UserMigration for the password of a user
// that it has just brought.
func (r *evaluation) passwordIsRight() *Decision {
	if r.created != nil {
		r.progress.FirstFactor = api.ChallengePassword
		return nil
	}
	event, ask := r.ask(Need{Kind: VerifyPassword, Name: r.progress.Username, Given: r.parameters[api.KeyPassword]})
	return r.firstFactorIs(event.OK, ask)
}

// firstFactorIs takes the answer to a question for the password. Imported users
// have none, so for them any will do.
func (r *evaluation) firstFactorIs(right bool, ask *Decision) *Decision {
	switch {
	case ask != nil:
		return ask
	case r.user == nil:
		return r.incorrect(r.whyUnknown())
	case right || r.user.Tracked.Imported && r.user.Status() == api.StatusResetRequired:
		r.progress.FirstFactor = api.ChallengePassword
		return nil
	default:
		return r.failed(r.incorrect(r.whyWrong()))
	}
}

// whyWrong is why the user's password was not taken. What AdminGetUser shows of
// a user does not tell whether there is one.
func (r *evaluation) whyWrong() Reason {
	resets := r.user.Status() == api.StatusResetRequired
	switch {
	case r.facts.Partial && resets && r.facts.Client.HidesUsers():
		return Reason{
			"UserStatus", api.StatusResetRequired,
			"the password is wrong, or the user was imported and has none: it must be reset, which the client hides", Verified,
		}
	case r.facts.Partial && !resets:
		return Reason{"", "", "the user exists, and the password is wrong or was never set", Verified}
	case r.user.CurrentPassword() == "":
		return Reason{"", "", "the user exists, and has no password", Verified}
	default:
		return Reason{"", "", "the user exists, and the password is wrong", Verified}
	}
}

// afterFirstFactor is what follows once the user has proved who they are,
// whichever way.
func (r *evaluation) afterFirstFactor() *Decision {
	return firstDecision(
		r.isEnabled,
		r.needsNoReset,
		r.temporaryPassword,
		r.device,
		r.secondFactor,
		r.tokens,
	)
}

func (r *evaluation) isConfirmed() *Decision {
	if r.user == nil || r.user.Status() != api.StatusUnconfirmed {
		return nil
	}
	return r.refuse(api.UserNotConfirmedException, "User is not confirmed.", Reason{
		"UserStatus", api.StatusUnconfirmed, "the sign-up is not confirmed; Cognito checks that before the password", Verified,
	})
}

func (r *evaluation) isEnabled() *Decision {
	if r.user.IsEnabled() {
		return nil
	}
	return r.notAuthorized("User is disabled.", Reason{"Enabled", "false", "an administrator has disabled the user", Verified})
}

func (r *evaluation) needsNoReset() *Decision {
	if r.user.Status() != api.StatusResetRequired {
		return nil
	}
	if r.user.Tracked.Imported && r.facts.Client.HidesUsers() {
		return r.incorrect(Reason{
			"PreventUserExistenceErrors", api.ExistenceErrorsEnabled, "an imported user has to reset the password, which this setting hides", Verified,
		})
	}
	return r.refuse(api.PasswordResetRequiredException, "Password reset required for the user", Reason{
		"UserStatus", api.StatusResetRequired, "the password must be reset with ForgotPassword", Verified,
	})
}

// tokens ends the sign-in well; in a custom flow the functions say what comes
// next.
func (r *evaluation) tokens() *Decision {
	if r.progress.Custom != nil {
		return r.define()
	}
	return firstDecision(r.towardsLevel, r.issueTokens)
}

func (r *evaluation) issueTokens() *Decision {
	if t := r.user.Tracked; t.FailedAttempts > 0 {
		r.change(Change{Kind: FailuresCleared})
	}
	if decision := r.afterTheProof(); decision != nil {
		return decision
	}
	source := api.SourceTokens
	switch {
	case r.progress.NewPassword:
		source = api.SourceTokensNewPassword
	case r.progress.DeviceProved != "":
		source = api.SourceTokensDevice
	}
	changes, decision := r.beforeTokens(source)
	if decision != nil {
		return decision
	}
	offered, ask := r.newDevice()
	if ask != nil {
		return ask
	}
	r.progress.Challenge = ""
	return &Decision{Tokens: &Tokens{
		Username: r.user.Username, DeviceKey: cmp.Or(r.progress.DeviceKey, offered.Key), NewDevice: offered, Changes: changes,
		Assurance: r.assurance(),
	}}
}

// TemporaryExpired reports whether a temporary password is past its days.
func TemporaryExpired(p *UserPool, u *User, now time.Time) bool {
	days := p.passwordPolicy().temporaryDays()
	set := u.Tracked.PasswordSet.Time
	return days > 0 && !set.IsZero() && now.Sub(set) > time.Duration(days)*24*time.Hour
}
