package pool

import (
	"errors"
	"slices"
	"time"
)

// Change is one thing that becomes of a user or a session.
type Change struct {
	Kind ChangeKind
	// Username is whose change it is where that is not the user of the decision.
	Username string
	// Name and Value are the attribute's, or Value the new password or status.
	Name, Value string
	// Delivery is where CodeIssued sends its code.
	Delivery *Delivery
	// Step is the time step of a TOTP code.
	Step int64
	// SignCount is what the passkey has counted.
	SignCount uint32
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
	// TemporaryPasswordSet: Value is a password to be replaced at the next sign-in.
	TemporaryPasswordSet ChangeKind = "TemporaryPasswordSet"
	// StatusSet: the UserStatus is now Value.
	StatusSet ChangeKind = "StatusSet"
	// AttributeDeleted: the attribute Name is gone.
	AttributeDeleted ChangeKind = "AttributeDeleted"
	// AttributeUnverified: the address Name is no longer verified.
	AttributeUnverified ChangeKind = "AttributeUnverified"
	// CodeIssued: a code with the purpose Name goes to the Delivery. Value is the
	// code; whoever makes the changes makes it up and sends it afterwards.
	CodeIssued ChangeKind = "CodeIssued"
	// CodeMistyped: a wrong code of the purpose Name was given for the attribute
	// Value.
	CodeMistyped ChangeKind = "CodeMistyped"
	// CodeUsed: the code of the purpose Name for the attribute Value was given.
	CodeUsed ChangeKind = "CodeUsed"
	// AttemptCounted: an attempt of the operation Name counts for CountAttempts;
	// AttemptsForgotten: none counts any more.
	AttemptCounted    ChangeKind = "AttemptCounted"
	AttemptsForgotten ChangeKind = "AttemptsForgotten"
	// DeviceSignedIn: the device Name has proved itself.
	DeviceSignedIn ChangeKind = "DeviceSignedIn"
	// PasskeySignedIn: the passkey Name has signed the user in and counted SignCount.
	PasskeySignedIn ChangeKind = "PasskeySignedIn"
	// SessionSpent: the session that was answered cannot be answered again.
	SessionSpent ChangeKind = "SessionSpent"
)

// ErrTotpUsed tells that another request used the time step first.
var ErrTotpUsed = errors.New("the code of this time step has been accepted before")

// Apply makes the changes that are the user's, at the time now. When it fails
// (only with ErrTotpUsed) the user is to be thrown away.
func Apply(changes []Change, user *User, settings *UserPool, now time.Time) error {
	for _, change := range changes {
		if change.Username != "" && change.Username != user.Username {
			continue
		}
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
		u.UserAttributes = u.UserAttributes.With(markOf(c.Name), "true")
	case AttributeUnverified:
		u.UserAttributes = u.UserAttributes.With(markOf(c.Name), "false")
	case AttributeDeleted:
		u.UserAttributes = u.UserAttributes.Without(c.Name)
		u.UserLastModifiedDate = At(now)
	case TemporaryPasswordSet:
		SetTemporaryPassword(u, settings, c.Value, now)
	case StatusSet:
		u.UserStatus, u.UserLastModifiedDate = c.Value, At(now)
	case CodeIssued:
		issueCode(u, c, now)
	case CodeMistyped:
		countWrongCode(u, c.Name, c.Value)
	case CodeUsed:
		dropCode(u, c.Name, c.Value)
	case TotpStepUsed:
		return useTotpStep(&u.Tracked, c.Step)
	case DeviceSignedIn:
		deviceSignedIn(u, c.Name, now)
	case PasskeySignedIn:
		passkeySignedIn(u, c.Name, c.SignCount)
	case FactorActive:
		if !slices.Contains(u.UserMFASettingList, c.Name) {
			u.UserMFASettingList = append(u.UserMFASettingList, c.Name)
		}
	}
	return nil
}
