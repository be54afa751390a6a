package api

import (
	"fmt"
	"time"
)

// Limits of the service that its model does not state.
const (
	// TOTPStep is how long an authenticator app shows a code (RFC 6238).
	TOTPStep = 30 * time.Second
	// FirstFactorDigits is how long a code is that a sign-in begins with, CodeDigits
	// how long any other is.
	FirstFactorDigits = 8
	CodeDigits        = 6
	// TriggerTimeout is how long Cognito waits for a Lambda trigger.
	TriggerTimeout = 5 * time.Second
	// SignatureValidity is how far the time of an AWS signature may be off.
	SignatureValidity = 5 * time.Minute
	// SessionMinutes is AuthSessionValidity of a client that does not set it.
	SessionMinutes = 3
	// SignUpCodeValidity, ResetCodeValidity and AttributeCodeValidity are how long
	// the codes for a sign-up, for a new password and for an address are valid.
	SignUpCodeValidity    = 24 * time.Hour
	ResetCodeValidity     = time.Hour
	AttributeCodeValidity = 24 * time.Hour
	// FewestAttempts and MostAttempts are how many codes or resets a user can ask
	// for in an hour, depending on risk.
	FewestAttempts = 5
	MostAttempts   = 20
	// DailyEmails is how many emails Cognito's own sender sends in a day for an
	// AWS account.
	DailyEmails = 50
	// Passkeys is how many passkeys a user can have.
	Passkeys = 20
	// PageSize is how many items a page of a list has at most, PasskeyPageSize how
	// many passkeys.
	PageSize        = 60
	PasskeyPageSize = 20
)

// InHours writes a duration of whole hours.
func InHours(d time.Duration) string {
	if d == time.Hour {
		return "1 hour"
	}
	return fmt.Sprintf("%d hours", int(d.Hours()))
}

// InSeconds writes a duration of whole seconds.
func InSeconds(d time.Duration) string { return fmt.Sprintf("%d seconds", int(d.Seconds())) }
