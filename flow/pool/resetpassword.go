package pool

import "authwalk/flow/api"

// forgotPassword sends a code to reset the password.
func (r *evaluation) forgotPassword() *Decision {
	return firstDecision(
		r.secretHash,
		r.findTyped,
		r.migrateAtRecovery,
		func() *Decision {
			hides := r.facts.Client.HidesUsers()
			switch {
			case r.user == nil && hides, r.user != nil && !r.user.IsEnabled() && hides:
				return r.simulated()
			case r.user == nil:
				return r.unknownAccount()
			default:
				return r.isEnabled()
			}
		},
		func() *Decision { return r.tooMany(api.MostAttempts) },
		r.sendResetCode,
	)
}

func (r *evaluation) sendResetCode() *Decision {
	delivery, refusal := RecoveryDelivery(r.facts.Pool, r.user, r.operation)
	switch {
	case refusal == nil:
	case refusal.Exception == api.InvalidParameterException && r.operation == api.ForgotPassword && r.facts.Client.HidesUsers():
		return r.simulated()
	case refusal.Exception == api.InvalidParameterException:
		return r.refuseWith(refusal, Reason{"AccountRecoverySetting", "", "the user has no verified address that the pool sends reset codes to", Verified})
	default:
		return r.refuseWith(refusal, Reason{"UserStatus", r.user.Status(), "a temporary password cannot be reset", Verified})
	}
	if decision := r.messageTrigger(delivery); decision != nil {
		return decision
	}
	r.issue(forgotCode, delivery)
	if r.operation == api.AdminResetUserPassword {
		r.change(Change{Kind: StatusSet, Value: api.StatusResetRequired})
	} else {
		r.change(Change{Kind: AttemptCounted, Name: r.operation})
	}
	return r.done(Done{Deliveries: []*Delivery{delivery}})
}

// confirmForgotPassword sets the new password with the code. The user can sign
// in with it at once.
func (r *evaluation) confirmForgotPassword() *Decision {
	return firstDecision(
		r.secretHash,
		r.findTyped,
		func() *Decision {
			hides := r.facts.Client.HidesUsers()
			switch {
			case r.user == nil && hides:
				return r.refuse(api.ExpiredCodeException, "Invalid code provided, please request a code again.", r.whyUnknown())
			case r.user == nil:
				return r.unknownAccount()
			case !r.user.IsEnabled() && hides:
				return r.codeMismatch("an administrator has disabled the user, which this client hides")
			default:
				return nil
			}
		},
		r.accountCodeIsRight(forgotCode, ""),
		r.passwordConforms,
		r.passwordIsNew,
		func() *Decision {
			r.change(Change{Kind: PasswordSet, Value: r.account.Password})
			r.change(Change{Kind: CodeUsed, Name: forgotCode})
			return nil
		},
		r.afterConfirmation,
		func() *Decision { return r.done(Done{}) },
	)
}

// adminResetUserPassword makes the password useless until the user has set a
// new one with the code that is sent.
func (r *evaluation) adminResetUserPassword() *Decision {
	return firstDecision(
		r.findNamed,
		r.isEnabled,
		r.sendResetCode,
	)
}
