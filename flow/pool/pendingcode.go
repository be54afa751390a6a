package pool

import (
	"time"

	"authwalk/flow/api"
)

// The purposes of codes outside of a sign-in.
const (
	signUpCode    = api.SignUp
	forgotCode    = api.ForgotPassword
	attributeCode = "VerifyAttribute"
)

// codeValidity is how long codes can be given.
var codeValidity = map[string]time.Duration{
	signUpCode: api.SignUpCodeValidity, attributeCode: api.AttributeCodeValidity, forgotCode: api.ResetCodeValidity,
}

// wrongCodesTaken is how many wrong codes the service takes before it wants a
// new one.
const wrongCodesTaken = 10

// issueCode makes a code wait to be given. It replaces one of the same purpose
// and attribute.
func issueCode(u *User, c Change, now time.Time) {
	code := PendingCode{Purpose: c.Name, Attribute: c.Delivery.Attribute, Code: c.Value, Issued: At(now)}
	if c.Name == attributeCode {
		code.Value = c.Delivery.Address
	}
	dropCode(u, code.Purpose, code.Attribute)
	u.Tracked.Codes = append(u.Tracked.Codes, code)
}

// dropCode forgets a code. Purposes other than attributeCode have one code
// only, whatever the attribute.
func dropCode(u *User, purpose, attribute string) {
	kept := u.Tracked.Codes[:0:0]
	for _, code := range u.Tracked.Codes {
		if !code.is(purpose, attribute) {
			kept = append(kept, code)
		}
	}
	u.Tracked.Codes = kept
}

func countWrongCode(u *User, purpose, attribute string) {
	for i := range u.Tracked.Codes {
		if u.Tracked.Codes[i].is(purpose, attribute) {
			u.Tracked.Codes[i].Tries++
		}
	}
}

func (c PendingCode) is(purpose, attribute string) bool {
	return c.Purpose == purpose && (purpose != attributeCode || c.Attribute == attribute)
}

// pendingCode finds the code that waits, or nil.
func pendingCode(u *User, purpose, attribute string) *PendingCode {
	for _, code := range u.Tracked.Codes {
		if code.is(purpose, attribute) {
			return &code
		}
	}
	return nil
}

// issue sends a code for the purpose.
func (r *evaluation) issue(purpose string, d *Delivery) {
	r.change(Change{Kind: CodeIssued, Name: purpose, Delivery: d})
}

// accountCodeIsRight compares the code that was given with the one that waits.
func (r *evaluation) accountCodeIsRight(purpose, attribute string) rule {
	return func() *Decision {
		code := pendingCode(r.user, purpose, attribute)
		switch {
		case code == nil:
			return r.codeExpired("no code was requested, or it was already used")
		case r.facts.Now.After(code.Issued.Add(codeValidity[purpose])):
			return r.codeExpired("the code is older than " + codeValidity[purpose].String())
		case code.Tries >= wrongCodesTaken:
			return r.refuse(api.LimitExceededException, tooManyAttempts, Reason{"attempts", "", "too many wrong codes were given; a new one is needed", Reported})
		case sameSecret(code.Code, r.account.Code):
			return nil
		}
		r.change(Change{Kind: CodeMistyped, Name: purpose, Value: attribute})
		return r.codeMismatch("the code is not the one that was sent last")
	}
}

func (r *evaluation) codeExpired(text string) *Decision {
	return r.refuse(api.ExpiredCodeException, "Invalid code provided, please request a code again.", Reason{"", "", text, Verified})
}

func (r *evaluation) codeMismatch(text string) *Decision {
	return r.refuse(api.CodeMismatchException, "Invalid verification code provided, please try again.", Reason{"", "", text, Verified})
}
