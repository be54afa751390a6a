package operation

import (
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// The purposes of codes outside of a sign-in, and how long these codes live
// (reference section 11.1).
const (
	signUpCode    = api.SignUp
	forgotCode    = api.ForgotPassword
	attributeCode = "VerifyAttribute"
)

var codeValidity = map[string]time.Duration{
	signUpCode: 24 * time.Hour, attributeCode: 24 * time.Hour, forgotCode: time.Hour,
}

// tries is how many wrong codes the service takes before it wants a new one.
const tries = 10

// keepCode makes a code wait to be given back. It replaces one of the same
// purpose and attribute.
func keepCode(user *pool.User, code pool.PendingCode) {
	dropCode(user, code.Purpose, code.Attribute)
	user.Tracked.Codes = append(user.Tracked.Codes, code)
}

// dropCode forgets a code. Purposes other than attributeCode have one code only,
// whatever the attribute.
func dropCode(user *pool.User, purpose, attribute string) {
	kept := user.Tracked.Codes[:0:0]
	for _, code := range user.Tracked.Codes {
		if code.Purpose != purpose || purpose == attributeCode && code.Attribute != attribute {
			kept = append(kept, code)
		}
	}
	user.Tracked.Codes = kept
}

// pendingCode finds the code that waits, or nil.
func pendingCode(user *pool.User, purpose, attribute string) *pool.PendingCode {
	for i := range user.Tracked.Codes {
		code := user.Tracked.Codes[i]
		if code.Purpose == purpose && (purpose != attributeCode || code.Attribute == attribute) {
			return &code
		}
	}
	return nil
}

var (
	errCodeExpired  = wire.Refuse("ExpiredCodeException", "Invalid code provided, please request a code again.")
	errCodeMismatch = wire.Refuse("CodeMismatchException", "Invalid verification code provided, please try again.")
	errAttempts     = wire.Refuse("LimitExceededException", "Attempt limit exceeded, please try after some time.")
)

// checkCode compares what was given with the code that waits and counts wrong
// ones.
func (c *call) checkCode(user *pool.User, purpose, attribute, given string) (*pool.PendingCode, error) {
	code := pendingCode(user, purpose, attribute)
	switch {
	case code == nil || c.now.After(code.Issued.Add(codeValidity[purpose])):
		return nil, errCodeExpired
	case code.Tries >= tries:
		return nil, errAttempts
	case equal(code.Code, given):
		return code, nil
	}
	_, err := c.edit(user, func(u *pool.User) error {
		if wrong := pendingCode(u, purpose, attribute); wrong != nil {
			wrong.Tries++
			keepCode(u, *wrong)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return nil, errCodeMismatch
}
