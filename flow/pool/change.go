package pool

import (
	"errors"
	"slices"
	"time"
)

// Change is one thing that becomes of a user or a session.
type Change struct {
	Kind ChangeKind
	// Name and Value are the attribute's, or Value the new password.
	Name, Value string
	// Step is the time step of a TOTP code.
	Step int64
}

// ChangeKind says what changes.
type ChangeKind string

// The changes.
const (
	// FailureCounted: a wrong password or second-factor code.
	FailureCounted ChangeKind = "FailureCounted"
	// FailuresCleared: a sign-in ended well.
	FailuresCleared ChangeKind = "FailuresCleared"
	// PasswordSet: Value is the user's own new password.
	PasswordSet ChangeKind = "PasswordSet"
	// AttributeSet: the attribute Name is now Value.
	AttributeSet ChangeKind = "AttributeSet"
	// AttributeVerified: the address Name (email or phone_number) is verified.
	AttributeVerified ChangeKind = "AttributeVerified"
	// TotpStepUsed: the code of Step was accepted.
	TotpStepUsed ChangeKind = "TotpStepUsed"
	// FactorActive: the second factor Name is switched on for the user.
	FactorActive ChangeKind = "FactorActive"
	// SessionSpent: the session that was answered cannot be answered again.
	SessionSpent ChangeKind = "SessionSpent"
)

// ErrTotpUsed tells that another request used the time step first.
var ErrTotpUsed = errors.New("the code of this time step has been accepted before")

// Apply makes the changes to the user at the time now. When it fails (only
// with ErrTotpUsed) the user is to be thrown away.
func Apply(changes []Change, user *User, settings *UserPool, now time.Time) error {
	for _, change := range changes {
		if err := change.apply(user, settings, now); err != nil {
			return err
		}
	}
	return nil
}

func (c Change) apply(u *User, settings *UserPool, now time.Time) error {
	switch c.Kind {
	case FailureCounted:
		countFailure(&u.Tracked, now)
	case FailuresCleared:
		clearFailures(&u.Tracked)
	case PasswordSet:
		SetPassword(u, settings, c.Value, now)
	case AttributeSet:
		u.UserAttributes = u.UserAttributes.With(c.Name, c.Value)
		u.UserLastModifiedDate = At(now)
	case AttributeVerified:
		u.UserAttributes = u.UserAttributes.With(c.Name+"_verified", "true")
	case TotpStepUsed:
		return useTotpStep(&u.Tracked, c.Step)
	case FactorActive:
		if !slices.Contains(u.UserMFASettingList, c.Name) {
			u.UserMFASettingList = append(u.UserMFASettingList, c.Name)
		}
	}
	return nil
}
