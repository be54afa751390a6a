package explain

import (
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// lockLayout is the time that a lock ends at.
const lockLayout = "2006-01-02 15:04:05 UTC"

// waitForLock is what to do first about a locked user: nothing, until the lock
// ends.
func waitForLock(f failure) []walk.Action {
	wait := walk.Action{Kind: walk.Wait, Label: "Try again when the lock ends, after " + longestLock + " at most"}
	if user := f.facts.identify(f.typed()).User; user != nil && !user.Tracked.LockedUntil.IsZero() {
		wait.Until = user.Tracked.LockedUntil.Time
		wait.Label = "Try again when the lock ends, at " + wait.Until.UTC().Format(lockLayout)
	} else if !f.step.Exchange.Started.IsZero() {
		wait.Until = f.step.Exchange.Started.Add(f.walk.ClockDifference()).Add(pool.LongestLock)
	}
	return []walk.Action{wait}
}
