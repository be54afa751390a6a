package pool

import (
	"maps"
	"time"

	"authwalk/flow/api"
)

// longestGrace is the longest RetryGracePeriodSeconds.
const longestGrace = time.Minute

// Rotation is what has become of the refresh tokens of one sign-in. They are numbered
// as they are given out; the zero value is that of a sign-in with its first token,
// number 0. A rotation is never changed in place.
type Rotation struct {
	// Live is the newest token.
	Live int
	// given is how many tokens came after the first.
	given int
	// replaced is when each token was first exchanged for another, as long as a
	// grace period can last. A token that is neither here nor live is dead.
	replaced map[int]time.Time
}

// RotationFrom is the rotation of a sign-in that is known by one of its tokens alone.
func RotationFrom(number int) Rotation { return Rotation{Live: number, given: number} }

// State is TokenValid for the newest token, and for one that was exchanged within the
// grace period; for others it is TokenReused.
func (r Rotation) State(number int, grace time.Duration, now time.Time) TokenState {
	at, wasReplaced := r.replaced[number]
	if number == r.Live || wasReplaced && now.Before(at.Add(grace)) {
		return TokenValid
	}
	return TokenReused
}

// Exchanged is the rotation once the token has been exchanged for a new one, which is
// then the newest. Where an old token was exchanged again, the one that it was
// exchanged for before is dead.
func (r Rotation) Exchanged(number int, now time.Time) Rotation {
	replaced := maps.Clone(r.replaced)
	maps.DeleteFunc(replaced, func(_ int, at time.Time) bool { return !now.Before(at.Add(longestGrace)) })
	if number == r.Live {
		if replaced == nil {
			replaced = map[int]time.Time{}
		}
		replaced[number] = now
	}
	return Rotation{Live: r.given + 1, given: r.given + 1, replaced: replaced}
}

// Ends reports whether revoking the token ends the sign-in: the newest does, and the
// first.
func (r Rotation) Ends(number int) bool { return number == r.Live || number == 0 }

// GracePeriod is how long a refresh token works after it has been exchanged.
func (c *Client) GracePeriod() time.Duration {
	if !c.Rotates() {
		return 0
	}
	return time.Duration(c.RefreshTokenRotation.RetryGracePeriodSeconds) * time.Second
}

// TokenReuse is the refusal of a refresh token that was exchanged before.
func TokenReuse() *Refusal {
	return &Refusal{api.RefreshTokenReuseException, "Refresh token reuse detected"}
}
