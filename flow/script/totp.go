package script

import (
	"errors"
	"time"

	"authwalk/flow/walk"

	"github.com/pquerna/otp/totp"
)

// totp makes a code (RFC 6238, SHA-1, six digits, 30 seconds) from secret, or
// from the one that a set-up of this walk gave.
func (l *lookup) totp(secret string) (string, error) {
	if secret == "" {
		secret = normalBase32(l.secret.Reveal())
	}
	if secret == "" {
		return "", errors.New("${totp} has no secret: no authenticator app was set up in this walk (use ${totp:BASE32})")
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
	if l.walked == nil {
		return now
	}
	for i := len(l.walked.Steps) - 1; i >= 0; i-- {
		if exchange := l.walked.Steps[i].Exchange; !exchange.ServerTime.IsZero() {
			return now.Add(clockDifference(exchange))
		}
	}
	return now
}

// clockDifference is how far the endpoint's clock is ahead. Its Date header
// has whole seconds, so less than two mean that the clocks agree.
func clockDifference(exchange walk.Exchange) time.Duration {
	difference := exchange.ServerTime.Sub(exchange.Started.Add(exchange.Elapsed))
	if difference.Abs() < 2*time.Second {
		return 0
	}
	return difference
}
