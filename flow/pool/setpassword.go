package pool

import "authwalk/flow/api"

var whyPolicy = Reason{"Policies.PasswordPolicy", "", "the new password does not meet the policy", Verified}

// changePassword sets a new password for whoever knows the current one.
func (r *evaluation) changePassword() *Decision {
	return firstDecision(
		r.findTokenOwner,
		func() *Decision { return r.tooMany(api.FewestAttempts) },
		r.previousPasswordIsRight,
		r.passwordConforms,
		r.passwordIsNew,
		func() *Decision {
			r.change(Change{Kind: PasswordSet, Value: r.account.Password})
			r.change(Change{Kind: AttemptsForgotten, Name: r.operation})
			return r.done(Done{})
		},
	)
}

func (r *evaluation) previousPasswordIsRight() *Decision {
	event, ask := r.ask(Need{Kind: VerifyPassword, Name: r.user.Username, Given: r.account.PreviousPassword})
	if ask != nil || event.OK {
		return ask
	}
	r.change(Change{Kind: AttemptCounted, Name: r.operation})
	return r.incorrect(Reason{"PreviousPassword", "", "this is not the current password", Verified})
}

// adminSetUserPassword sets a permanent or a temporary password.
func (r *evaluation) adminSetUserPassword() *Decision {
	return firstDecision(
		r.findNamed,
		r.passwordConforms,
		r.passwordIsNew,
		func() *Decision {
			kind := TemporaryPasswordSet
			if r.account.Permanent {
				kind = PasswordSet
			}
			r.change(Change{Kind: kind, Value: r.account.Password})
			return r.done(Done{})
		},
	)
}

func (r *evaluation) passwordConforms() *Decision {
	if refusal := CheckPassword(r.facts.Pool, r.operation, r.account.Password); refusal != nil {
		return r.refuseWith(refusal, whyPolicy)
	}
	return nil
}

func (r *evaluation) passwordIsNew() *Decision {
	if refusal := CheckPasswordHistory(r.facts.Pool, r.user, r.account.Password); refusal != nil {
		return r.refuseWith(refusal, Reason{"PasswordHistorySize", "", "the user had this password before", Reported})
	}
	return nil
}
