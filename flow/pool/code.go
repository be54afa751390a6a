package pool

import (
	"maps"

	"authwalk/flow/api"
)

// codeKeys are the response keys of the challenges with a code that was sent.
var codeKeys = map[string]string{
	smsMFA: api.KeySMSMFACode, smsOTP: api.KeySMSOTPCode, emailOTP: api.KeyEmailOTPCode,
}

// sendCode sends a code and asks for it. A simulated user gets the same answer
// and no message.
func (r *evaluation) sendCode(challenge, attribute, address string, digits int) *Decision {
	delivery := deliver(attribute, address, challenge, digits)
	parameters := delivery.parameters()
	if r.user != nil {
		if decision := r.messageTrigger(delivery); decision != nil {
			return decision
		}
		if _, ask := r.ask(Need{Kind: Deliver, Name: r.user.Username, Delivery: delivery}); ask != nil {
			return ask
		}
		if r.progress.FirstFactor != "" {
			maps.Copy(parameters, map[string]string{api.KeyUserIDForSRP: r.user.Username})
		}
	}
	r.progress.Address = attribute
	return r.challenge(challenge, parameters)
}

// giveCode answers SMS_MFA, SMS_OTP and EMAIL_OTP. A wrong code leaves the
// session usable.
func (r *evaluation) giveCode(challenge string) *Decision {
	return firstDecision(
		r.required(api.KeyUsername, codeKeys[challenge]),
		r.secretHash,
		r.sessionFor(challenge),
		r.codesAreNotLocked,
		r.codeIsRight(codeKeys[challenge]),
		r.nameDevice,
		r.spend,
		r.addressIsVerified,
		r.passed,
		r.afterCode,
	)
}

// codesAreNotLocked: the lock is for second factors; first-factor codes are not
// counted.
func (r *evaluation) codesAreNotLocked() *Decision {
	if r.progress.FirstFactor == "" {
		return nil
	}
	return r.isNotLocked()
}

func (r *evaluation) codeIsRight(parameter string) rule {
	return func() *Decision {
		wrong := r.refuse(api.CodeMismatchException, "Invalid code or auth state for the user.", Reason{
			"", "", "the code is not the one that was sent; the session is still valid", Verified,
		})
		if r.user == nil {
			return wrong
		}
		event, ask := r.ask(Need{Kind: VerifyCode, Name: r.user.Username, Given: r.parameters[parameter]})
		switch {
		case ask != nil:
			return ask
		case event.OK:
			return nil
		case r.progress.FirstFactor != "":
			return r.failed(wrong)
		default:
			return wrong
		}
	}
}

// addressIsVerified: who gives the code back has the address.
func (r *evaluation) addressIsVerified() *Decision {
	if r.progress.NewEmail != "" {
		r.change(Change{Kind: AttributeSet, Name: email, Value: r.progress.NewEmail})
		r.change(Change{Kind: FactorActive, Name: emailOTP})
	}
	if !r.user.UserAttributes.Verified(r.progress.Address) {
		r.change(Change{Kind: AttributeVerified, Name: r.progress.Address})
	}
	return nil
}

// afterCode: a code as second factor ends the sign-in; as first factor it
// stands where the password stands otherwise.
func (r *evaluation) afterCode() *Decision {
	if r.progress.FirstFactor != "" {
		return r.afterSecondFactor()
	}
	r.progress.FirstFactor = r.progress.Challenge
	return r.afterFirstFactor()
}
