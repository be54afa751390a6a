package script

import (
	"errors"
	"time"

	"github.com/pquerna/otp/totp"
)

// totp makes a code (RFC 6238, SHA-1, six digits, 30 seconds) from secret, from the
// one that a set-up of this walk gave, or from one that was kept.
func (l *lookup) totp(secret string) (string, error) {
	if secret == "" {
		secret = normalBase32(l.secret.Reveal())
	}
	if secret == "" && l.walk != nil {
		secret = normalBase32(l.controller.AuthenticatorSecret(*l.walk).Reveal())
	}
	if secret == "" {
		return "", errors.New("${totp} has no secret: no authenticator app of this user was set up here (use ${totp:BASE32})")
	}
	code, err := totp.GenerateCode(secret, l.endpointTime())
	if err != nil {
		return "", errors.New("${totp}: this secret is not valid")
	}
	return code, nil
}

// endpointTime is the time by the endpoint's clock, which counts for codes: an
// emulator's may have been moved ahead.
func (l *lookup) endpointTime() time.Time {
	now := l.now()
	if l.walk == nil {
		return now
	}
	return now.Add(l.walk.ClockDifference())
}
