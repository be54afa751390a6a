package pool

import "authwalk/flow/api"

// signUp makes an unconfirmed user.
func (r *evaluation) signUp() *Decision {
	return firstDecision(
		r.secretHash,
		r.usersMaySignUp,
		r.attributesAreWritable,
		r.nameIsFree,
		r.newAttributesAreValid,
		r.requiredAttributesAreGiven,
		r.createUser,
		func() *Decision { return r.preSignUp(api.SourcePreSignUp, r.newAttributes()) },
		r.preferredNameIsFree,
		r.firstPassword,
		r.confirmAtOnce,
		r.sendSignUpCode,
	)
}

func (r *evaluation) usersMaySignUp() *Decision {
	if config := r.facts.Pool.AdminCreateUserConfig; config == nil || !config.AllowAdminCreateUserOnly {
		return nil
	}
	return r.notAuthorized("SignUp is not permitted for this user pool", Reason{
		"AdminCreateUserConfig.AllowAdminCreateUserOnly", "true", "only administrators create users in this pool", Verified,
	})
}

// preferredNameIsFree: a preferred_username signs in without being verified, so
// that it is taken from the start. SignUp declares no exception for aliases.
func (r *evaluation) preferredNameIsFree() *Decision {
	if r.aliasesAreFree(r.user.UserAttributes, false) == nil {
		return nil
	}
	return r.refuse(api.UsernameExistsException, "User already exists", Reason{
		"AliasAttributes", preferredUsername, "another user signs in with this preferred_username", Inferred,
	})
}

// firstPassword gives a new user the password they chose, or none where a code
// can take its place.
func (r *evaluation) firstPassword() *Decision {
	password := r.account.Password
	if password == "" {
		if !r.facts.Pool.signsUpWithoutPassword(r.user) {
			return r.missing("Password")
		}
	} else {
		if decision := r.passwordConforms(); decision != nil {
			return decision
		}
		r.change(Change{Kind: PasswordSet, Value: password})
	}
	r.change(Change{Kind: StatusSet, Value: api.StatusUnconfirmed})
	return nil
}

// signsUpWithoutPassword: a first factor by code, to an address that the
// sign-up itself verifies.
func (p *UserPool) signsUpWithoutPassword(u *User) bool {
	for factor, attribute := range codeFactors {
		if contains(p.firstFactors(), factor) && contains(p.AutoVerifiedAttributes, attribute) && u.UserAttributes.Get(attribute) != "" {
			return true
		}
	}
	return false
}

// codeFactors are the first factors by code, and the attribute each goes to.
var codeFactors = map[string]string{emailOTP: email, smsOTP: phoneNumber}

func (r *evaluation) sendSignUpCode() *Decision {
	done := Done{Session: r.hasChoice()}
	delivery := VerificationDelivery(r.facts.Pool, r.user.UserAttributes, r.operation)
	if delivery != nil && r.user.Status() == api.StatusUnconfirmed {
		if decision := r.messageTrigger(delivery); decision != nil {
			return decision
		}
		r.issue(signUpCode, delivery)
		done.Deliveries = []*Delivery{delivery}
	}
	return r.done(done)
}

// hasChoice: a sign-up leads straight into a USER_AUTH sign-in where the client
// has that flow.
func (r *evaluation) hasChoice() bool { return FlowEnabled(r.facts.Client, api.FlowUserAuth) }

// confirmSignUp confirms the user with the code, and verifies the address that
// it went to.
func (r *evaluation) confirmSignUp() *Decision {
	return firstDecision(
		r.secretHash,
		r.findUnconfirmed,
		func() *Decision {
			switch {
			case r.user != nil:
				return nil
			case r.facts.Client.HidesUsers():
				return r.refuse(api.ExpiredCodeException, "Invalid code provided, please request a code again.", r.whyUnknown())
			default:
				return r.unknownAccount()
			}
		},
		r.isConfirmable,
		r.accountCodeIsRight(signUpCode, ""),
		func() *Decision {
			attribute := pendingCode(r.user, signUpCode, "").Attribute
			address := r.user.UserAttributes.Get(attribute)
			claimed := verified(attribute, address)
			if decision := r.aliasesAreFree(claimed, r.account.ForceAliasCreation); decision != nil {
				return decision
			}
			r.claimAliases(claimed)
			if address != "" {
				r.change(Change{Kind: AttributeVerified, Name: attribute})
			}
			r.change(Change{Kind: CodeUsed, Name: signUpCode})
			r.change(Change{Kind: StatusSet, Value: api.StatusConfirmed})
			return nil
		},
		r.afterConfirmation,
		func() *Decision { return r.done(Done{Session: r.hasChoice()}) },
	)
}

// findUnconfirmed finds a user who may not have a verified address yet, by username or
// by the address.
func (r *evaluation) findUnconfirmed() *Decision {
	_ = r.findTyped()
	for _, user := range r.facts.Users {
		if r.user == nil && user != nil && user.Status() == api.StatusUnconfirmed && r.facts.Pool.aliasOf(user, r.account.Username) != "" {
			r.user = user
		}
	}
	return nil
}

func (r *evaluation) isConfirmable() *Decision {
	if r.user.Status() == api.StatusUnconfirmed {
		return nil
	}
	return r.notAuthorized("User cannot be confirmed. Current status is "+r.user.Status(), Reason{
		"UserStatus", r.user.Status(), "only a user with the status UNCONFIRMED can be confirmed", Verified,
	})
}

// resendConfirmationCode replaces the code of a sign-up.
func (r *evaluation) resendConfirmationCode() *Decision {
	return firstDecision(
		r.secretHash,
		r.findUnconfirmed,
		func() *Decision {
			switch {
			case r.user == nil && r.facts.Client.HidesUsers():
				return r.simulated()
			case r.user == nil:
				return r.unknownAccount()
			case r.user.Status() != api.StatusUnconfirmed:
				return r.invalidParameter("User is already confirmed.", Reason{"UserStatus", r.user.Status(), "the sign-up is confirmed", Verified})
			}
			delivery := VerificationDelivery(r.facts.Pool, r.user.UserAttributes, r.operation)
			if delivery == nil {
				return r.notAuthorized("Cannot resend codes. Auto verification not turned on.", Reason{
					"AutoVerifiedAttributes", "", "the pool verifies no address that this user has", Verified,
				})
			}
			if decision := r.messageTrigger(delivery); decision != nil {
				return decision
			}
			r.issue(signUpCode, delivery)
			return r.done(Done{Deliveries: []*Delivery{delivery}})
		},
	)
}

// adminConfirmSignUp confirms without a code, and verifies nothing.
func (r *evaluation) adminConfirmSignUp() *Decision {
	return firstDecision(
		r.findNamed,
		r.isConfirmable,
		func() *Decision {
			r.change(Change{Kind: CodeUsed, Name: signUpCode})
			r.change(Change{Kind: StatusSet, Value: api.StatusConfirmed})
			return nil
		},
		r.afterConfirmation,
		func() *Decision { return r.done(Done{}) },
	)
}
