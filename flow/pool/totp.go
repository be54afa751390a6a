package pool

import (
	"slices"

	"authwalk/flow/api"
)

// stepsKept is how many accepted time steps are remembered: all that a code
// could still belong to, and one more.
const stepsKept = 4

// freshTotpStep picks the newest step that has not been used; used tells that
// there is none.
func freshTotpStep(t Tracked, steps []int64) (fresh int64, used bool) {
	used = true
	for _, step := range steps {
		if !slices.Contains(t.TotpSteps, step) && (used || step > fresh) {
			fresh, used = step, false
		}
	}
	return fresh, used
}

func useTotpStep(t *Tracked, step int64) error {
	if slices.Contains(t.TotpSteps, step) {
		return ErrTotpUsed
	}
	t.TotpSteps = append(t.TotpSteps, step)
	if extra := len(t.TotpSteps) - stepsKept; extra > 0 {
		t.TotpSteps = slices.Clone(t.TotpSteps[extra:])
	}
	return nil
}

// TotpUsed is the refusal of a code that was accepted before.
func TotpUsed() *Refusal {
	return &Refusal{api.ExpiredCodeException, "Your software token has already been used once."}
}

// VerifyAuthenticator decides on VerifySoftwareToken: steps are the time steps
// that have the code under the pending secret. When it is right, the changed
// user is returned: the authenticator is registered, and switched on at once
// where a sign-in set it up. The name is the optional
// FriendlyDeviceName.
func VerifyAuthenticator(f Facts, u *User, steps []int64, name string, bySession bool) (*User, *Refusal) {
	if refusal := CheckAuthenticatorOffered(f); refusal != nil {
		return nil, refusal
	}
	if u.Tracked.PendingTotpSecret == "" {
		return nil, &Refusal{api.InvalidParameterException, "User has not set up software token mfa"}
	}
	step, used := freshTotpStep(u.Tracked, steps)
	switch {
	case len(steps) == 0:
		return nil, wrongAuthenticatorCode(bySession)
	case used:
		return nil, TotpUsed()
	}
	changed := u.Clone()
	changed.TotpSecret, changed.TotpName = u.Tracked.PendingTotpSecret, name
	changed.Tracked.PendingTotpSecret = ""
	if bySession && !contains(changed.UserMFASettingList, softwareTokenMFA) {
		changed.UserMFASettingList = append(changed.UserMFASettingList, softwareTokenMFA)
	}
	_ = useTotpStep(&changed.Tracked, step)
	return changed, nil
}

// wrongAuthenticatorCode is the refusal of a code that the new authenticator does not have.
func wrongAuthenticatorCode(bySession bool) *Refusal {
	message := "Code mismatch"
	if bySession {
		message += " and fail enable Software Token MFA"
	}
	return &Refusal{api.EnableSoftwareTokenMFAException, message}
}

// CheckAuthenticatorOffered refuses authenticators where the pool has none.
func CheckAuthenticatorOffered(f Facts) *Refusal {
	if contains(f.OfferedFactors(), softwareTokenMFA) {
		return nil
	}
	return &Refusal{api.SoftwareTokenMFANotFoundException, "Software Token MFA has not been enabled by the userPool"}
}

// DeleteAuthenticator is the user without the authenticator, as
// AdminDeleteSoftwareToken leaves them: a preference for it goes too.
func DeleteAuthenticator(u *User) *User {
	changed := u.Clone()
	changed.TotpSecret, changed.TotpName = "", ""
	changed.Tracked.PendingTotpSecret, changed.Tracked.TotpSteps = "", nil
	changed.UserMFASettingList = slices.DeleteFunc(changed.UserMFASettingList, func(factor string) bool { return factor == softwareTokenMFA })
	if changed.PreferredMfaSetting == softwareTokenMFA {
		changed.PreferredMfaSetting = ""
	}
	return changed
}

// giveTOTP answers SOFTWARE_TOKEN_MFA. Each time step is taken once.
func (r *evaluation) giveTOTP() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeySoftwareTokenCode),
		r.secretHash,
		r.sessionFor(softwareTokenMFA),
		r.hasAuthenticator,
		r.isNotLocked,
		r.totpIsRight,
		r.nameDevice,
		r.spend,
		r.passed,
		r.afterSecondFactor,
	)
}

func (r *evaluation) hasAuthenticator() *Decision {
	if r.user.TotpSecret != "" {
		return nil
	}
	return r.refuse(api.SoftwareTokenMFANotFoundException, "Software Token MFA does not exist for the user.", Reason{
		"TotpSecret", "", "the user no longer has an authenticator app", Verified,
	})
}

func (r *evaluation) totpIsRight() *Decision {
	event, ask := r.ask(Need{Kind: VerifyTOTP, Name: r.user.Username, Given: r.parameters[api.KeySoftwareTokenCode]})
	if ask != nil {
		return ask
	}
	fresh, used := freshTotpStep(r.user.Tracked, event.Steps)
	switch {
	case len(event.Steps) == 0:
		return r.failed(r.refuse(api.CodeMismatchException, "Invalid code received for user", Reason{
			"", "", "the code is not one of the codes around the current time", Verified,
		}))
	case used:
		return r.refuseWith(TotpUsed(), Reason{"", "", "each code works once, and this one was used", Verified})
	default:
		r.change(Change{Kind: TotpStepUsed, Step: fresh})
		return nil
	}
}
