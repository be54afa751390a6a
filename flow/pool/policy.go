package pool

import (
	"strings"
	"time"
	"unicode/utf8"

	"authwalk/flow/api"
)

// symbols count as special characters
// (https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html).
const symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-"

// DefaultPasswordPolicy is what a pool created without a policy gets
// (API_PasswordPolicyType).
func DefaultPasswordPolicy() PasswordPolicy {
	return PasswordPolicy{
		MinimumLength: defaultPasswordLength, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true,
	}
}

func (p *UserPool) passwordPolicy() PasswordPolicy {
	if p.Policies == nil || p.Policies.PasswordPolicy == nil {
		return DefaultPasswordPolicy()
	}
	return *p.Policies.PasswordPolicy
}

// temporaryDays is how long a temporary password can be used; 0 is for ever.
func (p PasswordPolicy) temporaryDays() int {
	if p.TemporaryPasswordValidityDays == nil {
		return TemporaryPasswordDays
	}
	return *p.TemporaryPasswordValidityDays
}

// policyClause is what the password lacks, in the service's words; "" when it
// conforms. Length comes first, and only one clause is named.
func policyClause(policy PasswordPolicy, password string) string {
	lacks := func(required bool, is func(rune) bool) bool {
		return required && !strings.ContainsFunc(password, is)
	}
	switch {
	case utf8.RuneCountInString(password) < policy.MinimumLength:
		return "Password not long enough"
	case lacks(policy.RequireUppercase, func(c rune) bool { return 'A' <= c && c <= 'Z' }):
		return "Password must have uppercase characters"
	case lacks(policy.RequireLowercase, func(c rune) bool { return 'a' <= c && c <= 'z' }):
		return "Password must have lowercase characters"
	case lacks(policy.RequireNumbers, func(c rune) bool { return '0' <= c && c <= '9' }):
		return "Password must have numeric characters"
	case policy.RequireSymbols && !hasSymbol(password):
		return "Password must have symbol characters"
	default:
		return ""
	}
}

// hasSymbol: a blank counts where it is neither first nor last.
func hasSymbol(password string) bool {
	return strings.ContainsAny(password, symbols) || strings.Contains(strings.Trim(password, " "), " ")
}

// CheckPassword refuses a password that does not conform to the policy, in the
// wording of the operation. NEW_PASSWORD_REQUIRED is
// worded as ChangePassword and ConfirmForgotPassword are.
func CheckPassword(p *UserPool, operation, password string) *Refusal {
	clause := policyClause(p.passwordPolicy(), password)
	if clause == "" {
		return nil
	}
	wording := "Password does not conform to policy: "
	switch operation {
	case api.SignUp:
		wording = "Password did not conform with policy: "
	case api.AdminCreateUser, api.AdminSetUserPassword:
		wording = "Password did not conform with password policy: "
	}
	return &Refusal{api.InvalidPasswordException, wording + clause}
}

// CheckPasswordHistory refuses one of the newest passwords, the present one
// included, as many as the pool's PasswordHistorySize says.
func CheckPasswordHistory(p *UserPool, u *User, password string) *Refusal {
	size := p.passwordPolicy().PasswordHistorySize
	used := false
	for i, earlier := range append([]string{u.CurrentPassword()}, u.Tracked.PasswordHistory...) {
		if i < size && earlier != "" && sameSecret(earlier, password) {
			used = true
		}
	}
	if !used {
		return nil
	}
	return &Refusal{api.PasswordHistoryPolicyViolationException, "Password has previously been used"}
}

// SetPassword gives the user a permanent password: the status becomes
// CONFIRMED, failures are forgotten, and the old password goes into the
// history.
func SetPassword(u *User, p *UserPool, password string, now time.Time) {
	replacePassword(u, p, now)
	u.Password, u.UserStatus = password, api.StatusConfirmed
}

// SetTemporaryPassword gives the user a password to be replaced at the next
// sign-in.
func SetTemporaryPassword(u *User, p *UserPool, password string, now time.Time) {
	replacePassword(u, p, now)
	u.TemporaryPassword, u.UserStatus = password, api.StatusForceChangePassword
}

func replacePassword(u *User, p *UserPool, now time.Time) {
	if size := p.passwordPolicy().PasswordHistorySize; u.CurrentPassword() != "" && size > 1 {
		history := append([]string{u.CurrentPassword()}, u.Tracked.PasswordHistory...)
		u.Tracked.PasswordHistory = history[:min(len(history), size-1)]
	}
	u.Password, u.TemporaryPassword = "", ""
	u.Tracked.Imported = false
	u.Tracked.PasswordSet, u.UserLastModifiedDate = At(now), At(now)
	clearFailures(&u.Tracked)
}
