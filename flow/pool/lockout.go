package pool

import (
	"strconv"
	"time"
)

const (
	// FreeFailures is how many wrong attempts a user has before the first lock.
	FreeFailures = 5
	// LongestLock is how long a user is locked at most.
	LongestLock = 15 * time.Minute
)

// countFailure notes a wrong password or code. From the last free one on,
// each locks the user: for a second at first, then twice as long each time, 15 minutes at most. A quarter of an
// hour without attempts after a lock begins the count anew.
func countFailure(t *Tracked, now time.Time) {
	if !t.LockedUntil.IsZero() && now.Sub(t.LastAttempt.Time) >= LongestLock && !now.Before(t.LockedUntil.Time) {
		clearFailures(t)
	}
	t.FailedAttempts++
	t.LastAttempt = At(now)
	if t.FailedAttempts >= FreeFailures {
		t.LockedUntil = At(now.Add(lockFor(t.FailedAttempts)))
	}
}

func lockFor(failures int) time.Duration {
	doublings := failures - FreeFailures
	if doublings >= 10 {
		return LongestLock
	}
	return time.Second << doublings
}

func clearFailures(t *Tracked) {
	t.FailedAttempts, t.LockedUntil, t.LastAttempt = 0, Time{}, Time{}
}

// isNotLocked refuses attempts during a lock. They do not count.
func (r *evaluation) isNotLocked() *Decision {
	if r.user == nil || !r.facts.Now.Before(r.user.Tracked.LockedUntil.Time) {
		return nil
	}
	return r.notAuthorized("Password attempts exceeded", Reason{
		"FailedAttempts", strconv.Itoa(r.user.Tracked.FailedAttempts),
		"too many wrong passwords or codes in a row", Verified,
	})
}

// failed counts a failure of the user and refuses.
func (r *evaluation) failed(refusal *Decision) *Decision {
	r.change(Change{Kind: FailureCounted})
	return refusal
}
